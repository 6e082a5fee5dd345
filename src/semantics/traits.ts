// The facts about an operation's declaration that decide which questions the server asks; none depends on a request.
import { pathParameterNames } from "../http/path.ts";
import { type Effect, effectRow } from "./effects.ts";
import { fields, hasSchema } from "./fields.ts";
import type { Method } from "./methods.ts";

export type Requirement = "required" | "optional" | "none";

/** The facts about one operation. */
export type Traits = {
  readonly method: Method;
  readonly effect: Effect | undefined;
  /** The request has content (RFC 9110 9.3). */
  readonly readsContent: boolean;
  /** A success has content, so `Accept` can exclude it. */
  readonly answersContent: boolean;
  /** The path is below the path of a parent resource, which must exist. */
  readonly hasParent: boolean;
  /** The operation acts on one resource, which a read operation identifies. */
  readonly hasTarget: boolean;
  /** The content has members that repeat an id in the path. */
  readonly namesItself: boolean;
  readonly ifMatch: Requirement;
  readonly ifNoneMatch: Requirement;
  readonly key: Requirement;
  /** The field that carries the key, if it is not `Idempotency-Key`. */
  readonly keyField?: string;
  /** The operation needs an authenticated caller. */
  readonly isSecured: boolean;
  /** The scopes that the caller's token must have, all of them. */
  readonly scopes: readonly string[];
  /** The scope that lets a caller change other people's resources; `undefined`: ownership does not matter. */
  readonly ownerOrScope: string | undefined;
};

/** @returns the name of the field that carries the key of an operation. */
export function keyFieldOf({ keyField }: Pick<Traits, "keyField">): string {
  return keyField ?? fields.idempotencyKey.name;
}

/**
 * @param keyField the field that the operation names for its key
 * @returns whether a header parameter is read by a grammar of its own, so that its schema does not count
 */
export function hasOwnGrammar(parameter: string, { keyField }: Pick<Traits, "keyField">): boolean {
  return !hasSchema(parameter) || parameter.toLowerCase() === keyField?.toLowerCase();
}

/** @returns whether the operation acts on a resource that must exist. */
export function needsTarget({ effect, hasTarget }: Pick<Traits, "effect" | "hasTarget">): boolean {
  return hasTarget && effectRow(effect)?.target === "required";
}

/**
 * @returns whether what the path names may not exist: then any server says 404, also where the document declares no response
 *   for it (RFC 9110 15.5.5)
 */
export function mayFindNothing(effect: Effect | undefined, path: string): boolean {
  return (
    effectRow(effect)?.target !== "optional" && (effect === "read" || pathParameterNames(path).length > 0)
  );
}
