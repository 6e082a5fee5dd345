// What is odd and honest breaks no law.
import { describe, expect, it } from "vitest";
import { oddities } from "../servers/faults.ts";
import { judged, of, withRepeat } from "./judging.ts";

describe.each([1, 2, 3])("seed %i", (seed) => {
  it.each(oddities)("%s", async (oddity) => {
    expect(of(await judged([oddity], seed), "broken")).toEqual([]);
  });

  it("all of it together", async () => {
    expect(of(await judged(oddities, seed), "broken")).toEqual([]);
  });
});

it.each([
  ["DELETE again is 204", "delete", 204],
  ["PUT answers with content", "create-or-replace", 200],
  ["PATCH answers without content", "merge", 204],
])("%s, where the document says so", async (oddity, effect, repeat) => {
  expect(of(await judged([oddity], 1, { by: withRepeat(effect, repeat) }), "broken")).toEqual([]);
});
