// The messages of a check that could not finish.
import type { Progress } from "../../conformance/check.ts";
import type { Unreachable } from "../../conformance/wire/attempts.ts";
import type { LockedOut } from "../../conformance/wire/refused.ts";
import { describeReason } from "../../laws/sentences/describe-reason.ts";

/**
 * @param last what was checked when the server went away; `undefined` when nothing was yet
 * @param again the command line that checks only that
 * @returns the message for a server that cannot be reached (any more)
 */
export function goneText(
  { message, before }: Unreachable,
  last: Progress | undefined,
  again: (last: Progress) => string,
): string {
  if (last === undefined) return `${message}.`;
  return [
    `${message}.`,
    `  checking      ${last.law.id} of ${last.operation.id}, after ${last.requests} requests`,
    ...(before === undefined ? [] : [`  last request  ${describeReason(before)}`]),
    `  check again   ${again(last)}`,
    "  Resources that the check created may still exist.",
  ].join("\n");
}

/** @returns the message when the server rejected the credentials of this many requests, and accepted none. */
export function refusedText(count: number): string {
  const requests = count === 1 ? "the only request" : `all ${count} requests`;
  return [
    `--header: the server rejected the credentials: ${requests} that carried them got 401.`,
    "They may be wrong, expired, or meant for a different server. Nothing could be checked.",
  ].join("\n");
}

/** @returns the message when the server refused every request. */
export function lockedOutText({ because, status, count }: LockedOut, baseUrl: string): string {
  const requests = count === 1 ? "the only request" : `every one of ${count} requests`;
  const advice =
    because === "no access"
      ? 'Pass credentials with --header, such as --header "Authorization: Bearer $TOKEN".'
      : `The paths of the document were appended to ${baseUrl}. If they are elsewhere, pass --base-path.`;
  return [`${requests} got ${status}. Nothing could be checked.`, advice].join("\n");
}
