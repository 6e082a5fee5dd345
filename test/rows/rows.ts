// One test a row of the HTTP checklist: it carries the row's number, so that a missing one is seen.
import { it } from "vitest";

/** A row of the checklist; `23a` stands between 23 and 24. */
export type RowNumber = number | "23a";

/**
 * @param number the row that the test proves
 * @param sentence what the row demands, in our own words
 * @param run asks a real service over a socket
 */
export function row(number: RowNumber, sentence: string, run: () => Promise<void>): void {
  it(`row ${number}: ${sentence}`, run);
}
