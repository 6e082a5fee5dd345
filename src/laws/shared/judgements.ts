// How verdicts are made: the few judgements that most laws share.
import { problems } from "../../semantics/problems.ts";
import { isSuccess, isGone as meansGone } from "../../semantics/statuses.ts";
import type { Verdict } from "../law.ts";
import type { Exchange } from "../world.ts";

/** @returns the verdict on so many cases in which the law held. */
export function holds(cases: number): Verdict {
  return { verdict: "holds", cases };
}

/** @returns the verdict that the law is broken: what was seen, in words, and the exchanges that show it. */
export function broken(because: string, exchanges: readonly Exchange[]): Verdict {
  return { verdict: "broken", because, exchanges };
}

/** @returns the verdict that the question could not be asked, and why. */
export function notExercised(because: string): Verdict {
  return { verdict: "not exercised", because };
}

/** @returns the exchange in short, such as "PUT /notes/a answered 200". */
export function told({ request, response }: Exchange): string {
  return `${request.method} ${request.target} answered ${response.status}`;
}

/** @returns "not exercised" for the first exchange that did not succeed, as the law's question then never arose. */
export function needsSuccess(exchanges: readonly Exchange[]): Verdict | undefined {
  const failed = exchanges.find(({ response }) => !isSuccess(response.status));
  return failed === undefined ? undefined : notExercised(`${told(failed)}, so there was nothing to judge`);
}

/** RFC 9110 15.6: the server failed. 501 says that it does not know the method, which is no failure. */
export function isFailure({ response }: Exchange): boolean {
  return response.status >= 500 && response.status !== 501;
}

/** RFC 9110 15.5.2, 15.5.4: who asks is not let in, whatever is asked. */
export function isShutOut({ response }: Exchange): boolean {
  const shutOut: readonly number[] = [problems.unauthenticated.status, problems["insufficient-scope"].status];
  return shutOut.includes(response.status);
}

/** RFC 9110 15.5: the server says that the client erred, and does nothing. */
export function isRefusal({ response }: Exchange): boolean {
  return response.status >= 400 && response.status < 500;
}

/**
 * Judges requests that had to be refused, whatever the status of 4xx that does it.
 *
 * @param exchanges the requests, each with what was wrong with it
 * @param change what was seen to change, in words
 */
export function judgeRefused(
  exchanges: readonly { readonly says: string; readonly exchange: Exchange }[],
  change: string | undefined,
): Verdict {
  const all = exchanges.map(({ exchange }) => exchange);
  if (all.length === 0) return notExercised("there is nothing that had to be refused");
  const done = exchanges.find(({ exchange }) => !isRefusal(exchange) && !isFailure(exchange));
  if (done !== undefined) return broken(`${done.says}: ${told(done.exchange)}`, [done.exchange]);
  if (change !== undefined) return broken(`the request was refused, and yet ${change}`, all);
  return holds(all.length);
}

/**
 * @param exchanges requests that had to be refused
 * @param statuses the statuses that refuse them
 * @param change what was seen to change, in words
 */
export function judgeRefusals(
  exchanges: readonly Exchange[],
  statuses: readonly number[],
  change: string | undefined,
): Verdict {
  const wrong = exchanges.find(
    (exchange) => !statuses.includes(exchange.response.status) && !isShutOut(exchange),
  );
  if (wrong !== undefined) return broken(`${told(wrong)}, not ${statuses.join(" or ")}`, [wrong]);
  const shutOut = exchanges.find((exchange) => !statuses.includes(exchange.response.status));
  if (shutOut !== undefined && change === undefined)
    return notExercised(`${told(shutOut)}: the run was not let in`);
  if (change !== undefined) return broken(`the request was refused, and yet ${change}`, exchanges);
  return holds(exchanges.length);
}

/** Judges requests that had to leave everything else as it was. */
export function judgeUnchanged(exchanges: readonly Exchange[], change: string | undefined): Verdict {
  if (change !== undefined) return broken(change, exchanges);
  return holds(exchanges.length);
}

/** RFC 9110 15.5.5, 15.5.11: what is not there is 404, or 410. */
export function isGone({ response }: Pick<Exchange, "response">): boolean {
  return meansGone(response.status);
}
