// Shared by the laws about preconditions.
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { testerIfAny } from "../../schema/pattern/pattern.ts";
import { type FieldId, fields, isField } from "../../semantics/fields.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Circumstance } from "../failure.ts";
import type { Verdict } from "../law.ts";
import { judgeRefusals, notExercised } from "../shared/judgements.ts";
import { unconcerned } from "../shared/refusing.ts";
import type { Made, Sending, World } from "../world.ts";

/** @returns whether the document allows a value of the field. */
export function letsThrough(operation: Operation, field: FieldId, value: string): boolean {
  const parameter = operation.parameters.find((one) => one.in === "header" && isField(field, one.name));
  if (parameter === undefined) return false;
  const { pattern, enum: values, maxLength } = membersOf(parameter.resolved);
  if (typeof pattern === "string" && testerIfAny(pattern)?.test(value) !== true) return false;
  if (Array.isArray(values) && !values.includes(value)) return false;
  return typeof maxLength !== "number" || value.length <= maxLength;
}

/** Requests whose precondition is false. */
export type Stopped = {
  readonly refused: readonly Exchange[];
  readonly change: Change | undefined;
  /** The request without the precondition, sent if something else may have rejected the others. */
  readonly plain: Exchange | undefined;
};

/**
 * RFC 9110 13.2.1: a precondition is ignored if the request would not succeed without it, such as in a conflict.
 *
 * @param status the status of a false precondition
 * @returns the response without the precondition; `undefined` if nothing else can have rejected the requests
 */
export async function sendWithoutCondition(
  world: World,
  operation: Operation,
  { refused, status, sending }: { refused: readonly Exchange[]; status: number; sending: Sending },
): Promise<Exchange | undefined> {
  if (refused.some(({ response }) => isSuccess(response.status))) return undefined;
  if (refused.every(({ response }) => response.status === status)) return undefined;
  return world.perform(operation, sending);
}

/**
 * Sends one change whose precondition is false or missing, and looks at what it did.
 *
 * @param send sends the change with that precondition
 * @param status the status of a request whose precondition is false or missing
 */
export async function probeStopped(
  world: World,
  operation: Operation,
  item: Made,
  { status, send }: { readonly status: number; readonly send: (sending: Sending) => Promise<Exchange> },
): Promise<Stopped> {
  const before = await world.witness({ without: unconcerned(world, operation) });
  const sending = {
    path: world.pathTo(operation, item),
    content: world.anotherContent(operation, item.representation),
  };
  const refused = [await send(sending)];
  const change = await before.changeSince();
  const plain = await sendWithoutCondition(world, operation, { refused, status, sending });
  return { refused, change, plain };
}

/** @returns the verdict on requests that had to return `status`; not exercised if something else rejected them. */
export function judgeStopped({ refused, change, plain }: Stopped, status: number): Verdict {
  const done = refused.some(({ response }) => isSuccess(response.status));
  const different = refused.find(({ response }) => response.status !== status);
  if (done || change !== undefined || different === undefined)
    return judgeRefusals(refused, [status], change);
  if (plain !== undefined && isSuccess(plain.response.status))
    return judgeRefusals(refused, [status], change);
  return notExercised({ kind: "refused, perhaps not by the precondition", exchange: different });
}

/** A tag that no resource has. */
export const NEVER = '"never-a-tag-of-this"';

/** @returns whether the tag compares strongly with itself (RFC 9110 8.8.3.2). */
export function isStrong(tag: string | undefined): tag is string {
  return tag !== undefined && !tag.startsWith("W/");
}

/** @returns the precondition of a request, on which its status depends. */
export function conditionOf(
  { request }: Exchange,
  field: "ifMatch" | "ifNoneMatch",
  more: { readonly outdatedBy?: string } = {},
): Circumstance {
  const { name } = fields[field];
  return { kind: "condition", field: name, value: request.headers[name.toLowerCase()] ?? "", ...more };
}
