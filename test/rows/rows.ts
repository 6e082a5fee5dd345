// Declares the test of a row of the HTTP checklist. It carries the row's number, so that a missing test is found.
import { it } from "vitest";

/** The number of a row of the checklist; `23a` comes after 23. */
export type RowNumber = number | "23a";

/**
 * @param number the row that the test proves
 * @param sentence the requirement of the row
 * @param run sends requests to a real service over a socket
 */
export function row(number: RowNumber, sentence: string, run: () => Promise<void>): void {
  const share = process.env[SHARE]?.split(",");
  if (share === undefined || share.includes(String(number))) it(`row ${number}: ${sentence}`, run);
}

/** The environment variable with the numbers of the rows to run, where it is not all of them. */
export const SHARE = "TEST_ROWS";
