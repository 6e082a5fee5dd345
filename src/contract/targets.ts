// Finds the resource that an operation is about: named by its declaration, else by its path, else by the links of its answers.
import { pathParameterNames } from "../http/path.ts";
import { type Effect, effectRow } from "../semantics/effects.ts";
import { isField } from "../semantics/fields.ts";
import { isSuccess } from "../semantics/statuses.ts";
import type { Link, Operation, Parameter, Reference } from "./operation.ts";

export type OperationParts = Omit<Operation, "target" | "parent" | "identity" | "traits">;

/**
 * @param operation an operation, its effect settled
 * @param reads the read operations of the document
 * @returns its target; `undefined` where its effect has none, or the document does not say which
 */
export function targetOf(operation: OperationParts, reads: readonly OperationParts[]): Reference | undefined {
  const { effect, target } = operation.semantics;
  if (!isAboutOne(effect)) return undefined;
  // A declaration that does not fit is a fault of the document (`targetFault`), never a reason to guess.
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
 * @returns why the `target` that its declaration names can't be its target; `undefined` when it can, or none is named
 */
export function targetFault(operation: Operation, all: readonly Operation[]): string | undefined {
  const { target: named, effect } = operation.semantics;
  if (named === undefined || effect === undefined) return undefined;
  if (!isAboutOne(effect)) return `the effect ${effect} has no target`;
  const read = all.find((one) => one.id === named && one.semantics.effect === "read");
  if (read === undefined) return "no operation with the effect read has this operationId";
  const missing = missingParameters(read, operation);
  return missing.length === 0 ? undefined : `the path has no {${missing.join("}, {")}} for ${read.path}`;
}

/**
 * A precondition is compared with the current representation of a target (RFC 9110 13.1). A safe operation needs none:
 * it is compared with what the operation itself returns.
 *
 * @param operation an operation
 * @returns its precondition parameters when it has no target to compare them with: they would always, or never, hold
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

/** A list and a create are about a collection; what an operation without a known effect is about, nobody knows. */
function isAboutOne(effect: Effect | undefined): boolean {
  return effect !== undefined && effectRow(effect)?.target !== "none";
}

function missingParameters(read: OperationParts, operation: OperationParts): readonly string[] {
  const own = pathParameterNames(operation.path);
  return pathParameterNames(read.path).filter((name) => !own.includes(name));
}

function namedTarget(
  id: string,
  operation: OperationParts,
  reads: readonly OperationParts[],
): Reference | undefined {
  const read = reads.find((one) => one.id === id);
  return read && missingParameters(read, operation).length === 0 ? sameNames(read) : undefined;
}

function readAt(path: string, reads: readonly OperationParts[]): Reference | undefined {
  const read = reads.find((one) => one.path === path);
  return read && sameNames(read);
}

/**
 * @param operation an operation
 * @param reads the read operations to choose from
 * @returns the nearest resource whose path the operation's path goes on from
 */
export function readAbove(
  operation: OperationParts,
  reads: readonly OperationParts[],
): Reference | undefined {
  const [nearest] = reads
    .filter((read) => operation.path.startsWith(`${read.path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return nearest && sameNames(nearest);
}

/** A path below, or at, that of the read operation has its parameters under the same names. */
function sameNames(read: OperationParts): Reference {
  return {
    read: read.id,
    parameters: Object.fromEntries(pathParameterNames(read.path).map((name) => [name, name])),
  };
}

/** The target of a path without a read of its own: a success that links to one, named by this request's path alone. */
function linkedTarget(operation: OperationParts, reads: readonly OperationParts[]): Reference | undefined {
  for (const { link, read } of resourceLinks(operation, reads)) {
    const pairs = pathParameterNames(read.path).map((name) => [name, link.parameters[name]] as const);
    if (!pairs.every(([, value]) => value?.from === "path")) continue;
    const parameters = pairs.map(([name, value]) => [name, value?.from === "path" ? value.name : ""]);
    return { read: read.id, parameters: Object.fromEntries(parameters) };
  }
  return undefined;
}

/** @returns the links of an operation's successes that lead to a read operation. */
export function resourceLinks(
  operation: OperationParts,
  reads: readonly OperationParts[],
): readonly { link: Link; read: OperationParts }[] {
  return operation.responses
    .filter((response) => isSuccess(Number(response.status)))
    .flatMap((response) => response.links)
    .flatMap((link) => {
      const read = reads.find((one) => one.id === link.operation);
      return read === undefined ? [] : [{ link, read }];
    });
}
