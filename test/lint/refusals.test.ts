// One list of what is supported serves lint and generate: lint is never silent on what generate refuses.
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { generate, UnsupportedError } from "../../src/codegen/generate.ts";
import type { Position } from "../../src/contract/position.ts";
import { lintDocument } from "../../src/lint/lint.ts";

const folders = { lint: /^(semantics|server|path|put)/, others: /./, refused: /./ };
const documents = Object.entries(folders).flatMap(([folder, names]) =>
  readdirSync(`test/documents/${folder}`)
    .filter((name) => name.endsWith(".yaml") && names.test(name))
    .map((name) => `test/documents/${folder}/${name}`),
);

/** Some of the documents share parts. */
const ROOT = "test/documents";

async function refusalsOf(file: string): Promise<readonly Position[]> {
  try {
    await generate(file, ["server"], () => {}, { files: [], warn: () => {}, root: ROOT });
    return [];
  } catch (error) {
    if (error instanceof UnsupportedError) return error.reasons;
    throw error;
  }
}

const placeOf = ({ file, line, column }: Position) => `${file}:${line}:${column}`;

describe("what `generate --server` refuses", () => {
  test.each(documents)("%s: is a finding of lint, at the same place", async (file) => {
    const refusals = (await refusalsOf(file)).map(placeOf);
    const { findings } = await lintDocument(file, [], { root: ROOT });
    const places = new Set(findings.map(placeOf));
    expect(refusals.filter((place) => !places.has(place))).toEqual([]);
    if (file.includes("/refused/")) expect(refusals).not.toEqual([]);
  });
});
