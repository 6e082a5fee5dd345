// Applies the actions of an OpenAPI Overlay to a document (Overlay Specification 1.1).
import type { JSONPathQuery } from "json-p3";
import { isRecord } from "../../json/record.ts";
import { childPlace, type Place } from "../spot.ts";
import { type Action, OverlayFault } from "./actions.ts";
import type { Placed, Provenance } from "./provenance.ts";

type Path = readonly (string | number)[];

/**
 * Applies the actions in order, each to the result of those before it.
 *
 * @param document changes
 * @param actions of one overlay
 * @param file the overlay's file, in which the parts that it adds are
 * @returns the actions whose target selects nothing; they change nothing
 * @throws OverlayFault for an update that does not fit what is there
 */
export function applyActions(
  document: Provenance,
  actions: readonly Action[],
  file: string,
): readonly Action[] {
  return actions.filter((action) => {
    const paths = selected(document, action.query);
    for (const path of inOrderOfRemoval(paths, action)) applyAt(document, path, action, file);
    return paths.length === 0;
  });
}

function selected({ root: { value } }: Provenance, query: JSONPathQuery): readonly Path[] {
  return isJson(value) ? query.query(value).locations() : [];
}

/** A document was read from YAML or JSON, so it has JSON values only. */
function isJson(value: unknown): value is Parameters<JSONPathQuery["query"]>[0] {
  return isRecord(value);
}

/** The last items of a list go first, so that the indices of the others stay right. */
function inOrderOfRemoval(paths: readonly Path[], { change }: Action): readonly Path[] {
  const unique = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
  if (change.kind !== "remove") return unique;
  return unique.sort((a, b) => b.length - a.length || compareIndices(b, a));
}

function compareIndices(a: Path, b: Path): number {
  const [one, other] = [a.at(-1), b.at(-1)];
  return typeof one === "number" && typeof other === "number" ? one - other : 0;
}

function applyAt(document: Provenance, path: Path, { change, target, pointer }: Action, file: string): void {
  const key = path.at(-1);
  const parent = document.find(path.slice(0, -1));
  if (change.kind === "remove") {
    if (key === undefined) throw new OverlayFault(pointer, "an overlay cannot remove the whole document");
    document.remove(parent, key);
    return;
  }
  const from =
    change.kind === "copy"
      ? copied(document, change, pointer)
      : { value: change.value, place: { file, pointer: `${pointer}/update` } };
  const { value } = document.find(path);
  const fault = misfit(value, from.value);
  if (fault !== undefined) throw new OverlayFault(`${pointer}/${change.kind}`, `${target} selects ${fault}`);
  if (isRecord(value)) merge(document, value, from);
  else if (Array.isArray(value)) append(document, value, from);
  else if (key !== undefined) document.put(Object(parent.value), key, from);
}

function copied(
  document: Provenance,
  { from, query }: { readonly from: string; readonly query: JSONPathQuery },
  pointer: string,
): Placed {
  const [first, ...others] = selected(document, query);
  if (first === undefined || others.length > 0) {
    const count = first === undefined ? "nothing" : `${others.length + 1} parts`;
    throw new OverlayFault(`${pointer}/copy`, `${from} selects ${count}: write a path that selects one part`);
  }
  return document.find(first);
}

/** Overlay 1.1 4.4.3: objects are merged, lists take items, and other values are replaced by values of that kind. */
function misfit(value: unknown, update: unknown): string | undefined {
  if (isRecord(value) && !isRecord(update)) return "an object: write an object to merge with it";
  const isValue = typeof value !== "object" || value === null;
  if (isValue && typeof update === "object" && update !== null)
    return "a value that is neither an object nor a list: write a value, or select what is around it";
  return undefined;
}

function merge(document: Provenance, target: object, from: Placed): void {
  for (const key of Object.keys(Object(from.value))) {
    const own = document.member(from, key);
    const there: unknown = Object.hasOwn(target, key) ? Reflect.get(target, key) : undefined;
    if (isRecord(there) && isRecord(own.value)) merge(document, there, own);
    else if (Array.isArray(there) && Array.isArray(own.value)) append(document, there, own);
    else document.put(target, key, own);
  }
}

/** A list is joined to the list; any other value becomes its last item. */
function append(document: Provenance, list: unknown[], from: Placed): void {
  const items = Array.isArray(from.value)
    ? from.value.map((_, index) => document.member(from, index))
    : [from];
  for (const item of items) document.put(list, list.length, item);
}

/** @returns the place of an action's target, for a message about it. */
export function placeOfTarget({ pointer }: Action, file: string): Place {
  return childPlace({ file, pointer }, "target");
}
