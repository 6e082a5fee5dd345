// docs/guide/recipes.md: each TypeScript recipe compiles, next to the code generated for the book service.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compiled, snippetsOf } from "../snippets.ts";

it("every recipe in TypeScript compiles", () => {
  const recipes = snippetsOf(readFileSync("docs/guide/recipes.md", "utf8"));
  expect(recipes.length).toBeGreaterThan(6);
  const modules = recipes.map(
    (text) => `${text.replaceAll('"./generated/', '"../generated/')}\nexport {};\n`,
  );
  expect(compiled(modules)).toEqual([]);
});
