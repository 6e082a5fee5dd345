// Compares two edits of one thing: who changed what, and what is saved.
import { expect, test } from "vitest";
import { compare, merged } from "../../src/web/editor/compare.ts";

const names = ["title", "authors", "pageCount", "tags"];
const base = { title: "Emma", authors: ["Jane Austen"], pageCount: 400 };

test("a member that only one side changed is taken from that side", () => {
  const yours = { ...base, pageCount: 474 };
  const theirs = { ...base, tags: ["novel"] };
  const differences = compare(names, base, yours, theirs);
  expect(differences).toEqual([
    { name: "pageCount", base: 400, yours: 474, theirs: 400, taken: "yours" },
    { name: "tags", base: undefined, yours: undefined, theirs: ["novel"], taken: "theirs" },
  ]);
  expect(merged(yours, differences, {})).toEqual({ ...base, pageCount: 474, tags: ["novel"] });
});

test("a member that both changed is left to choose, and is yours until then", () => {
  const yours = { ...base, title: "Emma, mine" };
  const theirs = { ...base, title: "Emma, theirs" };
  const differences = compare(names, base, yours, theirs);
  expect(differences.map(({ taken }) => taken)).toEqual([undefined]);
  expect(merged(yours, differences, {})["title"]).toBe("Emma, mine");
  expect(merged(yours, differences, { title: "theirs" })["title"]).toBe("Emma, theirs");
});

test("the same change on both sides is not a difference", () => {
  const changed = { ...base, authors: ["J. Austen"] };
  expect(compare(names, base, changed, { ...changed })).toEqual([]);
});

test("a member that one side removed and the other changed is left to choose", () => {
  const { pageCount: _, ...without } = base;
  const differences = compare(names, base, without, { ...base, pageCount: 500 });
  expect(differences).toMatchObject([{ name: "pageCount", yours: undefined, taken: undefined }]);
  expect(merged(without, differences, {})).toEqual(without);
  expect(merged(without, differences, { pageCount: "theirs" })).toEqual({ ...base, pageCount: 500 });
});

test("a choice overrides the default side", () => {
  const yours = { ...base, pageCount: 474 };
  const differences = compare(names, base, yours, base);
  expect(merged(yours, differences, { pageCount: "theirs" })).toEqual(base);
});

test("without a common version every difference is left to choose", () => {
  const differences = compare(names, undefined, base, { ...base, title: "Other" });
  expect(differences).toMatchObject([{ name: "title", taken: undefined }]);
});
