// What the laws about preconditions share.

import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { type FieldId, fields, isField } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Circumstance } from "../failure.ts";
import type { Verdict } from "../law.ts";
import { judgeRefusals, notExercised } from "../shared/judgements.ts";
import type { Sending, World } from "../world.ts";

/** @returns whether the document lets a value through where the operation takes the field. */
export function letsThrough(operation: Operation, field: FieldId, value: string): boolean {
  const parameter = operation.parameters.find((one) => one.in === "header" && isField(field, one.name));
  if (parameter === undefined) return false;
  const { pattern, enum: values, maxLength } = membersOf(parameter.resolved);
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value)) return false;
  if (Array.isArray(values) && !values.includes(value)) return false;
  return typeof maxLength !== "number" || value.length <= maxLength;
}

/** Requests that a precondition had to stop. */
export type Stopped = {
  readonly refused: readonly Exchange[];
  readonly change: Change | undefined;
  /** The request as it should be, sent where something else may have refused the others. */
  readonly plain: Exchange | undefined;
};

/**
 * RFC 9110 13.2.1: preconditions are ignored where the answer would be no success without them, such as a conflict.
 *
 * @param status that a precondition refuses with
 * @returns the answer without the condition; `undefined` where nothing else can have refused the requests
 */
export async function withoutCondition(
  world: World,
  operation: Operation,
  { refused, status, sending }: { refused: readonly Exchange[]; status: number; sending: Sending },
): Promise<Exchange | undefined> {
  if (refused.some(({ response }) => isSuccess(response.status))) return undefined;
  if (refused.every(({ response }) => response.status === status)) return undefined;
  return world.perform(operation, sending);
}

/** @returns the verdict on requests that had to be answered with `status`, and on nothing else that refused them. */
export function judgeStopped({ refused, change, plain }: Stopped, status: number): Verdict {
  const done = refused.some(({ response }) => isSuccess(response.status));
  const odd = refused.find(({ response }) => response.status !== status);
  if (done || change !== undefined || odd === undefined) return judgeRefusals(refused, [status], change);
  if (plain !== undefined && isSuccess(plain.response.status))
    return judgeRefusals(refused, [status], change);
  return notExercised({ kind: "refused for another reason than the precondition", exchange: odd });
}

/** A tag that no resource ever has. */
export const NEVER = '"never-a-tag-of-this"';

/** @returns whether the tag compares strongly with itself (RFC 9110 8.8.3.2). */
export function isStrong(tag: string | undefined): tag is string {
  return tag !== undefined && !tag.startsWith("W/");
}

/** @returns the precondition of a request, as what its status depends on. */
export function conditionOf(
  { request }: Exchange,
  field: "ifMatch" | "ifNoneMatch",
  more: { readonly outdatedBy?: string } = {},
): Circumstance {
  const { name } = fields[field];
  return { kind: "condition", field: name, value: request.headers[name.toLowerCase()] ?? "", ...more };
}
