// How much an app loads: the client, its table and openapi-fetch, minified and compressed.
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";

async function gzipped(input: string): Promise<number> {
  const bundle = await rolldown({ input, platform: "neutral" });
  const { output } = await bundle.generate({ format: "esm", minify: true });
  expect(output).toHaveLength(1);
  expect(output[0].imports).toEqual([]);
  return gzipSync(output[0].code, { level: 9 }).length;
}

it("is at most 6,000 bytes with openapi-fetch in it, and 6 KiB with the table of 14 operations", async () => {
  expect(await gzipped("src/client/client.ts")).toBeLessThanOrEqual(6_000);
  expect(await gzipped("generated/client.ts")).toBeLessThanOrEqual(6_144);
});

it("what is not used is not loaded: the memory of answers stands apart", async () => {
  expect(await gzipped("src/client/known-answers.ts")).toBeLessThan(1_000);
});
