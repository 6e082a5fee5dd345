// What the laws share that send several requests at one time.

import { problems } from "../../semantics/problems.ts";
import { asksToWait, isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { SeveralSucceeded } from "../failure.ts";
import type { Verdict } from "../law.ts";
import type { Made, Missing } from "../world.ts";
import { broken, holds, notExercised, wrongStatus } from "./judgements.ts";
import { firstLost } from "./likeness.ts";
import { isMissing } from "./sending.ts";

/** One race: the answers in the order in which its requests were sent, and what a GET showed afterwards. */
export type Race = {
  readonly answers: readonly Exchange[];
  readonly after: Made | Missing;
  /** The members in which what was sent can be found again. */
  readonly names: readonly string[];
};

/** How often a race is run: one round may miss what a second shows. */
export const ROUNDS = 3;

/** A server that is busy with a rival may say so, and has done nothing then. */
const busy: readonly number[] = [
  problems["key-in-progress"].status,
  problems["precondition-failed"].status,
  problems["precondition-required"].status,
  problems["not-found"].status,
];

/** @returns the answers to requests that are all sent before the first is answered. */
export function together(sends: readonly (() => Promise<Exchange>)[]): Promise<readonly Exchange[]> {
  return Promise.all(sends.map((send) => send()));
}

/** @returns whether the answer is one of those that a server gives to the loser of a race. */
export function gaveWay({ response: { status } }: Exchange): boolean {
  // RFC 4918 11.3 (423)
  return busy.includes(status) || asksToWait(status) || status === 423;
}

/**
 * @param race whose requests exclude each other
 * @param of what the rivals are
 * @param judgeWinner judges the one that succeeded, by its place among the requests
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

/** Judges whether what the winner sent is what is there. */
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
