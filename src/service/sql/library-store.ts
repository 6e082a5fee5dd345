// The store of the service in a database: books and reviews survive the process.
import type { Database } from "../../sql/database.ts";
import { sqlStore } from "../../sql/store.ts";
import { type Library, type OpenLibrary, type Sources, type Store, stampFrom } from "../library.ts";
import { bookQueries, bookRows, openBookRows } from "./book-rows.ts";
import { type BookTables, bookMigrations } from "./book-tables.ts";
import { openReviewRows, reviewQueries, reviewRows } from "./review-rows.ts";

/**
 * @param database an open database, empty or of this service
 * @param sources the sources of time and randomness
 * @param keyLimit the most records of keyed requests of one principal
 * @returns the store, with its tables up to date
 * @throws Error when the tables are those of a newer version
 */
export function libraryStore(
  database: Database<BookTables>,
  sources: Sources,
  keyLimit?: number,
): Promise<Store> {
  const ofBooks = bookQueries();
  const ofReviews = reviewQueries();
  return sqlStore<BookTables, Library, OpenLibrary>(
    database,
    {
      migrations: bookMigrations(database.differences),
      read: (db) => ({ books: bookRows(db, ofBooks), reviews: reviewRows(db, ofReviews) }),
      write: (db) => ({
        stamp: () => stampFrom(sources),
        books: openBookRows(db, ofBooks),
        reviews: openReviewRows(db, ofReviews),
      }),
    },
    { now: sources.now, keyLimit },
  );
}
