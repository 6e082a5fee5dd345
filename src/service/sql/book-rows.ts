// The books in a database: by id, newest first, by their terms, and by title.
import type { Kysely } from "kysely";
import type { Stored } from "../../server/port.ts";
import { type Reused, reused } from "../../sql/reused.ts";
import { storedOf } from "../../sql/stored.ts";
import {
  type Book,
  type BookSlice,
  type Books,
  MOST_LOOKUPS,
  type OpenBooks,
  type Place,
  type TitlePlace,
  type Window,
} from "../library.ts";
import { type Term, termsOf, titleKeyOf } from "../terms.ts";
import type { BookTables } from "./book-tables.ts";
import { rowsFor, sliceFrom } from "./stored-rows.ts";
import { changeTerms, termBytes } from "./term-rows.ts";
import { booksWithAll, SHOWN, type Shown, type TermQueries, TOP, termQueries } from "./term-search.ts";

const NONE: ReadonlySet<Term> = new Set();

/** The queries that most requests make. */
export type BookQueries = TermQueries & {
  readonly find: Reused<BookTables, Shown>;
  readonly newest: Reused<BookTables, Shown>;
  readonly withTerm: Reused<BookTables, Shown>;
  readonly byTitle: Reused<BookTables, Shown>;
  readonly byTitleAfter: Reused<BookTables, Shown>;
  /** The most look-ups for one page. */
  readonly mostLookups: number;
};

/** @returns the queries for one database. */
export function bookQueries(mostLookups = MOST_LOOKUPS): BookQueries {
  const byTitle = (db: Kysely<BookTables>, limit: number) =>
    db.selectFrom("books").select(SHOWN).orderBy("title").orderBy("place").limit(limit);
  return {
    byTitle: reused<BookTables, Shown, number>(1, (db, [limit = 0]) => byTitle(db, limit)),
    byTitleAfter: reused<BookTables, Shown>(3, (db, [limit, title, place]) =>
      byTitle(db, limit as number).where(({ eb, refTuple, tuple }) =>
        eb(refTuple("title", "place"), ">", tuple(title as Uint8Array, place as Place)),
      ),
    ),
    ...termQueries(),
    mostLookups,
    find: reused<BookTables, Shown, string>(1, (db, [id = ""]) =>
      db.selectFrom("books").select(SHOWN).where("id", "=", id),
    ),
    newest: reused<BookTables, Shown, number>(2, (db, [limit = 0, from = 0]) =>
      db.selectFrom("books").select(SHOWN).where("place", "<", from).orderBy("place", "desc").limit(limit),
    ),
    withTerm: reused<BookTables, Shown>(3, (db, [limit, from, term]) =>
      db
        .selectFrom("book_terms as found")
        .innerJoin("books", "books.place", "found.place")
        .where("found.term", "=", term as Uint8Array)
        .where("found.place", "<", from as Place)
        .orderBy("found.place", "desc")
        .select(SHOWN)
        .limit(limit as number),
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
      const wanted = rowsFor(limit);
      if (first === undefined) return sliceOfBooks(await queries.newest(db, [wanted, after ?? TOP]), limit);
      if (more.length === 0)
        return sliceOfBooks(await queries.withTerm(db, [wanted, after ?? TOP, termBytes(first)]), limit);
      const found = await booksWithAll(db, queries, terms, after, wanted, queries.mostLookups);
      const slice = sliceOfBooks(found.rows, limit);
      // The page has all that was found; when the look-ups were used up, the next one goes on where they ended.
      return { ...slice, last: slice.last ?? found.goesOn };
    },
    byTitle: (window) => sliceByTitle(db, queries, window),
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

/** The ids are columns, so that a page needs no book parsed. */
function sliceOfBooks(rows: readonly Shown[], limit: number): BookSlice {
  const slice = sliceFrom<Book>(rows, limit);
  return { ...slice, ids: rows.slice(0, slice.items.length).map(({ id }) => id) };
}

async function sliceByTitle(
  db: Kysely<BookTables>,
  queries: BookQueries,
  { limit, after }: Window<TitlePlace>,
): Promise<BookSlice<TitlePlace>> {
  const wanted = rowsFor(limit);
  const rows =
    after === undefined
      ? queries.byTitle(db, [wanted])
      : queries.byTitleAfter(db, [wanted, titleBytes(after.title), after.place]);
  const { items, ids, last: place } = sliceOfBooks(await rows, limit);
  const book: Stored<Book> | undefined = items.at(-1);
  const isLast = book === undefined || place === undefined;
  return { items, ids, last: isLast ? undefined : { title: titleKeyOf(book.value), place } };
}

/** Big-endian UTF-16: both databases compare bytes, and their order is that of the code units. */
function titleBytes(title: string): Uint8Array {
  return Buffer.from(title, "utf16le").swap16();
}
