// What the laws share that send several requests at one time.
import { problems } from "../semantics/problems.ts";
import type { Exchange } from "./world.ts";

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
  // RFC 4918 11.3 (423), RFC 6585 4 (429), RFC 9110 15.6.4 (503)
  return busy.includes(status) || [423, 429, 503].includes(status);
}
