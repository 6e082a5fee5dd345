// Rows that an import collects and inserts together: many rows a statement, and the index of terms in its own order.
import type { Insertable, Kysely } from "kysely";
import type { KeyTables } from "../../sql/key-rows.ts";
import { type Reused, reused } from "../../sql/reused.ts";
import type { Book, Place, Review } from "../library.ts";
import { changedTally, NO_RATINGS, type Tally } from "../ratings.ts";
import { type Term, termsOf } from "../terms.ts";
import { rowOfBook } from "./book-rows.ts";
import type { BookTables } from "./book-tables.ts";
import { inParts, termBytes } from "./term-rows.ts";

type Tables = BookTables & KeyTables;

/** Rows per statement. SQLite takes 32,766 values, PostgreSQL 65,535. */
const ROWS = 1000;

/** The collected rows; `flush` inserts them and begins with none. */
export type ImportBatch = {
  readonly addBook: (place: Place, book: Book) => void;
  readonly addReview: (place: Place, owner: string | null, review: Review) => void;
  readonly addKey: (key: KeyTables["request_keys"]) => void;
  readonly flush: () => Promise<void>;
};

/** @param db one transaction on an empty store */
export function importBatch(db: Kysely<Tables>): ImportBatch {
  const insertFull = termInsert(ROWS);
  let books: Insertable<BookTables["books"]>[] = [];
  let reviews: Insertable<BookTables["reviews"]>[] = [];
  let keys: KeyTables["request_keys"][] = [];
  let places = new Map<Term, Place[]>();
  let tallies = new Map<string, Tally>();

  return {
    addBook: (place, book) => {
      books.push({ place, ...rowOfBook({ value: book, json: JSON.stringify(book), etag: book.etag }) });
      for (const term of termsOf(book)) {
        const known = places.get(term);
        if (known === undefined) places.set(term, [place]);
        else known.push(place);
      }
    },
    addReview: (place, owner, review) => {
      const { bookId, id, rating, etag } = review;
      const json = JSON.stringify(review);
      reviews.push({
        ...{ place, book_id: bookId, id, rating, json, etag },
        owner: owner === null ? null : JSON.stringify(owner),
      });
      const before = tallies.get(bookId) ?? NO_RATINGS;
      tallies.set(bookId, changedTally(before, undefined, rating));
    },
    addKey: (key) => void keys.push(key),
    flush: async () => {
      for (const rows of inParts(books, ROWS)) await db.insertInto("books").values(rows).execute();
      // Neighbours in the index are inserted together, so a page of it is read and written once.
      const terms = [...places.keys()].sort().flatMap((term) => {
        const bytes = termBytes(term);
        return (places.get(term) ?? []).map((place) => [bytes, place] as const);
      });
      for (const rows of inParts(terms, ROWS)) {
        const insert = rows.length === ROWS ? insertFull : termInsert(rows.length);
        await insert(db, rows.flat());
      }
      for (const rows of inParts(reviews, ROWS)) await db.insertInto("reviews").values(rows).execute();
      for (const rows of inParts([...tallies], ROWS)) await addTallies(db, rows);
      for (const rows of inParts(keys, ROWS)) await db.insertInto("request_keys").values(rows).execute();
      [books, reviews, keys, places, tallies] = [[], [], [], new Map(), new Map()];
    },
  };
}

/** @returns the statement that inserts that many terms, compiled once. */
function termInsert(rows: number): Reused<Tables, unknown> {
  return reused<Tables, unknown>(2 * rows, (db, given) =>
    db.insertInto("book_terms").values(
      Array.from({ length: rows }, (_, row) => ({
        term: given[2 * row] as Uint8Array,
        place: given[2 * row + 1] as number,
      })),
    ),
  );
}

/** The reviews of a book may be in several batches. */
async function addTallies(db: Kysely<Tables>, tallies: readonly (readonly [string, Tally])[]): Promise<void> {
  const rows = tallies.map(([book_id, [one, two, three, four, five]]) => ({
    ...{ book_id, one, two, three, four, five },
  }));
  await db
    .insertInto("tallies")
    .values(rows)
    .onConflict((conflict) =>
      conflict.column("book_id").doUpdateSet(({ eb, ref }) => ({
        one: eb("tallies.one", "+", ref("excluded.one")),
        two: eb("tallies.two", "+", ref("excluded.two")),
        three: eb("tallies.three", "+", ref("excluded.three")),
        four: eb("tallies.four", "+", ref("excluded.four")),
        five: eb("tallies.five", "+", ref("excluded.five")),
      })),
    )
    .execute();
}
