// Finds the target of an operation: from its declaration, otherwise by its path, otherwise by the links of its responses.
import { pathParameterNames } from "../http/path.ts";
import { type Effect, effectRow } from "../semantics/effects.ts";
import { isField } from "../semantics/fields.ts";
import { isSuccess } from "../semantics/statuses.ts";
import type { Link, Operation, Parameter, Reference } from "./operation.ts";
import { namesBelow, placeOf, withoutEndSlash } from "./path-places.ts";

export type OperationParts = Omit<Operation, "target" | "parent" | "identity" | "traits">;

/** The read operations of a document: a large one has hundreds, which each of its operations looks for. */
export type Reads = {
  readonly named: (id: string | undefined) => OperationParts | undefined;
  /** In document order; parameters may have different names. */
  readonly at: (place: string) => readonly OperationParts[];
};

/** @returns the read operations among these, by name and by place */
export function readsIn(operations: readonly OperationParts[]): Reads {
  const reads = operations.filter((one) => one.semantics.effect === "read");
  const byId = new Map(reads.toReversed().map((one) => [one.id, one]));
  const byPlace = Map.groupBy(reads, ({ path }) => placeOf(path));
  return {
    named: (id) => (id === undefined ? undefined : byId.get(id)),
    at: (place) => byPlace.get(place) ?? [],
  };
}

/**
 * @param operation an operation with its effect
 * @param reads the read operations of the document
 * @returns its target; `undefined` if its effect has none or the document does not say which
 */
export function targetOf(operation: OperationParts, reads: Reads): Reference | undefined {
  const { effect, target } = operation.semantics;
  if (!hasTarget(effect)) return undefined;
  // A wrong declaration is a fault of the document (`targetFault`), never a reason to guess.
  if (target !== undefined) return namedTarget(target, operation, reads);
  return (
    readAt(operation.path, reads) ??
    (effect === "process" ? readAbove(operation, reads) : undefined) ??
    linkedTarget(operation, reads)
  );
}

/**
 * @param operation an operation
 * @param all the operations of its document
 * @returns what is wrong with the `target` in its declaration; `undefined` if it is correct or missing
 */
export function targetFault(operation: Operation, all: readonly Operation[]): string | undefined {
  const { target: named, effect } = operation.semantics;
  if (named === undefined || effect === undefined) return undefined;
  if (!hasTarget(effect)) return `the effect ${effect} has no target`;
  const read = all.find((one) => one.id === named && one.semantics.effect === "read");
  if (read === undefined) return "no operation with the effect read has this operationId";
  const missing = missingParameters(read, operation);
  return missing.length === 0 ? undefined : `the path has no {${missing.join("}, {")}} for ${read.path}`;
}

/**
 * A precondition is compared with the current representation of a target (RFC 9110 13.1). A safe operation needs no
 * target, because its precondition is compared with its own response.
 *
 * @param operation an operation
 * @returns its precondition parameters if it has no target for them: they would always or never be true
 */
export function preconditionsWithoutTarget({
  semantics,
  target,
  parameters,
}: Operation): readonly Parameter[] {
  if (semantics.effect === undefined || semantics.safe === true || target !== undefined) return [];
  return parameters.filter(
    (one) => one.in === "header" && (isField("ifMatch", one.name) || isField("ifNoneMatch", one.name)),
  );
}

/** A list and a create act on a collection; the target of an operation without a known effect is unknown. */
function hasTarget(effect: Effect | undefined): boolean {
  return effect !== undefined && effectRow(effect)?.target !== "none";
}

function missingParameters(read: OperationParts, operation: OperationParts): readonly string[] {
  const own = pathParameterNames(operation.path);
  return pathParameterNames(read.path).filter((name) => !own.includes(name));
}

function namedTarget(id: string, operation: OperationParts, reads: Reads): Reference | undefined {
  const read = reads.named(id);
  return read && missingParameters(read, operation).length === 0 ? sameNames(read) : undefined;
}

function readAt(path: string, reads: Reads): Reference | undefined {
  const there = reads.at(placeOf(path));
  const exact = there.find((one) => withoutEndSlash(one.path) === withoutEndSlash(path));
  const read = exact ?? there[0];
  return read && referenceFrom(path, read);
}

/**
 * @param operation an operation
 * @param reads the read operations of the document
 * @param except the id of a read operation that does not count
 * @returns the nearest resource whose path is a prefix of the operation's path
 */
export function readAbove(
  { path }: OperationParts,
  reads: Reads,
  except?: string | undefined,
): Reference | undefined {
  const place = placeOf(path);
  const segments = place.split("/");
  const prefixes = segments.map((_, at) => segments.slice(0, at).join("/")).slice(1);
  for (const prefix of [...itemOfVerb(place), ...prefixes.toReversed()]) {
    const above = reads.at(prefix).find(({ id }) => id !== except);
    if (above !== undefined) return referenceFrom(path, above);
  }
  return undefined;
}

/** AIP-136: a custom method is at the path of its item, after a colon: `/ships/{ship}:archive`. */
function itemOfVerb(place: string): readonly string[] {
  const end = place.lastIndexOf(":");
  return end > place.lastIndexOf("/") ? [place.slice(0, end)] : [];
}

/** At or below the path of the read operation, path parameters are the same by their place. */
function referenceFrom(path: string, read: OperationParts): Reference {
  return { read: read.id, parameters: Object.fromEntries(namesBelow(read.path, path) ?? []) };
}

/** A name in the declaration: the path parameters of the read operation have the same names. */
function sameNames(read: OperationParts): Reference {
  return {
    read: read.id,
    parameters: Object.fromEntries(pathParameterNames(read.path).map((name) => [name, name])),
  };
}

/** The target if the path itself has no read: a read linked from a success with parameters from this path only. */
function linkedTarget(operation: OperationParts, reads: Reads): Reference | undefined {
  for (const { link, read } of resourceLinks(operation, reads)) {
    const pairs = pathParameterNames(read.path).map((name) => [name, link.parameters[name]] as const);
    if (!pairs.every(([, value]) => value?.from === "path")) continue;
    const parameters = pairs.map(([name, value]) => [name, value?.from === "path" ? value.name : ""]);
    return { read: read.id, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

/** @returns the links in an operation's successes to read operations. */
export function resourceLinks(
  operation: OperationParts,
  reads: Reads,
): readonly { link: Link; read: OperationParts }[] {
  return operation.responses
    .filter((response) => isSuccess(Number(response.status)))
    .flatMap((response) => response.links)
    .flatMap((link) => {
      const read = reads.named(link.operation);
      return read === undefined ? [] : [{ link, read }];
    });
}
