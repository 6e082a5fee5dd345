// Every row of the checklist has exactly one test; a missing one is reported with its number and sentence.
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { table } from "./table.ts";

const folder = new URL("./", import.meta.url);
const written = readdirSync(folder)
  .filter((name) => name.endsWith(".test.ts"))
  .flatMap((name) => [...readFileSync(new URL(name, folder), "utf8").matchAll(/^ *row\(\s*"?(\w+)"?,/gm)])
  .map(([, number]) => number);

it("the table has the rows 1 to 100 and 23a, each once and in order", () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(table.map(({ number }) => number)).toEqual(numbers.flatMap((n) => (n === 23 ? [23, "23a"] : [n])));
});

it("every row has a test, except rows for a later issue", () => {
  const asked = table.filter(({ level }) => level !== "LATER");
  const missing = asked.filter(({ number }) => !written.includes(String(number)));
  expect(missing.map(({ number, says }) => `${number}: ${says}`)).toEqual([]);
});

it("no row has two tests, and every test has the number of a row", () => {
  const known = table.map(({ number }) => String(number));
  const odd = written.filter((number, at) => !known.includes(`${number}`) || written.indexOf(number) !== at);
  expect(odd).toEqual([]);
});
