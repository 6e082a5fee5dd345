// The ratings of a book: stored as counts, returned as count, mean and histogram.
import type { components } from "../../generated/schema.ts";

/** The number of reviews with each rating, 1 to 5. */
export type Tally = readonly [number, number, number, number, number];

export type BookRatings = components["schemas"]["BookRatings"];
export type RatingSummary = components["schemas"]["RatingSummary"];

/** The tally of a book without reviews. */
export const NO_RATINGS: Tally = [0, 0, 0, 0, 0];

const NOT_RATED: BookRatings = { count: 0 };

/** @returns the tally with one rating less, and one more, where there is one. */
export function changedTally(tally: Tally, before: number | undefined, now: number | undefined): Tally {
  const times = (rating: number): number =>
    (tally[rating - 1] ?? 0) + (rating === now ? 1 : 0) - (rating === before ? 1 : 0);
  return [times(1), times(2), times(3), times(4), times(5)];
}

/** @returns the number of ratings and their mean, to two decimals; without ratings there is no mean. */
export function ratingsOf(tally: Tally): BookRatings {
  if (tally === NO_RATINGS) return NOT_RATED;
  const count = tally.reduce((sum, times) => sum + times, 0);
  if (count === 0) return { count };
  const stars = tally.reduce((sum, times, at) => sum + times * (at + 1), 0);
  return { count, mean: Math.round((100 * stars) / count) / 100 };
}

/** @returns the same, with the number of each rating. */
export function summaryOf(tally: Tally): RatingSummary {
  const [one, two, three, four, five] = tally;
  return { ...ratingsOf(tally), histogram: { 1: one, 2: two, 3: three, 4: four, 5: five } };
}
