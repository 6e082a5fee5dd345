// What is said of a check that came to no report.
import type { Progress } from "../../conformance/check.ts";
import type { Unreachable } from "../../conformance/wire/patience.ts";

/**
 * @param last what was asked when the server went away; `undefined` when nothing was asked yet
 * @param again the command line that asks only that
 * @returns what is known of a server that cannot be reached, or not any more
 */
export function goneText(
  { message, before }: Unreachable,
  last: Progress | undefined,
  again: (last: Progress) => string,
): string {
  if (last === undefined) return `${message}.`;
  return [
    `${message}.`,
    `  asked     ${last.law.id} of ${last.operation.id}, after ${last.requests} requests`,
    ...(before === undefined ? [] : [`  before    ${before}`]),
    `  again     ${again(last)}`,
    "  What was made may be left there.",
  ].join("\n");
}

/** @returns what is said when no credentials were taken: to how many requests. */
export function refusedText(count: number): string {
  const requests = count === 1 ? "the one request" : `each of ${count} requests`;
  return [
    `the server refuses the credentials of --header: ${requests} with them was answered 401.`,
    "They may be wrong, have expired, or be for another server. Without them there is nothing to report.",
  ].join("\n");
}
