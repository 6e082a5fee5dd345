// The judgements that most laws share.
import { problems } from "../../semantics/problems.ts";
import { isSuccess, isGone as meansGone } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Changed, Circumstance, Failure, WrongStatus } from "../failure.ts";
import type { Verdict } from "../law.ts";
import type { PlainReason, Reason } from "../reason.ts";

/** @returns the verdict that the law held in so many cases. */
export function holds(cases: number): Verdict {
  return { verdict: "holds", cases };
}

/**
 * @param exchanges the requests that are judged
 * @param looks the reads that show the failure; not needed for a change
 * @returns the verdict that the law is broken
 */
export function broken(
  failure: Failure,
  exchanges: readonly Exchange[],
  looks: readonly Exchange[] = failure.kind === "change" ? [failure.change.before, failure.change.after] : [],
): Verdict {
  return { verdict: "broken", failure, exchanges, looks };
}

/** @returns the verdict that the law could not be exercised. */
export function notExercised(reason: Reason | PlainReason): Verdict {
  return { verdict: "not exercised", reason: typeof reason === "string" ? { kind: reason } : reason };
}

/** @returns the failure of a response whose status is not one of `expected`. */
export function wrongStatus(
  exchange: Exchange,
  expected: WrongStatus["expected"],
  when?: Circumstance,
): WrongStatus {
  return { kind: "status", exchange, expected, ...(when === undefined ? {} : { when }) };
}

/** @returns "not exercised" for the first exchange that did not succeed, because the law then has nothing to judge. */
export function needsSuccess(exchanges: readonly Exchange[]): Verdict | undefined {
  const failed = exchanges.find(({ response }) => !isSuccess(response.status));
  return failed === undefined ? undefined : notExercised({ kind: "no success", exchange: failed });
}

/** RFC 9110 15.6: the server failed. 501 says that it does not know the method, which is not a failure. */
export function isServerError({ response }: Exchange): boolean {
  return response.status >= 500 && response.status !== 501;
}

/** RFC 9110 15.5.2, 15.5.4: the client has no access, whatever it requests. */
export function isShutOut({ response }: Exchange): boolean {
  const shutOut: readonly number[] = [problems.unauthenticated.status, problems["insufficient-scope"].status];
  return shutOut.includes(response.status);
}

/** RFC 9110 15.5: the server says that the client made a mistake, and does nothing. */
export function isRefusal({ response }: Exchange): boolean {
  return response.status >= 400 && response.status < 500;
}

/** RFC 9110 15.5.5, 15.5.11: a missing resource is 404 or 410. */
export function isGone({ response }: Pick<Exchange, "response">): boolean {
  return meansGone(response.status);
}

/** A request that had to be rejected, and what was wrong with it. */
export type RefusedRequest = { readonly when: Circumstance; readonly exchange: Exchange };

/** Judges requests that had to be rejected with any 4xx status. */
export function judgeRefused(requests: readonly RefusedRequest[], change: Change | undefined): Verdict {
  const all = requests.map(({ exchange }) => exchange);
  if (all.length === 0) return notExercised("nothing to refuse");
  const done = requests.find(({ exchange }) => !isRefusal(exchange) && !isServerError(exchange));
  if (done !== undefined) {
    return broken(wrongStatus(done.exchange, "refusal", done.when), [done.exchange]);
  }
  if (change !== undefined) return broken(changedDespite("refusal", change), all);
  return holds(all.length);
}

/**
 * @param exchanges requests that had to be rejected
 * @param statuses the statuses that reject them
 */
export function judgeRefusals(
  exchanges: readonly Exchange[],
  statuses: readonly number[],
  change: Change | undefined,
): Verdict {
  return judgeRefusalsOf(
    exchanges.map((exchange) => ({ exchange, when: undefined })),
    statuses,
    change,
  );
}

/** The same for requests of which the failure says what was wrong. */
export function judgeRefusalsOf(
  requests: readonly { readonly exchange: Exchange; readonly when: Circumstance | undefined }[],
  statuses: readonly number[],
  change: Change | undefined,
): Verdict {
  const exchanges = requests.map(({ exchange }) => exchange);
  const wrong = requests.find(
    ({ exchange }) => !statuses.includes(exchange.response.status) && !isShutOut(exchange),
  );
  if (wrong !== undefined) return broken(wrongStatus(wrong.exchange, statuses, wrong.when), [wrong.exchange]);
  const shutOut = exchanges.find((exchange) => !statuses.includes(exchange.response.status));
  if (shutOut !== undefined && change === undefined)
    return notExercised({ kind: "not let in", exchange: shutOut });
  if (change !== undefined) return broken(changedDespite("refusal", change), exchanges);
  return holds(exchanges.length);
}

/** Judges requests that had to leave everything else unchanged. */
export function judgeUnchanged(exchanges: readonly Exchange[], change: Change | undefined): Verdict {
  return change === undefined ? holds(exchanges.length) : broken({ kind: "change", change }, exchanges);
}

/** @returns the failure of a request that should not have changed anything. */
export function changedDespite(despite: NonNullable<Changed["despite"]>, change: Change): Changed {
  return { kind: "change", change, despite };
}
