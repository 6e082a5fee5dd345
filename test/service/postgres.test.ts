// The PostgreSQL store fulfils the store contract, for several processes, and heals when connections are lost.
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { StoreUnavailable } from "../../src/server/port.ts";
import type { OpenLibrary, Store } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";
import { bookQueries, bookRows } from "../../src/service/sql/book-rows.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import type { Database } from "../../src/sql/database.ts";
import { openPostgres } from "../../src/sql/postgres.ts";
import { startPostgres, type TestPostgres } from "../setup/postgres.ts";
import { addEvenAndOdd, LOOKUPS, requirePagesThatEndEarly } from "./search-budget.ts";
import { exported } from "./service.ts";
import { storeContract } from "./store-contract.ts";
import { addBook, kept } from "./store-world.ts";

/** These tests do not need what survives a crash of the machine. */
const FAST = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
/** On a machine with other work, thirty writers that meet each other take longer than a server's caller waits. */
const PATIENT = { patience: 50_000 };
const sources = { now: Date.now, random: (length: number) => randomBytes(length) };

let server: TestPostgres;
let database: Database<BookTables>;
beforeAll(async () => {
  server = await startPostgres(FAST);
  // Three processes that start at the same time.
  const stores = await Promise.all(
    [1, 2, 3].map(async () => libraryStore(await openPostgres(server.url), sources)),
  );
  for (const store of stores) await store.close();
  database = await openPostgres<BookTables>(server.url);
});
afterAll(async () => {
  await database.close();
  await server.stop();
});

async function empty(): Promise<void> {
  await database.administer((db) =>
    sql`truncate books, book_terms, reviews, tallies, request_keys`.execute(db),
  );
}

storeContract(
  "PostgreSQL",
  async (given) => {
    await empty();
    return libraryStore({ ...database, close: async () => {} }, given);
  },
  15,
);

it("a search that takes many look-ups ends its page early", async () => {
  await empty();
  const store = await libraryStore({ ...database, close: async () => {} }, sources);
  await store.write(async ({ books }) => {
    await addEvenAndOdd(books);
    return kept();
  });
  await database.read((db) => requirePagesThatEndEarly(bookRows(db, bookQueries(LOOKUPS)).slice));
});

describe("several processes", () => {
  let stores: readonly Store[];
  const write = (store: Store, work: (view: OpenLibrary) => Promise<unknown>) =>
    store.write(async (view) => {
      await work(view);
      return kept();
    });
  beforeAll(async () => {
    stores = await Promise.all(
      [1, 2, 3].map(async () => libraryStore(await openPostgres(server.url, PATIENT), sources)),
    );
  });
  afterAll(() => Promise.all(stores.map((store) => store.close())));
  beforeEach(empty);
  const oneOf = (at: number): Store => stores[at % 3] as Store;

  it("lose no update, and one key has one effect", async () => {
    await write(oneOf(0), (view) => addBook(view, "n", "0"));
    const addOne = (store: Store) =>
      write(store, async (view) => {
        const before = Number((await view.books.find("n"))?.value.title);
        await addBook(view, "n", String(before + 1));
      });
    await Promise.all(Array.from({ length: 30 }, (_, at) => addOne(oneOf(at))));
    expect((await oneOf(1).read(({ books }) => books.find("n")))?.value.title).toBe("30");
    const twin = (store: Store) =>
      store.write(async (view, keys) => {
        if ((await keys.find("k")) !== undefined) return { keep: false, result: 0 };
        await view.books.put(newBook(view.stamp().id, { title: "t", authors: ["a"] }, view.stamp()));
        const outcome = { status: 201, headers: {}, body: null };
        await keys.keep("k", { principal: "p", fingerprint: "f", outcome, expires: Date.now() + 60_000 });
        return { keep: true, result: 1 };
      });
    const effects = await Promise.all(Array.from({ length: 20 }, (_, at) => twin(oneOf(at))));
    expect(effects.reduce((sum, effect) => sum + effect, 0)).toBe(1);
  });

  it("keep a condition over two books that each changes one of: write skew is impossible", async () => {
    await write(oneOf(0), async (view) => {
      for (const id of ["a", "b"]) await addBook(view, id);
    });
    const removeIfOther = (store: Store, id: string, other: string) =>
      write(store, async (view) => {
        if ((await view.books.find(other)) !== undefined) await view.books.remove(id);
      });
    await Promise.all([removeIfOther(oneOf(0), "a", "b"), removeIfOther(oneOf(1), "b", "a")]);
    expect((await exported(oneOf(2))).split("\n")).toHaveLength(1);
  });

  it("refuse while connections are lost, with a time to retry, and go on", async () => {
    const store = oneOf(0);
    const lost = write(store, async (view) => {
      await addBook(view, "a");
      const others = sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = 'client backend'`;
      await database.administer((db) => others.execute(db));
      await addBook(view, "b");
    });
    await expect(lost).rejects.toThrow(StoreUnavailable);
    await write(store, (view) => addBook(view, "c"));
    expect((await exported(store)).split("\n")).toHaveLength(1);
  });
});

// Each row takes longer here than on SQLite; `TEST_STORE=postgres://… npx vitest run test/rows` runs all of them.
describe("rows of the HTTP checklist", async () => {
  beforeEach(() => {
    vi.stubEnv("TEST_STORE", server.url);
  });
  // The part after `?` makes a module of its own, which registers its tests here, too.
  await import("../rows/delete.test.ts?postgres" as string);
});

it("a server that is not there is named, without the password", async () => {
  await expect(openPostgres("postgres://u:secret@127.0.0.1:1/books")).rejects.toThrow(
    /^127\.0\.0\.1:1\/books: cannot connect to the database: connect ECONNREFUSED/,
  );
});
