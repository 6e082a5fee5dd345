// The PostgreSQL store fulfils the store contract, for several processes, and heals when connections are lost.
import { randomBytes } from "node:crypto";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { StoreUnavailable } from "../../src/server/port.ts";
import { type OpenLibrary, type Store, stampFrom } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";
import { bookQueries, bookRows, openBookRows } from "../../src/service/sql/book-rows.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { openReviewRows, reviewQueries } from "../../src/service/sql/review-rows.ts";
import type { Database } from "../../src/sql/database.ts";
import { type KeyTables, keyRows } from "../../src/sql/key-rows.ts";
import { openPostgres } from "../../src/sql/postgres.ts";
import { askEverything } from "./every-query.ts";
import { postgresDatabase } from "./postgres-database.ts";
import { addEvenAndOdd, LOOKUPS, requirePagesThatEndEarly } from "./search-budget.ts";
import { exported } from "./service.ts";
import { storeContract } from "./store-contract.ts";
import { likeMemory } from "./store-like-memory.ts";
import { addBook, kept } from "./store-world.ts";

/** On a machine with other work, thirty writers that meet each other take longer than a server's caller waits. */
const PATIENT = { patience: 50_000 };
const sources = { now: Date.now, random: (length: number) => randomBytes(length) };

let url: string;
let database: Database<BookTables>;
beforeAll(async () => {
  url = await postgresDatabase();
  // Three processes that start at the same time.
  const stores = await Promise.all([1, 2, 3].map(async () => libraryStore(await openPostgres(url), sources)));
  for (const store of stores) await store.close();
  database = await openPostgres<BookTables>(url);
});
afterAll(() => database.close());

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

likeMemory(async (given) => {
  await empty();
  return libraryStore({ ...database, close: async () => {} }, given);
}, 15);

it("answers every question from an index", async () => {
  await empty();
  const ran = new Set<string>();
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const db = new Kysely<BookTables & KeyTables>({
    dialect: new PostgresDialect({ pool }),
    log: ({ query }) => void ran.add(query.sql),
  });
  const ofBooks = db.withTables<BookTables>();
  await askEverything(
    {
      stamp: () => stampFrom(sources),
      books: openBookRows(ofBooks, bookQueries()),
      reviews: openReviewRows(ofBooks, reviewQueries()),
    },
    keyRows(db.withTables<KeyTables>(), Date.now),
  );
  const asked = [...ran].filter((text) => /books|book_terms|reviews|tallies|request_keys/.test(text));
  expect(asked.length).toBeGreaterThan(20);
  // The tables are small, so PostgreSQL would read all of them; like this it does so only where there is no index.
  for (const way of ["seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin", "material"])
    await pool.query(`set enable_${way} = off`);
  for (const text of asked) {
    const { rows } = await pool.query(`explain (generic_plan, format json) ${text}`);
    const steps = stepsOf(rows[0]["QUERY PLAN"][0].Plan);
    // Without a condition, a list begins at the end of its index.
    const isWholeList = /limit \$\d+$/.test(text) && !text.includes("where");
    const bad = steps.filter(
      (step) =>
        /^(?:Seq Scan|Sort|Bitmap|Incremental Sort)/.test(step["Node Type"]) ||
        (/^Index/.test(step["Node Type"]) && step["Index Cond"] === undefined && !isWholeList),
    );
    expect(bad, text).toEqual([]);
  }
  await db.destroy();
});

it("a search that takes many look-ups ends its page early", async () => {
  await empty();
  const store = await libraryStore({ ...database, close: async () => {} }, sources);
  await store.write(async ({ books }) => {
    await addEvenAndOdd(books);
    return kept();
  });
  await database.read((db) => requirePagesThatEndEarly(bookRows(db, bookQueries(LOOKUPS)).slice));
});

type Step = {
  readonly "Node Type": string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Step[];
};

function stepsOf(step: Step): readonly Step[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

describe("several processes", () => {
  let stores: readonly Store[];
  const write = (store: Store, work: (view: OpenLibrary) => Promise<unknown>) =>
    store.write(async (view) => {
      await work(view);
      return kept();
    });
  beforeAll(async () => {
    stores = await Promise.all(
      [1, 2, 3].map(async () => libraryStore(await openPostgres(url, PATIENT), sources)),
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
      const others = sql`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`;
      await database.administer((db) => others.execute(db));
      await addBook(view, "b");
    });
    await expect(lost).rejects.toThrow(StoreUnavailable);
    await write(store, (view) => addBook(view, "c"));
    expect((await exported(store)).split("\n")).toHaveLength(1);
  });
});

it("a server that is not there is named, without the password", async () => {
  await expect(openPostgres("postgres://u:secret@127.0.0.1:1/books")).rejects.toThrow(
    /^127\.0\.0\.1:1\/books: cannot connect to the database: connect ECONNREFUSED/,
  );
});
