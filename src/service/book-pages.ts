// The pages of the list of books, newest first or by title, each with its ratings.
import { page } from "../server/page.ts";
import type { Stored } from "../server/port.ts";
import { type Soon, whenKnown } from "../server/soon.ts";
import { formatCursor, formatTitleCursor, markOf, parseCursor, parseTitleCursor } from "./cursor.ts";
import type { Book, BookSlice, Books, Reviews } from "./library.ts";
import { type BookRatings, NO_RATINGS, ratingsOf } from "./ratings.ts";
import type { Term } from "./terms.ts";

type Paging = { readonly limit: number; readonly cursor?: string | undefined };
type Found = Pick<BookSlice, "items" | "ids"> & { readonly next: string | undefined };

/** @returns the books that have all of the terms, newest first; `undefined` when the cursor is not of this list. */
export function listNewest(
  books: Books,
  { limit, cursor }: Paging,
  terms: readonly Term[],
): Soon<Found | undefined> {
  const mark = markOf(terms);
  const after = cursor === undefined ? undefined : parseCursor(cursor, mark);
  if (cursor !== undefined && after === undefined) return undefined;
  return whenKnown(books.slice({ limit, after, terms }), ({ items, ids, last }) => ({
    items,
    ids,
    next: last === undefined ? undefined : formatCursor(last, mark),
  }));
}

/** @returns all books by title; `undefined` when the cursor is not of this list. */
export function listByTitle(books: Books, { limit, cursor }: Paging): Soon<Found | undefined> {
  const after = cursor === undefined ? undefined : parseTitleCursor(cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  return whenKnown(books.byTitle({ limit, after }), ({ items, ids, last }) => ({
    items,
    ids,
    next: last === undefined ? undefined : formatTitleCursor(last),
  }));
}

type RatedPage = Stored<{ items: Book[]; next?: string } & { ratings: Record<string, BookRatings> }>;

/** @returns the page, with an entry in `ratings` for each of its books. */
export function makeRatedPage({ items, ids, next }: Found, reviews: Reviews): Soon<RatedPage> {
  return whenKnown(reviews.tallies(ids), (tallies) => {
    // Unlike an assignment, fromEntries can create a member with the name `__proto__`.
    const ratings: Record<string, BookRatings> = Object.fromEntries(
      ids.map((id, at) => [id, ratingsOf(tallies[at] ?? NO_RATINGS)]),
    );
    return page(items, next, { ratings });
  });
}
