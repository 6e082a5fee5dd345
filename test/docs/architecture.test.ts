// docs/architecture.md and docs/order-of-decisions.md: as fresh as the code that they describe.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { decisions } from "../../src/semantics/decisions.ts";
import { orderOfDecisions } from "./order-of-decisions.ts";

const page = readFileSync("docs/architecture.md", "utf8");

it("docs/order-of-decisions.md is drawn from the table (npx vitest run test/docs/architecture.test.ts -u)", async () => {
  await expect(orderOfDecisions()).toMatchFileSnapshot("../../docs/order-of-decisions.md");
});

it("the drawing has a question and an outcome for each decision, in the order of the table", () => {
  const text = orderOfDecisions();
  const ids = decisions.map(({ id }) => id);
  expect([...text.matchAll(/^ {4}([a-z-]+)\["(.*)"\]$/gm)].map(([, id]) => id)).toEqual([...ids, "handler"]);
  expect([...text.matchAll(/^ {2}([a-z-]+) -- no --> /gm)].map(([, id]) => id)).toEqual(ids);
  expect([...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, id]) => id)).toEqual(ids);
});

it("each step of a journey names at least one file or folder", () => {
  const steps = page.split("\n## Glossary")[0]?.match(/^\d\. [\s\S]*?(?=^\d\. |^$)/gm) ?? [];
  expect(steps.length).toBeGreaterThan(15);
  expect(steps.filter((step) => !/`src\/|The store commits/.test(step))).toEqual([]);
});

it("the glossary has each term once", () => {
  const glossary = page.split("\n## Glossary")[1] ?? "";
  const terms = [...glossary.matchAll(/^\| ([a-z][a-z, ]*) \|/gm)].map(([, term]) => term);
  expect(new Set(terms).size).toBe(terms.length);
  expect(terms.length).toBeGreaterThan(20);
});
