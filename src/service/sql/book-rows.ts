// The books in a database: by id, newest first, by their terms, and by title.
import type { Kysely } from "kysely";
import type { Stored } from "../../server/port.ts";
import { storedOf } from "../../sql/stored.ts";
import type { Book, Books, OpenBooks, Slice, TitlePlace, Window } from "../library.ts";
import { type Term, termsOf, titleKeyOf } from "../terms.ts";
import type { BookTables } from "./book-tables.ts";
import { rowsFor, sliceFrom } from "./stored-rows.ts";
import { booksWith, changeTerms, rarestFirst } from "./term-rows.ts";

const NONE: ReadonlySet<Term> = new Set();
const SHOWN = ["books.place", "books.json", "books.etag"] as const;

/** @returns the books that one unit of work sees. */
export function bookRows(db: Kysely<BookTables>): Books {
  return {
    find: async (id) => {
      const row = await db
        .selectFrom("books")
        .select(["json", "etag"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row && storedOf<Book>(row);
    },
    slice: async ({ terms = [], limit, after }) => {
      const [first, ...more] = terms;
      if (first !== undefined) return sliceWith(db, [first, ...more], { limit, after });
      let query = db.selectFrom("books").select(SHOWN).orderBy("place", "desc").limit(rowsFor(limit));
      if (after !== undefined) query = query.where("place", "<", after);
      return sliceFrom<Book>(await query.execute(), limit);
    },
    byTitle: (window) => sliceByTitle(db, window),
  };
}

/** @returns the same books, to read and write. */
export function openBookRows(db: Kysely<BookTables>): OpenBooks {
  return {
    ...bookRows(db),
    put: async (book) => {
      const before = await placed(db, book.value.id);
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
      const before = await placed(db, id);
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

async function placed(db: Kysely<BookTables>, id: string) {
  const row = await db.selectFrom("books").select(SHOWN).where("id", "=", id).executeTakeFirst();
  return row && { place: row.place, stored: storedOf<Book>(row) };
}

async function sliceWith(
  db: Kysely<BookTables>,
  terms: readonly [Term, ...Term[]],
  { limit, after }: Window,
): Promise<Slice<Book>> {
  let query = booksWith(db, await rarestFirst(db, terms))
    .select(SHOWN)
    .limit(rowsFor(limit));
  if (after !== undefined) query = query.where("rarest.place", "<", after);
  return sliceFrom<Book>(await query.execute(), limit);
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
