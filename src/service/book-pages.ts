// The pages of the list of books, newest first or by title, each with its ratings.
import { page } from "../server/page.ts";
import { formatCursor, formatTitleCursor, markOf, parseCursor, parseTitleCursor } from "./cursor.ts";
import type { BookSlice, Books, Reviews } from "./library.ts";
import { type BookRatings, NO_RATINGS, ratingsOf } from "./ratings.ts";
import type { Term } from "./terms.ts";

type Paging = { readonly limit: number; readonly cursor?: string | undefined };
type Found = Pick<BookSlice, "items" | "ids"> & { readonly next: string | undefined };

/** @returns the books that have all of the terms, newest first; `undefined` when the cursor is not of this list. */
export async function listNewest(
  books: Books,
  { limit, cursor }: Paging,
  terms: readonly Term[],
): Promise<Found | undefined> {
  const mark = markOf(terms);
  const after = cursor === undefined ? undefined : parseCursor(cursor, mark);
  if (cursor !== undefined && after === undefined) return undefined;
  const { items, ids, last } = await books.slice({ limit, after, terms });
  return { items, ids, next: last === undefined ? undefined : formatCursor(last, mark) };
}

/** @returns all books by title; `undefined` when the cursor is not of this list. */
export async function listByTitle(books: Books, { limit, cursor }: Paging): Promise<Found | undefined> {
  const after = cursor === undefined ? undefined : parseTitleCursor(cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  const { items, ids, last } = await books.byTitle({ limit, after });
  return { items, ids, next: last === undefined ? undefined : formatTitleCursor(last) };
}

/** @returns the page, with an entry in `ratings` for each of its books. */
export async function makeRatedPage({ items, ids, next }: Found, reviews: Reviews) {
  const tallies = await reviews.tallies(ids);
  // Unlike an assignment, fromEntries can create a member with the name `__proto__`.
  const ratings: Record<string, BookRatings> = Object.fromEntries(
    ids.map((id, at) => [id, ratingsOf(tallies[at] ?? NO_RATINGS)]),
  );
  return page(items, next, { ratings });
}
