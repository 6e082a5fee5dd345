// What the ratings of a book come to: kept as counts, told as count, mean and histogram.
import type { components } from "../../generated/schema.d.ts";

/** How many reviews there are of each rating, 1 to 5. */
export type Tally = readonly [number, number, number, number, number];

export type BookRatings = components["schemas"]["BookRatings"];
export type RatingSummary = components["schemas"]["RatingSummary"];

/** Of a book without reviews. */
export const NO_RATINGS: Tally = [0, 0, 0, 0, 0];

/** @returns how many ratings there are, and their mean, to two decimals; without ratings there is none. */
export function ratingsOf(tally: Tally): BookRatings {
  const count = tally.reduce((sum, times) => sum + times, 0);
  if (count === 0) return { count };
  const stars = tally.reduce((sum, times, at) => sum + times * (at + 1), 0);
  return { count, mean: Math.round((100 * stars) / count) / 100 };
}

/** @returns the same, and how many there are of each rating. */
export function summaryOf(tally: Tally): RatingSummary {
  const [one, two, three, four, five] = tally;
  return { ...ratingsOf(tally), histogram: { 1: one, 2: two, 3: three, 4: four, 5: five } };
}
