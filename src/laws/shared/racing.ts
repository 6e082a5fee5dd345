// Shared by the laws that send concurrent requests.
import { problems } from "../../semantics/problems.ts";
import { asksToWait, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { SeveralSucceeded } from "../failure.ts";
import type { Verdict } from "../law.ts";
import type { Made, Missing } from "../world.ts";
import { broken, holds, notExercised, wrongStatus } from "./judgements.ts";
import { firstLost } from "./likeness.ts";
import { isMissing } from "./sending.ts";

/** One race: the responses in the order of the requests, and a GET afterwards. */
export type Race = {
  readonly answers: readonly Exchange[];
  readonly after: Made | Missing;
  /** The members that must read the same as they were sent. */
  readonly names: readonly string[];
};

/** The number of rounds: one round may miss what a second one shows. */
export const ROUNDS = 3;

/** The statuses with which a server may reject a request because a concurrent one is in progress. */
const busy: readonly number[] = [
  problems["key-in-progress"].status,
  problems["precondition-failed"].status,
  problems["precondition-required"].status,
  problems["not-found"].status,
];

/** @returns the responses to requests that are all sent before the first response arrives. */
export function sendTogether(sends: readonly (() => Promise<Exchange>)[]): Promise<readonly Exchange[]> {
  return Promise.all(sends.map((send) => send()));
}

/** @returns whether a server may return this response to the loser of a race. */
export function gaveWay({ response: { status } }: Exchange): boolean {
  // RFC 4918 11.3 (423)
  return busy.includes(status) || asksToWait(status) || status === 423;
}

/**
 * @param race whose requests exclude each other
 * @param of what the requests are
 * @param judgeWinner judges the request that succeeded, by its index
 */
export function judgeRace(
  { answers }: Race,
  of: SeveralSucceeded["of"],
  judgeWinner: (won: Exchange, at: number) => Verdict,
): Verdict {
  const odd = answers.find((one) => !isSuccess(one.response.status) && !gaveWay(one));
  const done = answers.filter(({ response }) => isSuccess(response.status));
  const rivals = answers.length;
  if (done.length > 1) return broken({ kind: "several", requests: rivals, effects: done.length, of }, done);
  if (odd !== undefined) return notExercised({ kind: "rival failed", exchange: odd, rivals });
  const [won] = done;
  if (won === undefined) return notExercised("every rival refused");
  return judgeWinner(won, answers.indexOf(won));
}

/** Judges whether the content of the successful request is stored. */
export function judgeStays(won: Exchange, content: unknown, { answers, after, names }: Race): Verdict {
  if (isMissing(after)) {
    return broken(wrongStatus(after.read, "success", { kind: "after", exchange: won }), answers, [
      after.read,
    ]);
  }
  const lost = firstLost(content, after.representation, names);
  if (lost === undefined) return holds(1);
  const rule = { kind: "sent", in: "the request that succeeded" } as const;
  return broken({ kind: "member", ...lost, rule }, [...answers, after.read]);
}
