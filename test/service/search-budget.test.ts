// A search that takes many look-ups ends its page early, in memory and on SQLite; postgres.test.ts tries the same.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "vitest";
import { shelf } from "../../src/service/memory/shelf.ts";
import { bookQueries, bookRows } from "../../src/service/sql/book-rows.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { openSqlite } from "../../src/sql/sqlite.ts";
import { addEvenAndOdd, LOOKUPS, requirePagesThatEndEarly } from "./search-budget.ts";
import { sqliteThread } from "./sqlite-stores.ts";
import { kept } from "./store-world.ts";

it("in memory", async () => {
  let place = 0;
  const { put, slice } = shelf(() => ++place, LOOKUPS);
  await addEvenAndOdd({ put: async (book) => void put(book.value.id, book) });
  await requirePagesThatEndEarly(async (window) => slice(window));
});

it("on SQLite", async () => {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const database = await openSqlite<BookTables>(join(folder, "books.db"), { thread: sqliteThread });
  const store = await libraryStore(database, { now: () => 0, random: (length) => new Uint8Array(length) });
  try {
    await store.write(async ({ books }) => {
      await addEvenAndOdd(books);
      return kept();
    });
    const queries = bookQueries(LOOKUPS);
    await database.read((db) => requirePagesThatEndEarly(bookRows(db, queries).slice));
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
});
