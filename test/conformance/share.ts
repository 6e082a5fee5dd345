// Which laws `npm test` checks a faulty server against: its own and a share of the others. `npm run prove` checks it
// against all of them, with five seeds.
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import type { Law } from "../../src/laws/law.ts";

/** Which law is the first of a share. */
const SEED = 20_261_130;
/** One of so many laws; as many servers in a row are together checked against all laws. */
const ONE_OF = 4;

/** A test prints it. */
export const SHARE = `each against its own law and one of ${ONE_OF} others, seed ${SEED}`;

/**
 * @param own the law that the server breaks
 * @param at the server's place among those with a fault
 * @returns all laws if its own judges the answers to the requests of all
 */
export function shareOf(own: LawId, at: number): readonly Law[] {
  if (laws.some((law) => law.id === own && law.judgesAnswers === true)) return laws;
  return laws.filter((law, place) => law.id === own || (place + at + SEED) % ONE_OF === 0);
}
