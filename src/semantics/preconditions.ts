// Evaluates preconditions (RFC 9110 13.2.2) with the entity tag of the current representation.
import { type EntityTag, strongMatch, weakMatch } from "../http/entity-tag.ts";

export type Condition = "*" | readonly EntityTag[];

export type Preconditions = {
  readonly ifMatch?: Condition | undefined;
  readonly ifNoneMatch?: Condition | undefined;
};

/**
 * @param sent the preconditions of the request
 * @param current the entity tag of the current representation; `undefined` if there is none
 * @returns the first false precondition, in the order of 13.2.2; `undefined` if all are true
 */
export function falsePrecondition(
  sent: Preconditions,
  current: EntityTag | undefined,
): "ifMatch" | "ifNoneMatch" | undefined {
  // 13.1.1: `*` is false if there is no current representation; a list compares strongly.
  if (sent.ifMatch !== undefined && !matches(sent.ifMatch, current, strongMatch)) return "ifMatch";
  // 13.1.2: `*` is false if there is one; a list compares weakly.
  if (sent.ifNoneMatch !== undefined && matches(sent.ifNoneMatch, current, weakMatch)) return "ifNoneMatch";
  return undefined;
}

function matches(
  condition: Condition,
  current: EntityTag | undefined,
  same: (a: EntityTag, b: EntityTag) => boolean,
): boolean {
  if (current === undefined) return false;
  return condition === "*" || condition.some((tag) => same(tag, current));
}
