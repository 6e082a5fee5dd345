// A search of two large lists that have little in common: its page ends early, and the next page goes on.
import { expect } from "vitest";
import type { Books, OpenLibrary } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";

const BOOKS = 400;
/** The look-ups of the stores that this is tried on. */
export const LOOKUPS = 30;

/** Each second book is of one kind, the others of the other; each hundredth is of both. */
export async function addEvenAndOdd(books: Pick<OpenLibrary["books"], "put">): Promise<void> {
  for (let number = 0; number < BOOKS; number++) {
    const tags = number % 100 === 0 ? ["even", "odd"] : [number % 2 === 0 ? "even" : "odd"];
    const stamp = { at: "2026-11-29T00:00:00.000Z", id: `b${number}`, etag: `"${number}"` };
    await books.put(newBook(`b${number}`, { title: "A", authors: ["B"], tags }, stamp));
  }
}

/** Walks the pages: every book once, newest first, and no page takes more than its look-ups. */
export async function requirePagesThatEndEarly(slice: Books["slice"]): Promise<void> {
  const pages: (readonly string[])[] = [];
  for (let after: number | undefined; pages.length < BOOKS; ) {
    const { items, last } = await slice({ limit: 2, after, terms: ["tag:even", "tag:odd"] });
    pages.push(items.map(({ value }) => value.id));
    if (last === undefined) break;
    after = last;
  }
  expect(pages.flat()).toEqual(["b300", "b200", "b100", "b0"]);
  expect(pages.some((page) => page.length === 0)).toBe(true);
  // Two look-ups a place, and no place is looked up again on a later page.
  expect(pages.length).toBeLessThanOrEqual((2 * BOOKS) / LOOKUPS + 4);
}
