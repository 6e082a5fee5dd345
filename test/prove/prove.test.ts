// Every property, small, on each run of the tests; `npm run prove` tries them at full size.
import { describe, expect, it } from "vitest";
import { properties } from "./all.ts";
import { isSkipped } from "./property.ts";

const SEED = 20_261_122;

describe("what has to hold, tried small", () => {
  it.each(properties)("$name: $says", { timeout: 90_000 }, async ({ small, prove }) => {
    const result = await prove(small, SEED, () => {});
    // The result says why, when this machine has not what it takes.
    expect(isSkipped(result) ? result : "held").toMatch(/^(?:held|skipped: \w+)/);
  });
});
