// Two versions of one thing: who changed what, and what is saved.
import { expect, test } from "vitest";
import { compare, merged } from "../../src/web/editor/compare.ts";

const names = ["title", "authors", "pageCount", "tags"];
const base = { title: "Emma", authors: ["Jane Austen"], pageCount: 400 };

test("what only one has changed is taken from them", () => {
  const yours = { ...base, pageCount: 474 };
  const theirs = { ...base, tags: ["novel"] };
  const differences = compare(names, base, yours, theirs);
  expect(differences).toEqual([
    { name: "pageCount", base: 400, yours: 474, theirs: 400, taken: "yours" },
    { name: "tags", base: undefined, yours: undefined, theirs: ["novel"], taken: "theirs" },
  ]);
  expect(merged(yours, differences, {})).toEqual({ ...base, pageCount: 474, tags: ["novel"] });
});

test("what both have changed is for a person to choose, and yours until then", () => {
  const yours = { ...base, title: "Emma, mine" };
  const theirs = { ...base, title: "Emma, theirs" };
  const differences = compare(names, base, yours, theirs);
  expect(differences.map(({ taken }) => taken)).toEqual([undefined]);
  expect(merged(yours, differences, {})["title"]).toBe("Emma, mine");
  expect(merged(yours, differences, { title: "theirs" })["title"]).toBe("Emma, theirs");
});

test("what both have changed alike is no difference", () => {
  const changed = { ...base, authors: ["J. Austen"] };
  expect(compare(names, base, changed, { ...changed })).toEqual([]);
});

test("a member that one removed and the other changed is for a person to choose; removed means absent", () => {
  const { pageCount: _, ...without } = base;
  const differences = compare(names, base, without, { ...base, pageCount: 500 });
  expect(differences).toMatchObject([{ name: "pageCount", yours: undefined, taken: undefined }]);
  expect(merged(without, differences, {})).toEqual(without);
  expect(merged(without, differences, { pageCount: "theirs" })).toEqual({ ...base, pageCount: 500 });
});

test("a choice goes before what would have been taken", () => {
  const yours = { ...base, pageCount: 474 };
  const differences = compare(names, base, yours, base);
  expect(merged(yours, differences, { pageCount: "theirs" })).toEqual(base);
});

test("without a beginning every difference is for a person to choose", () => {
  const differences = compare(names, undefined, base, { ...base, title: "Other" });
  expect(differences).toMatchObject([{ name: "title", taken: undefined }]);
});
