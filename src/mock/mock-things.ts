// What a mock keeps: its resources, and how an operation finds its own.
import type { Contract, Operation } from "../contract/operation.ts";
import { pathParameterNames } from "../http/path.ts";
import type { Members } from "../json/record.ts";
import type { HandlerRequest } from "../server/context.ts";
import { collection, type OpenView } from "../server/memory.ts";
import type { Kind, Kinds } from "./kinds.ts";
import type { Values } from "./mock-values.ts";

/** One resource in the store: what is known of it, or that it is gone. */
export type Thing = {
  readonly kind: string;
  /** The values of its path parameters, the outermost first. */
  readonly key: readonly string[];
  readonly record: Members;
  readonly isGone: boolean;
};
export const things = () => ({ things: collection<Thing>() });
export type View = OpenView<ReturnType<typeof things>>;

export type Mock = {
  readonly contract: Contract;
  readonly kinds: Kinds;
  readonly values: Values;
  /** @returns a number that was not returned before. */
  readonly count: () => number;
};

/** The values of the path parameters of a kind, as far as the path of the operation has them. */
export function keyOf(kind: Kind, operation: Operation, path: HandlerRequest["path"]): readonly string[] {
  const { target } = operation;
  const mapped = target !== undefined && target.read === kind.read?.id ? target.parameters : {};
  const own = pathParameterNames(operation.path);
  return kind.parameters.flatMap((name, at) => {
    const value = path[mapped[name] ?? name] ?? path[own[at] ?? ""];
    return value === undefined ? [] : [String(value)];
  });
}

export function placeOf(kind: Kind, key: readonly string[]): string {
  return `${kind.path} ${JSON.stringify(key)}`;
}

/** What a resource is; one that nothing creates is there as soon as the resources above it are. */
export async function findThing(
  kind: Kind,
  key: readonly string[],
  path: HandlerRequest["path"],
  view: View,
  kinds: Kinds,
): Promise<{ readonly record: Members; readonly etag: string | undefined } | undefined> {
  const stored = await view.things.find(placeOf(kind, key));
  if (stored?.value.isGone) return undefined;
  if (stored !== undefined) return { record: stored.value.record, etag: stored.etag };
  if (kind.isMade || !(await isBelowAll(kinds.above(kind.path), key, path, view, kinds))) return undefined;
  return { record: { ...path }, etag: undefined };
}

async function isBelowAll(
  all: readonly Kind[],
  values: readonly string[],
  path: HandlerRequest["path"],
  view: View,
  kinds: Kinds,
): Promise<boolean> {
  for (const kind of all) {
    const key = values.slice(0, kind.parameters.length);
    if ((await findThing(kind, key, path, view, kinds)) === undefined) return false;
  }
  return true;
}

/** Whether each resource that the path leads through exists. */
export async function hasParents(
  operation: Operation,
  { path }: HandlerRequest,
  view: View,
  { kinds }: Mock,
): Promise<boolean> {
  const values = pathParameterNames(operation.path).map((name) => String(path[name]));
  return isBelowAll(kinds.above(operation.path), values, path, view, kinds);
}
