// What the laws share that send several requests at one time.
import { problems } from "../../semantics/problems.ts";
import { asksToWait, isSuccess } from "../../semantics/statuses.ts";
import type { Verdict } from "../law.ts";
import type { Exchange, Made } from "../world.ts";
import { broken, holds, notExercised, told } from "./judgements.ts";
import { firstLost } from "./likeness.ts";

/** One race: the answers in the order in which its requests were sent, and what a GET showed afterwards. */
export type Race = {
  readonly answers: readonly Exchange[];
  readonly after: Made | undefined;
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
 * @param several what more than one of them did, such as "changes with one tag succeeded"
 * @param judgeWinner judges the one that succeeded, by its place among the requests
 */
export function judgeRace(
  { answers }: Race,
  several: string,
  judgeWinner: (won: Exchange, at: number) => Verdict,
): Verdict {
  const odd = answers.find((one) => !isSuccess(one.response.status) && !gaveWay(one));
  const done = answers.filter(({ response }) => isSuccess(response.status));
  if (done.length > 1) return broken(`${done.length} of ${answers.length} ${several}`, done);
  if (odd !== undefined) return notExercised(`${told(odd)} to one of ${answers.length} rivals`);
  const [won] = done;
  if (won === undefined) return notExercised("every one of the rivals was refused");
  return judgeWinner(won, answers.indexOf(won));
}

/** Judges whether what the winner sent is what is there. */
export function judgeStays(won: Exchange, content: unknown, { answers, after, names }: Race): Verdict {
  if (after === undefined) return broken(`${told(won)}, and there is nothing to read`, answers);
  const lost = firstLost(content, after.representation, names);
  return lost === undefined
    ? holds(1)
    : broken(`of the one that succeeded, ${lost}`, [...answers, after.read]);
}
