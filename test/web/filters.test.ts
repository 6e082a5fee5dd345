// The filters of the shelf: in the address of the page, as the query of the API, and in words.
import { expect, test } from "vitest";
import {
  describeFilters,
  filtersOf,
  isFiltered,
  isWordless,
  queryOf,
  shelfAddress,
} from "../../src/pages/filters.ts";

const none = { q: "", author: "", tag: "", sort: "newest" } as const;

test.each([
  ["", none],
  ["?q=pride+aust&tag=novel", { ...none, q: "pride aust", tag: "novel" }],
  ["?sort=title", { ...none, sort: "title" }],
  ["?sort=odd&cursor=x&author=", none],
  [`?q=${"😀".repeat(201)}`, { ...none, q: "😀".repeat(200) }],
  [`?q=${"x".repeat(300)}`, { ...none, q: "x".repeat(200) }],
] as const)("the address %s gives the filters", (search, filters) => {
  expect(filtersOf(search)).toEqual(filters);
});

test.each([
  [none, "/"],
  [{ ...none, q: "é & ü", author: "Jane Austen" }, "/?q=%C3%A9+%26+%C3%BC&author=Jane+Austen"],
  [{ ...none, sort: "title" }, "/?sort=title"],
] as const)("%o has one address, which gives the same filters", (filters, address) => {
  expect(shelfAddress(filters)).toBe(address);
  expect(filtersOf(address.slice(1))).toEqual(filters);
});

test.each([
  [none, {}],
  [{ ...none, q: "  pride " }, { q: "pride" }],
  [{ ...none, q: "978-0-14-143951-8" }, { isbn: "9780141439518" }],
  [{ ...none, sort: "title" }, { sort: "title" }],
  [{ ...none, sort: "title", tag: "novel" }, { tag: "novel" }],
  [{ ...none, q: " ", author: "A" }, { author: "A" }],
  [{ ...none, q: "%", sort: "title" }, { sort: "title" }],
  [{ ...none, q: "?!", tag: "novel" }, { tag: "novel" }],
] as const)("%o makes the query %o", (filters, query) => {
  expect(queryOf(filters)).toEqual(query);
});

test("filters in words", () => {
  expect(describeFilters({ ...none, q: " pride ", author: "Jane Austen", tag: "novel" })).toBe(
    "“pride”, author Jane Austen, tag novel",
  );
  expect(describeFilters(none)).toBe("");
  expect(isFiltered({ ...none, sort: "title" })).toBe(false);
  expect(["%", "a%", "", "é", "7"].filter((q) => isWordless({ ...none, q }))).toEqual(["%"]);
});
