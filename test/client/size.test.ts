// The size of the client in an app: the client, its table and its part of openapi-fetch, minified and compressed.
import { expect, it } from "vitest";
import { gzipped } from "./sizes.ts";

it("is at most 6,000 bytes with openapi-fetch's parts in it, also with the table of 14 operations", async () => {
  expect(await gzipped("src/client/client.ts")).toBeLessThanOrEqual(6_000);
  expect(await gzipped("generated/client.ts")).toBeLessThanOrEqual(6_000);
});

it("what is not used is not loaded: the memory of answers stands apart", async () => {
  expect(await gzipped("src/client/known-answers.ts")).toBeLessThan(1_000);
});
