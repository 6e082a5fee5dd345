// The kinds of resources of a document, as a mock stores them: what an operation is about, and the ids in its path.

import { isRefusal, responseFor } from "../contract/error-types.ts";
import { bare, idNames } from "../contract/inferred/identity.ts";
import type { Contract, Media, Operation, Response } from "../contract/operation.ts";
import { isItemOf, withoutEndSlash } from "../contract/path-places.ts";
import { representationMedia } from "../contract/resources.ts";
import { sentMedia } from "../contract/served-media.ts";
import { pathParameterNames } from "../http/path.ts";
import { isSuccess } from "../semantics/statuses.ts";

export type Kind = {
  /** The path of an item; for a kind that no path names, that of the collection with `/{id}`. */
  readonly path: string;
  /** The path parameters of an item, the outermost first. */
  readonly parameters: readonly string[];
  readonly read: Operation | undefined;
  /** Some operation adds items, so none is there from the start. */
  readonly isMade: boolean;
  /** The names of the id in a representation, without case and punctuation. */
  readonly idNames: readonly string[];
};

export type Kinds = {
  readonly all: readonly Kind[];
  /** @returns the kind of what an operation reads, lists, creates, changes or deletes. */
  readonly of: (operation: Operation) => Kind;
  /** @returns the kinds of the resources that a path leads through, whatever their parameters are called. */
  readonly above: (path: string) => readonly Kind[];
};

/** @returns the kinds of a contract. */
export function kindsOf({ operations }: Contract): Kinds {
  const collections = operations
    .filter(({ semantics: { effect } }) => effect === "list" || effect === "create")
    .map(({ path }) => withoutEndSlash(path));
  const itemPath = (operation: Operation): string => {
    const path = withoutEndSlash(operation.path);
    const { effect } = operation.semantics;
    const target = operation.target?.read ?? linkedRead(operation, operations);
    const read = target === undefined ? undefined : operations.find(({ id }) => id === target);
    if (read !== undefined && effect !== "process") return withoutEndSlash(read.path);
    if (effect !== "list" && effect !== "create") return path;
    const item = operations.find((one) => isItemOf(path, one.path));
    return item === undefined ? `${path}/{id}` : withoutEndSlash(item.path);
  };
  const kinds = new Map<string, Kind>();
  for (const operation of operations) {
    if (operation.semantics.effect === "process") continue;
    const path = itemPath(operation);
    const known = kinds.get(path);
    const read =
      operation.semantics.effect === "read" && withoutEndSlash(operation.path) === path
        ? operation
        : known?.read;
    const makes = ["create", "create-or-replace"].includes(operation.semantics.effect ?? "");
    kinds.set(path, {
      path,
      parameters: pathParameterNames(path),
      read,
      isMade: (known?.isMade ?? false) || makes || collections.some((one) => isItemOf(one, path)),
      idNames: idNames(path).map(bare),
    });
  }
  const other = (operation: Operation): Kind => ({
    path: operation.path,
    parameters: pathParameterNames(operation.path),
    read: undefined,
    isMade: false,
    idNames: [],
  });
  const all = [...kinds.values()];
  return {
    all,
    of: (operation) => kinds.get(itemPath(operation)) ?? other(operation),
    above: (path) =>
      all.filter((kind) => kind.isMade && nameless(path).startsWith(`${nameless(kind.path)}/`)),
  };
}

/** `/a/{id}/b` and `/a/{a_id}/b` are one path. */
function nameless(path: string): string {
  return withoutEndSlash(path).replaceAll(/\{[^{}]+\}/g, "{}");
}

/** A create whose response links to the read operation of what it made. */
function linkedRead(
  { semantics, responses }: Operation,
  operations: readonly Operation[],
): string | undefined {
  if (semantics.effect !== "create") return undefined;
  const links = responses.flatMap(({ links: all }) => all.map(({ operation }) => operation));
  return operations.find(({ id, semantics: { effect } }) => effect === "read" && links.includes(id))?.id;
}

/** @returns the media type of the first success of an operation; `undefined` if it has no content. */
export function successMedia(operation: Operation, status?: number): Media | undefined {
  const { responses } = operation;
  const found =
    status === undefined
      ? (responses.find((one) => isSuccess(Number(one.status))) ?? rangeOfSuccess(operation))
      : responseFor(status, responses);
  return (
    (found && (sentMedia(found) ?? found.media[0])) ??
    (status === undefined ? undefined : successMedia(operation))
  );
}

/** The response `2XX`, or the only one, `default`. */
function rangeOfSuccess(operation: Operation): Response | undefined {
  const found = responseFor(200, operation.responses);
  return found === undefined || isRefusal(operation, found) ? undefined : found;
}

/** @returns the schema of the representation of a kind. */
export function representationSchema({ read }: Kind, operation: Operation): unknown {
  const shown = read && (representationMedia(read) ?? successMedia(read));
  return (shown ?? successMedia(operation))?.schema;
}
