// The files of a document as their authors wrote them, with references followed from file to file.
import type { BaseResolver, Document, LocationObject } from "@redocly/openapi-core";
import { decodeFragment, parsePointer } from "../json/pointer.ts";
import { membersOf } from "../json/record.ts";
import { childPlace, type Place } from "./spot.ts";

type Source = Document["source"];

/** A value in a file; its own `$ref` is not followed. */
export type Written = { readonly value: unknown; readonly place: Place };

export type Files = {
  /** Finds where a part of the document is written, if an overlay changed it. */
  readonly written: (where: LocationObject) => LocationObject;
  readonly root: Written;
  /** Circular references that never lead to a value: the references of each circle, in order. */
  readonly circles: readonly (readonly Written[])[];
  readonly source: (file: string) => Source | undefined;
  /** @returns the target of a reference, which may itself be a reference; `undefined` if it cannot be resolved. */
  readonly find: (ref: string, from: Place) => Written | undefined;
};

/** Members whose value is data: like Redocly, do not read a `$ref` in them as a reference. */
const DATA = ["value", "default", "const", "enum"];

/** Members that map names to objects: a name such as `default`, of a response, does not make the object data. */
export const MAPS: readonly string[] = [
  ...["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "responses", "paths"],
  ...[
    "schemas",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
  ],
  ...["pathItems", "webhooks", "content", "mediaTypes", "encoding"],
];

/**
 * @param root a document
 * @param resolver reads the files that the document refers to; references to unreadable files cannot be resolved
 * @returns the document and every file that its references reach, as copies that later changes do not affect
 */
export async function readFiles(root: Document, resolver: BaseResolver): Promise<Omit<Files, "written">> {
  const files = new Map<string, Document | undefined>([[root.source.absoluteRef, pristine(root)]]);
  const circles: (readonly Written[])[] = [];
  const wanted: string[] = [];
  const finder: Finder = {
    circle: (circle) => {
      const isKnown = circles.some((other) => other.some((one) => circle.some(isSameAs(one))));
      if (!isKnown) circles.push(circle);
    },
    read: (uri, from) => {
      const file = uri === "" ? from : resolver.resolveExternalRef(from, uri);
      if (!files.has(file)) wanted.push(file);
      const document = files.get(file);
      return document && { value: document.parsed, place: { file, pointer: "#/" } };
    },
  };
  const load = async (file: string): Promise<void> => {
    // Redocly throws the failure, although its type says that it returns it.
    const read = await resolver.resolveDocument(null, file).catch((error: Error) => error);
    files.set(file, read instanceof Error ? undefined : pristine(read));
  };
  /** Follows a chain of references, loading each file that it needs. */
  const reach = async (written: Written): Promise<Written | undefined> => {
    for (;;) {
      const target = follow(written, [], finder);
      const file = wanted.pop();
      if (file === undefined) return target;
      await load(file);
    }
  };
  const start: Written = { value: files.get(root.source.absoluteRef)?.parsed, place: placeOfRoot(root) };
  await visitAll(start, reach);
  return {
    root: start,
    circles,
    source: (file) => files.get(file)?.source,
    find: (ref, from) => find(ref, from, [], finder),
  };
}

/** @returns the text of the `$ref` if the value is a reference. */
export function refOf(value: unknown): string | undefined {
  const ref = membersOf(value)["$ref"];
  return typeof ref === "string" ? ref : undefined;
}

type Finder = {
  readonly circle: (circle: readonly Written[]) => void;
  readonly read: (uri: string, from: string) => Written | undefined;
};

/** @returns the value at the end of a chain of references; `undefined` if the chain is circular or broken. */
function follow(written: Written, via: readonly Written[], finder: Finder): Written | undefined {
  const ref = refOf(written.value);
  if (ref === undefined) return written;
  const before = via.findIndex(isSameAs(written));
  if (before !== -1) {
    finder.circle(via.slice(before));
    return undefined;
  }
  const found = find(ref, written.place, [...via, written], finder);
  return found && follow(found, [...via, written], finder);
}

function find(ref: string, from: Place, via: readonly Written[], finder: Finder): Written | undefined {
  const [uri = "", ...rest] = ref.split("#");
  const tokens = parsePointer(decodeFragment(rest.join("#")))?.filter((token) => token !== "");
  let at = finder.read(uri, from.file);
  for (const token of tokens ?? []) {
    // A pointer may pass through a reference to its target.
    const holder = at && (memberOf(at, token) === undefined ? follow(at, via, finder) : at);
    at = holder && memberOf(holder, token);
  }
  return tokens && at;
}

/** @returns a member of a written value; `undefined` if there is none. */
export function memberOf({ value, place }: Written, key: string): Written | undefined {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return { value: Reflect.get(value, key), place: childPlace(place, key) };
}

async function visitAll(
  start: Written,
  reach: (written: Written) => Promise<Written | undefined>,
): Promise<void> {
  const seen = new Set<object>();
  const pending = [{ ...start, isNamed: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, place, isNamed } = next;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    for (const [key, member] of Object.entries(value).reverse()) {
      if (typeof member !== "object" || (!isNamed && (DATA.includes(key) || key.startsWith("x-")))) continue;
      pending.push({ value: member, place: childPlace(place, key), isNamed: MAPS.includes(key) });
    }
    const target = refOf(value) === undefined ? undefined : await reach(next);
    if (target !== undefined) pending.push({ ...target, isNamed: false });
  }
}

function isSameAs({ place }: Written): (other: Written) => boolean {
  return (other) => other.place.file === place.file && other.place.pointer === place.pointer;
}

function placeOfRoot({ source }: Document): Place {
  return { file: source.absoluteRef, pointer: "#/" };
}

/** A copy, because bundling changes its input. */
function pristine({ source, parsed }: Document): Document {
  return { source, parsed: structuredClone(parsed) };
}
