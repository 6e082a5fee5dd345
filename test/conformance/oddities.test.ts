// What is odd and honest breaks no law; with five seeds each: `npm run prove`, judge.
import { expect, it } from "vitest";
import { oddities } from "../servers/faults.ts";
import { judged, of, withRepeat } from "./judging.ts";

it.each(oddities.map((oddity, at) => [oddity, (at % 3) + 1] as const))(
  "%s, seed %i",
  async (oddity, seed) => {
    expect(of(await judged([oddity], seed), "broken")).toEqual([]);
  },
);

it.each([1, 2])("all of it together, seed %i", async (seed) => {
  expect(of(await judged(oddities, seed), "broken")).toEqual([]);
});

it.each([
  ["DELETE again is 204", "delete", 204],
  ["PUT answers with content", "create-or-replace", 200],
  ["PATCH answers without content", "merge", 204],
])("%s, where the document says so", async (oddity, effect, repeat) => {
  expect(of(await judged([oddity], 1, { by: withRepeat(effect, repeat) }), "broken")).toEqual([]);
});
