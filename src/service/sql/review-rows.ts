// The reviews in a database: by book and id, newest first, with the tally of the ratings of each book.
import type { Kysely } from "kysely";
import { type Reused, reusedLists } from "../../sql/reused.ts";
import { storedOf } from "../../sql/stored.ts";
import type { OpenReviews, Review, Reviews } from "../library.ts";
import { changedTally, NO_RATINGS, type Tally } from "../ratings.ts";
import type { BookTables } from "./book-tables.ts";
import { rowsFor, sliceFrom } from "./stored-rows.ts";

/** The queries that most requests make. */
export type ReviewQueries = {
  readonly tallies: Reused<BookTables, BookTables["tallies"]>;
};

/** @returns the queries for one database. */
export function reviewQueries(): ReviewQueries {
  return {
    tallies: reusedLists<BookTables, BookTables["tallies"], string>((db, ids) =>
      db.selectFrom("tallies").selectAll().where("book_id", "in", ids),
    ),
  };
}

/** @returns the reviews that one unit of work sees. */
export function reviewRows(db: Kysely<BookTables>, queries: ReviewQueries): Reviews {
  return {
    find: async (bookId, id) => {
      const row = await db
        .selectFrom("reviews")
        .select(["json", "etag", "owner"])
        .where("book_id", "=", bookId)
        .where("id", "=", id)
        .executeTakeFirst();
      return row && storedOf<Review>(row);
    },
    slice: async (bookId, { limit, after }) => {
      let query = db
        .selectFrom("reviews")
        .select(["place", "json", "etag", "owner"])
        .where("book_id", "=", bookId)
        .orderBy("place", "desc")
        .limit(rowsFor(limit));
      if (after !== undefined) query = query.where("place", "<", after);
      return sliceFrom<Review>(await query.execute(), limit);
    },
    tallies: async (bookIds) => {
      if (bookIds.length === 0) return [];
      const rows = await queries.tallies(db, bookIds);
      const byBook = new Map(rows.map((row) => [row.book_id, tallyOf(row)]));
      return bookIds.map((id) => byBook.get(id) ?? NO_RATINGS);
    },
  };
}

/** @returns the same reviews, to read and write. */
export function openReviewRows(db: Kysely<BookTables>, queries: ReviewQueries): OpenReviews {
  return {
    ...reviewRows(db, queries),
    put: async ({ value, json, etag, owner }) => {
      const { bookId, id, rating } = value;
      const before = await ratingOf(db, bookId, id);
      const row = { rating, json, etag, owner: owner === undefined ? null : JSON.stringify(owner) };
      if (before === undefined) {
        await db
          .insertInto("reviews")
          .values({ book_id: bookId, id, ...row })
          .execute();
      } else {
        await db.updateTable("reviews").set(row).where("place", "=", before.place).execute();
      }
      await countRating(db, bookId, before?.rating, rating);
    },
    remove: async (bookId, id) => {
      const before = await ratingOf(db, bookId, id);
      if (before === undefined) return;
      await db.deleteFrom("reviews").where("place", "=", before.place).execute();
      await countRating(db, bookId, before.rating, undefined);
    },
  };
}

function ratingOf(db: Kysely<BookTables>, bookId: string, id: string) {
  return db
    .selectFrom("reviews")
    .select(["place", "rating"])
    .where("book_id", "=", bookId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Counts one rating less, and one more, where there is one. */
async function countRating(
  db: Kysely<BookTables>,
  bookId: string,
  before: number | undefined,
  now: number | undefined,
): Promise<void> {
  if (before === now) return;
  const row = await db.selectFrom("tallies").selectAll().where("book_id", "=", bookId).executeTakeFirst();
  const [one, two, three, four, five] = changedTally(
    row === undefined ? NO_RATINGS : tallyOf(row),
    before,
    now,
  );
  const values = { one, two, three, four, five };
  if (row === undefined)
    await db
      .insertInto("tallies")
      .values({ book_id: bookId, ...values })
      .execute();
  else await db.updateTable("tallies").set(values).where("book_id", "=", bookId).execute();
}

function tallyOf({ one, two, three, four, five }: BookTables["tallies"]): Tally {
  return [one, two, three, four, five];
}
