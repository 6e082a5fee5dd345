// The store of a test that does not name one: memory; with TEST_STORE=sqlite a file that is removed afterwards; and with the URL of
// a PostgreSQL database, that database, emptied.
import { sql } from "kysely";
import type { Sources, Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import type { Database } from "../../src/sql/database.ts";
import { openPostgres } from "../../src/sql/postgres.ts";
import { temporaryStore } from "../service/sqlite-stores.ts";

/** @returns an empty store. */
export function defaultStore(sources: Sources): Store | Promise<Store> {
  const given = process.env["TEST_STORE"] ?? "memory";
  if (given.startsWith("postgres:")) return emptied(given, sources);
  return given === "sqlite" ? temporaryStore(sources) : memoryStore(sources);
}

/** The connections to each database are opened once; they end with its server. */
const databases = new Map<string, Promise<Database<BookTables>>>();

async function emptied(url: string, sources: Sources): Promise<Store> {
  const opened = databases.get(url) ?? openPostgres<BookTables>(url);
  databases.set(url, opened);
  const database = await opened;
  const store = await libraryStore({ ...database, close: async () => {} }, sources);
  await database.administer((db) =>
    sql`truncate books, book_terms, reviews, tallies, request_keys`.execute(db),
  );
  return store;
}
