// The data of the specification is as fresh as the tables in src/semantics/ (npx vitest run test/specification -u).
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { effectsJson, extensionSchema, spectralRuleset, withTables } from "./tables.ts";

describe("the files", () => {
  test("effects.json", async () => {
    await expect(effectsJson()).toMatchFileSnapshot("../../specification/effects.json");
  });

  test("x-method-semantics.schema.json", async () => {
    await expect(extensionSchema()).toMatchFileSnapshot("../../specification/x-method-semantics.schema.json");
  });

  test("spectral.yaml", async () => {
    await expect(spectralRuleset()).toMatchFileSnapshot("../../specification/spectral.yaml");
  });

  test("the tables of docs/specification.md", async () => {
    const page = readFileSync("docs/specification.md", "utf8");
    await expect(withTables(page)).toMatchFileSnapshot("../../docs/specification.md");
  });
});

describe("the schema of the extension", () => {
  const accepts = new Ajv2020({ strict: false }).compile(JSON.parse(extensionSchema()));
  const put = { effect: "replace", safe: false, idempotent: true, repeat: 200 };

  test("accepts every declaration of the book reviews", async () => {
    const { contract } = await loadDocument("openapi.yaml");
    expect(contract.operations.filter(({ semantics }) => !accepts(semantics.stated))).toEqual([]);
  });

  test.each([
    ["a correct one", put, true],
    ["an extension of its own", { ...put, "x-note": 1 }, true],
    ["an unknown effect", { ...put, effect: "upsert" }, false],
    ["a PUT that is safe", { ...put, safe: true }, false],
    ["a PUT that is not idempotent", { ...put, idempotent: false }, false],
    ["no repeat", { effect: "replace", safe: false, idempotent: true }, false],
    ["an unknown member", { ...put, cached: true }, false],
    [
      "a list with a target",
      { effect: "list", safe: true, idempotent: true, repeat: 200, target: "get" },
      false,
    ],
  ])("%s", (_, declaration, isAccepted) => {
    expect(accepts(declaration)).toBe(isAccepted);
  });
});
