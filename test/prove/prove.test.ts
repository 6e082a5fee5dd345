// Tries every property at a small size; `npm run prove` tries them at full size.
import { describe, expect, it } from "vitest";
import { chromiumEndpoint } from "../browser/endpoint.ts";
import { properties } from "./all.ts";
import { isSkipped } from "./property.ts";

// Where the machine has no browser, this downloads it; the properties start it themselves.
await chromiumEndpoint();

const SEED = 20_261_122;
/** A machine may lack a browser or curl, and the result says so; CI has everything. */
const ACCEPTED = process.env["CI"] ? /^held$/ : /^(?:held|skipped: \w+)/;

describe("properties, at a small size", () => {
  it.each(properties)("$name: $says", { timeout: 180_000 }, async ({ small, prove }) => {
    const result = await prove(small, SEED, () => {});
    expect(isSkipped(result) ? result : "held").toMatch(ACCEPTED);
  });
});
