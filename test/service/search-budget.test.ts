// A search that takes many look-ups ends its page early, and the next page goes on.
import { describe, expect, it } from "vitest";
import type { Place } from "../../src/service/library.ts";
import { shelf } from "../../src/service/memory/shelf.ts";
import { newBook } from "../../src/service/records.ts";

const BOOKS = 400;
const LOOKUPS = 30;

/** Each second book is of one kind, the others of the other; each hundredth is of both. */
function filledShelf() {
  let place = 0;
  const books = shelf(() => ++place, LOOKUPS);
  for (let number = 0; number < BOOKS; number++) {
    const tags = number % 100 === 0 ? ["even", "odd"] : [number % 2 === 0 ? "even" : "odd"];
    const stamp = { at: "2026-11-29T00:00:00.000Z", id: `b${number}`, etag: `"${number}"` };
    books.put(`b${number}`, newBook(`b${number}`, { title: "A", authors: ["B"], tags }, stamp));
  }
  return books;
}

describe("a search of two large lists that have little in common", () => {
  const books = filledShelf();
  const pages: (readonly string[])[] = [];
  let after: Place | undefined;
  do {
    const { items, last } = books.slice({ limit: 2, after, terms: ["tag:even", "tag:odd"] });
    pages.push(items.map(({ value }) => value.id));
    after = last;
  } while (after !== undefined && pages.length < BOOKS);

  it("finds every book once, newest first", () => {
    expect(pages.flat()).toEqual(["b300", "b200", "b100", "b0"]);
  });

  it("ends a page when its look-ups are used up, even without a book on it", () => {
    expect(pages.some((page) => page.length === 0)).toBe(true);
    // Two look-ups a place, and no place is looked up again on a later page.
    expect(pages.length).toBeLessThanOrEqual((2 * BOOKS) / LOOKUPS + 4);
  });
});
