// Ratings: their counts, and their mean to two decimals; no mean without ratings.
import { expect, it } from "vitest";
import { NO_RATINGS, ratingsOf, summaryOf, type Tally } from "../../src/service/ratings.ts";

const rows: readonly (readonly [Tally, object])[] = [
  [NO_RATINGS, { count: 0 }],
  [[1, 0, 0, 0, 0], { count: 1, mean: 1 }],
  [[0, 0, 0, 0, 7], { count: 7, mean: 5 }],
  [[0, 0, 0, 1, 1], { count: 2, mean: 4.5 }],
  [[0, 0, 0, 2, 1], { count: 3, mean: 4.33 }],
  [[0, 0, 0, 1, 2], { count: 3, mean: 4.67 }],
  [[1, 1, 1, 1, 1], { count: 5, mean: 3 }],
  [[1, 0, 0, 0, 1_000_000], { count: 1_000_001, mean: 5 }],
];

it.each(rows)("%j comes to %j", (tally, want) => {
  expect(ratingsOf(tally)).toEqual(want);
  expect(summaryOf(tally)).toEqual({
    ...want,
    histogram: Object.fromEntries(tally.map((n, at) => [at + 1, n])),
  });
});
