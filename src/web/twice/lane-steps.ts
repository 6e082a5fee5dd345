// The books of a lane before and after each request, and what each request did to them.
import { sameJson } from "../../json/equality.ts";
import type { Exchange, Recorder } from "./wire.ts";

export type StoredBook = {
  readonly id: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly etag: string;
  readonly [member: string]: unknown;
};

/** What a request did to the books. */
export type Change = "added" | "removed" | "changed" | "nothing";

export type Step = {
  readonly exchange: Exchange;
  /** The client's error for a lost response. */
  readonly error: unknown;
  readonly books: readonly StoredBook[];
  readonly change: Change;
};

export type LaneRun = {
  readonly memory: Recorder;
  readonly before: readonly StoredBook[];
  readonly steps: readonly Step[];
};

/** @returns the books in the store when it was last read */
export function booksNow({ before, steps }: LaneRun): readonly StoredBook[] {
  return steps.at(-1)?.books ?? before;
}

/** @returns the books before the last request */
export function booksBefore({ before, steps }: LaneRun): readonly StoredBook[] {
  return steps.at(-2)?.books ?? before;
}

/** @returns what happened to the books */
export function changeOf(before: readonly StoredBook[], after: readonly StoredBook[]): Change {
  if (after.length !== before.length) return after.length > before.length ? "added" : "removed";
  return sameJson(before, after) ? "nothing" : "changed";
}
