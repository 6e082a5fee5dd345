// The books in a database: by id, newest first, by their terms, and by title.
import type { Kysely, Selectable } from "kysely";
import type { Stored } from "../../server/port.ts";
import { type Reused, reused } from "../../sql/reused.ts";
import { storedOf } from "../../sql/stored.ts";
import {
  type Book,
  type Books,
  MOST_LOOKUPS,
  type OpenBooks,
  type Slice,
  type TitlePlace,
  type Window,
} from "../library.ts";
import { type Term, termsOf, titleKeyOf } from "../terms.ts";
import type { BookTables } from "./book-tables.ts";
import { rowsFor, sliceFrom } from "./stored-rows.ts";
import { booksWith, booksWithAll, changeTerms, lastLooked, rarestFirst, termBytes } from "./term-rows.ts";

const NONE: ReadonlySet<Term> = new Set();
const SHOWN = ["books.place", "books.json", "books.etag"] as const;

type Shown = Pick<Selectable<BookTables["books"]>, "place" | "json" | "etag">;

/** The queries that most requests make. */
export type BookQueries = {
  readonly find: Reused<BookTables, Shown>;
  readonly newest: Reused<BookTables, Shown>;
  readonly newestAfter: Reused<BookTables, Shown>;
  readonly withTerm: Reused<BookTables, Shown>;
  readonly withTermAfter: Reused<BookTables, Shown>;
  /** The most look-ups for one page. */
  readonly mostLookups: number;
};

/** @returns the queries for one database. */
export function bookQueries(mostLookups = MOST_LOOKUPS): BookQueries {
  const newest = (db: Kysely<BookTables>, limit: number) =>
    db.selectFrom("books").select(SHOWN).orderBy("place", "desc").limit(limit);
  return {
    mostLookups,
    find: reused<BookTables, Shown, string>(1, (db, [id = ""]) =>
      db.selectFrom("books").select(SHOWN).where("id", "=", id),
    ),
    newest: reused<BookTables, Shown, number>(1, (db, [limit = 0]) => newest(db, limit)),
    newestAfter: reused<BookTables, Shown, number>(2, (db, [limit = 0, after = 0]) =>
      newest(db, limit).where("place", "<", after),
    ),
    withTerm: reused<BookTables, Shown>(2, (db, [limit, term]) =>
      booksWith(db, term as Uint8Array)
        .select(SHOWN)
        .limit(limit as number),
    ),
    withTermAfter: reused<BookTables, Shown>(3, (db, [limit, term, after]) =>
      booksWith(db, term as Uint8Array)
        .select(SHOWN)
        .limit(limit as number)
        .where("found.place", "<", after as number),
    ),
  };
}

/** @returns the books that one unit of work sees. */
export function bookRows(db: Kysely<BookTables>, queries: BookQueries): Books {
  return {
    find: async (id) => {
      const [row] = await queries.find(db, [id]);
      return row && storedOf<Book>(row);
    },
    slice: async ({ terms = [], limit, after }) => {
      const [first, ...more] = terms;
      if (first !== undefined && more.length > 0)
        return sliceWith(db, [first, ...more], { limit, after }, queries.mostLookups);
      if (first !== undefined) {
        const given = [rowsFor(limit), termBytes(first)];
        const found =
          after === undefined ? queries.withTerm(db, given) : queries.withTermAfter(db, [...given, after]);
        return sliceFrom<Book>(await found, limit);
      }
      const rows =
        after === undefined
          ? queries.newest(db, [rowsFor(limit)])
          : queries.newestAfter(db, [rowsFor(limit), after]);
      return sliceFrom<Book>(await rows, limit);
    },
    byTitle: (window) => sliceByTitle(db, window),
  };
}

/** @returns the same books, to read and write. */
export function openBookRows(db: Kysely<BookTables>, queries: BookQueries): OpenBooks {
  const placed = async (id: string) => {
    const [row] = await queries.find(db, [id]);
    return row && { place: row.place, stored: storedOf<Book>(row) };
  };
  return {
    ...bookRows(db, queries),
    put: async (book) => {
      const before = await placed(book.value.id);
      const row = rowOfBook(book);
      const now = termsOf(book.value);
      if (before === undefined) {
        const { place } = await db
          .insertInto("books")
          .values(row)
          .returning("place")
          .executeTakeFirstOrThrow();
        await changeTerms(db, place, NONE, now);
      } else {
        await db.updateTable("books").set(row).where("place", "=", before.place).execute();
        await changeTerms(db, before.place, termsOf(before.stored.value), now);
      }
    },
    remove: async (id) => {
      const before = await placed(id);
      if (before === undefined) return;
      await changeTerms(db, before.place, termsOf(before.stored.value), NONE);
      await db.deleteFrom("books").where("place", "=", before.place).execute();
      await db.deleteFrom("reviews").where("book_id", "=", id).execute();
      await db.deleteFrom("tallies").where("book_id", "=", id).execute();
    },
  };
}

/** @returns the columns of a book, without its place. */
export function rowOfBook({ value, json, etag }: Stored<Book>) {
  return { id: value.id, json, etag, title: titleBytes(titleKeyOf(value)) };
}

async function sliceWith(
  db: Kysely<BookTables>,
  terms: readonly [Term, ...Term[]],
  { limit, after }: Window,
  mostLookups: number,
): Promise<Slice<Book>> {
  const looked = { after, places: Math.ceil(mostLookups / terms.length) };
  const sorted = await rarestFirst(db, terms);
  const rows = await booksWithAll(db, sorted, rowsFor(limit), looked).select(SHOWN).execute();
  const newestFirst = rows.toSorted((a, b) => b.place - a.place);
  const { items, last } = sliceFrom<Book>(newestFirst, limit);
  // The page has all that was found; when the look-ups were used up, the next one goes on where they ended.
  return { items, last: last ?? (await lastLooked(db, sorted[0], looked)) };
}

async function sliceByTitle(
  db: Kysely<BookTables>,
  { limit, after }: Window<TitlePlace>,
): Promise<Slice<Book, TitlePlace>> {
  let query = db.selectFrom("books").select(SHOWN).orderBy("title").orderBy("place").limit(rowsFor(limit));
  if (after !== undefined) {
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple("title", "place"), ">", tuple(titleBytes(after.title), after.place)),
    );
  }
  const { items, last: place } = sliceFrom<Book>(await query.execute(), limit);
  const book: Stored<Book> | undefined = items.at(-1);
  const isLast = book === undefined || place === undefined;
  return { items, last: isLast ? undefined : { title: titleKeyOf(book.value), place } };
}

/** Big-endian UTF-16: both databases compare bytes, and their order is that of the code units. */
function titleBytes(title: string): Uint8Array {
  return Buffer.from(title, "utf16le").swap16();
}
