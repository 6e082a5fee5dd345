// SQLite stores in a folder that is removed after the test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sources, Store } from "../../src/service/library.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { openSqlite, type SqliteOptions } from "../../src/sql/sqlite.ts";
import { writingThread } from "../../src/sql/writing-thread.ts";

/** One thread for all stores of a test file: to start one takes longer than most tests. */
export const sqliteThread = writingThread();

/** @returns an empty store in a file that is removed when the store is closed. */
export async function temporaryStore(sources: Sources, keyLimit?: number): Promise<Store> {
  const folder = mkdtempSync(join(tmpdir(), "verbatim-"));
  const store = await storeIn(join(folder, "books.db"), sources, { keyLimit });
  return {
    ...store,
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function storeIn(
  file: string,
  sources: Sources,
  { keyLimit, ...options }: SqliteOptions & { readonly keyLimit?: number | undefined } = {},
): Promise<Store> {
  return libraryStore(
    await openSqlite<BookTables>(file, { thread: sqliteThread, ...options }),
    sources,
    keyLimit,
  );
}
