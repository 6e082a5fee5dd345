// Each TypeScript snippet of three pages compiles unchanged; the tests of these pages run them. One run of the compiler
// reads the types that they share once.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compiled, snippetsOf } from "../snippets.ts";
import { generatedOf } from "./photos.ts";

const read = (page: string): string => readFileSync(`docs/${page}.md`, "utf8");

/** Without this, most snippets of the client's page would begin with the same lines. */
const client = 'import type { ApiClient } from "../generated/client.ts";\ndeclare const api: ApiClient;\n';
const ofClient = snippetsOf(read("client")).map(
  (text) => `${/const api\b/.test(text) ? "" : client}${text}\nexport {};\n`,
);

const recipes = read("guide/recipes");
/** The recipe with a document of its own. */
const [, form = ""] = /\n## Upload a form\n([\s\S]*?)(?=\n## |$)/.exec(recipes) ?? [];
const ofRecipes = snippetsOf(recipes).map((text) => {
  const generated = snippetsOf(form).includes(text) ? '"./' : '"../generated/';
  return `${text.replaceAll('"./generated/', generated)}\nexport {};\n`;
});

const ofContractTests = snippetsOf(read("contract-tests"));
const beside = {
  "app.ts": 'import { Hono } from "hono";\nexport const app = new Hono();\n',
  "listener.ts":
    'import type { RequestListener } from "node:http";\nexport declare const listener: RequestListener;\n',
};

it("compile", async () => {
  const modules = Object.entries({ client: ofClient, recipe: ofRecipes, "contract-test": ofContractTests });
  const named = modules.flatMap(([page, texts]) =>
    texts.map((text, at) => [`${page}-${at + 1}.ts`, text] as const),
  );
  expect(modules.map(([, texts]) => texts.length > 3)).toEqual([true, true, true]);
  expect(snippetsOf(form).length).toBeGreaterThan(0);
  const photos = await generatedOf(/```yaml\n([\s\S]*?)```/.exec(form)?.[1] ?? "");
  expect(compiled(Object.fromEntries(named), { ...beside, ...Object.fromEntries(photos) })).toEqual([]);
});
