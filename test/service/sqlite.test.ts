// The SQLite store fulfils the store contract, and keeps its promises across restarts and processes.
import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type KeyRecord, StoreUnavailable } from "../../src/server/port.ts";
import type { OpenLibrary, Store } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";
import type { BookTables } from "../../src/service/sql/book-tables.ts";
import { libraryStore } from "../../src/service/sql/library-store.ts";
import { openSqlite } from "../../src/sql/sqlite.ts";
import { type WritingThread, writingThread } from "../../src/sql/writing-thread.ts";
import { askEverything } from "./every-query.ts";
import { exported } from "./service.ts";
import { sqliteThread, storeIn, temporaryStore } from "./sqlite-stores.ts";
import { storeContract } from "./store-contract.ts";
import { addBook, addReview, kept } from "./store-world.ts";

storeContract("SQLite", temporaryStore, 40);

describe("a file", () => {
  const sources = { now: Date.now, random: (length: number) => randomBytes(length) };
  let folder: string;
  let file: string;
  const open: Store[] = [];
  const start = async (): Promise<Store> => {
    const store = await storeIn(file, sources);
    open.push(store);
    return store;
  };
  const write = (store: Store, work: (view: OpenLibrary) => Promise<unknown>) =>
    store.write(async (view) => {
      await work(view);
      return kept();
    });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "verbatim-"));
    file = join(folder, "books.db");
  });
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
    rmSync(folder, { recursive: true });
  });

  it("keeps books, reviews, owners, tags, places and keys across a restart", async () => {
    const first = await start();
    const record: KeyRecord = {
      principal: "a\0\ud800",
      fingerprint: "f",
      outcome: { status: 201, headers: { a: "b" }, body: "é", content: Buffer.of(0, 255) },
      expires: Date.now() + 60_000,
    };
    await first.write(async (view, keys) => {
      for (const id of ["a", "b"]) await addBook(view, id, `${id}\0`);
      await addReview(view, "a", "x");
      await keys.keep("scope", record);
      return kept();
    });
    const before = await exported(first);
    await first.close();
    const second = await start();
    expect(await exported(second)).toBe(before);
    expect((await second.read(({ reviews }) => reviews.find("a", "x")))?.owner).toBe("owner of x");
    const found = await second.write(async (_, keys) => ({ keep: false, result: await keys.find("scope") }));
    expect(found).toEqual(record);
    await write(second, (view) => addBook(view, "c"));
    const { items } = await second.read(({ books }) => books.slice({ limit: 9, after: undefined }));
    expect(items.map(({ value }) => value.id)).toEqual(["c", "b", "a"]);
  });

  it("serves two stores at the same time: no update is lost, and one key has one effect", async () => {
    const stores = await Promise.all([start(), start()]);
    const [one] = stores;
    await write(one, (view) => addBook(view, "n", "0"));
    const addOne = (store: Store) =>
      write(store, async (view) => {
        const before = Number((await view.books.find("n"))?.value.title);
        await addBook(view, "n", String(before + 1));
      });
    await Promise.all(Array.from({ length: 20 }, (_, i) => addOne(stores[i % 2] ?? one)));
    expect((await one.read(({ books }) => books.find("n")))?.value.title).toBe("20");
    const twin = (store: Store) =>
      store.write(async (view, keys) => {
        if ((await keys.find("k")) !== undefined) return { keep: false, result: 0 };
        await view.books.put(newBook(view.stamp().id, { title: "t", authors: ["a"] }, view.stamp()));
        const outcome = { status: 201, headers: {}, body: null };
        await keys.keep("k", { principal: "p", fingerprint: "f", outcome, expires: Date.now() + 60_000 });
        return { keep: true, result: 1 };
      });
    const effects = await Promise.all(Array.from({ length: 10 }, (_, i) => twin(stores[i % 2] ?? one)));
    expect(effects.reduce((sum, effect) => sum + effect, 0)).toBe(1);
  });

  it("is refused with a clear error when a newer version has changed it; opening it is repeatable", async () => {
    await Promise.all([start(), start(), start()]);
    const raw = new DatabaseSync(file);
    raw.exec("insert into kysely_migration values ('books-999', '2099-01-01')");
    raw.close();
    await expect(start()).rejects.toThrow(
      /newer version of this program \(books-999\).*Run the newer version/s,
    );
  });

  it("gives each column its name after a different process has changed the columns of a table", async () => {
    const database = await openSqlite<{ t: Record<"a" | "b" | "c", number> }>(file);
    const other = new DatabaseSync(file);
    other.exec("create table t (a, b, c); insert into t values (1, 2, 3)");
    const everything = () => database.read((db) => db.selectFrom("t").selectAll().execute());
    const seen = [await everything()];
    for (const change of ["drop column b", "add column d default 4"]) {
      other.exec(`alter table t ${change}`);
      seen.push(await everything());
    }
    other.close();
    await database.close();
    expect(seen).toEqual([[{ a: 1, b: 2, c: 3 }], [{ a: 1, c: 3 }], [{ a: 1, c: 3, d: 4 }]]);
  });

  it("is refused when it is not a database, or cannot be created", async () => {
    writeFileSync(file, "hello, this is not a database");
    await expect(start()).rejects.toThrow(`${file}: cannot open the database: file is not a database`);
    file = join(folder, "missing", "books.db");
    await expect(start()).rejects.toThrow(`${file}: cannot open the database`);
  });

  it("is refused for as long as a different process holds the lock, and then goes on", async () => {
    const store = await storeIn(file, sources, { patience: 20 });
    open.push(store);
    const other = new DatabaseSync(file);
    other.exec("begin immediate");
    const refused = write(store, (view) => addBook(view, "a"));
    await expect(refused).rejects.toThrow(StoreUnavailable);
    expect(await exported(store), "readers do not wait").toBe("");
    other.exec("rollback");
    other.close();
    await write(store, (view) => addBook(view, "a"));
    expect(await exported(store)).toContain('"id":"a"');
  });

  it("reads again when a read meets a lock, and refuses it when the lock or the lack of a file lasts", async () => {
    let time = 0;
    const database = await openSqlite<BookTables>(file, {
      clock: () => time,
      pause: async () => {
        time += 100;
      },
      patience: 1000,
    });
    const locked = Object.assign(new Error("database is locked"), { errcode: 261 });
    let runs = 0;
    const meeting = (locks: number) => () =>
      database.read(async () => {
        runs += 1;
        if (runs <= locks) throw locked;
        return "read";
      });
    rmSync(file);
    await expect(meeting(0)(), "no file").rejects.toThrow(StoreUnavailable);
    writeFileSync(file, "");
    expect(await meeting(3)()).toBe("read");
    expect(runs).toBe(4);
    await expect(meeting(Number.POSITIVE_INFINITY)()).rejects.toThrow(StoreUnavailable);
    await database.close();
  });

  it("on a full disk: refuses with a time to retry, writes nothing half, and goes on when there is space", async () => {
    const database = await openSqlite<BookTables>(file);
    const store = await libraryStore(database, sources);
    open.push(store);
    await write(store, (view) => addBook(view, "a"));
    // SQLite takes the present size instead.
    const limitPages = (most: number) =>
      database.write(async (db) => {
        await sql`pragma max_page_count = ${sql.lit(most)}`.execute(db);
        return { keep: true, result: undefined };
      });
    await limitPages(1);
    const fill = async () => {
      for (let n = 0; n < 100; n++) await write(store, (view) => addBook(view, `b${n}`, "long ".repeat(100)));
    };
    const error: unknown = await fill().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreUnavailable);
    expect(error).toMatchObject({
      message: expect.stringContaining("the disk is full"),
      retryAfterSeconds: 30,
    });
    const before = await exported(store);
    const half = write(store, async (view) => {
      await view.books.remove("a");
      await addBook(view, "big", "x".repeat(100_000));
    });
    await expect(half).rejects.toThrow("the disk is full");
    expect(await exported(store)).toBe(before);
    await limitPages(100_000);
    await write(store, (view) => addBook(view, "after"));
    expect(await exported(store)).toContain('"id":"after"');
    const check = new DatabaseSync(file, { readOnly: true });
    expect(check.prepare("pragma integrity_check").get()).toEqual({ integrity_check: "ok" });
    check.close();
  });

  it("refuses and reports a call that nobody awaited and that comes too late", async () => {
    const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const store = await start();
    const later: (() => Promise<void>)[] = [];
    await write(store, async (view) => {
      void addBook(view, "in time");
      const late = newBook("late", { title: "late", authors: ["A"] }, view.stamp());
      later.push(async () => view.books.put(late));
    });
    await expect(later[0]?.()).rejects.toThrow("await each call of the store");
    expect(warn).toHaveBeenCalledOnce();
    expect([await exported(store)].map((text) => [text.includes("in time"), text.includes("late")])).toEqual([
      [true, false],
    ]);
  });

  it("deletes expired keys in steps", async () => {
    let time = 1_000_000;
    const store = await storeIn(file, { ...sources, now: () => time });
    open.push(store);
    const outcome = { status: 201, headers: {}, body: null };
    const keep = (scope: string) =>
      store.write(async (_, keys) => {
        await keys.keep(scope, { principal: "p", fingerprint: "f", outcome, expires: time + 1000 });
        return kept();
      });
    for (let n = 0; n < 20; n++) await keep(`old ${n}`);
    time += 1000;
    for (let n = 0; n < 60; n++) await keep(`new ${n}`);
    await store.read(async () => undefined);
    const raw = new DatabaseSync(file, { readOnly: true });
    expect(raw.prepare("select count(*) as n from request_keys").get()).toEqual({ n: 60 });
    raw.close();
  });

  it("has a thread that keeps no process alive while it has nothing to do", () => {
    const module = new URL("../../src/sql/writing-thread.ts", import.meta.url).href;
    // A file, because what `--eval` runs ends in any case.
    const program = join(dirname(file), "program.mjs");
    writeFileSync(program, `(await import(${JSON.stringify(module)})).writingThread();\n`);
    const ended = spawnSync(process.execPath, [program], { timeout: 20_000 });
    expect([ended.status, String(ended.stderr)]).toEqual([0, ""]);
  });

  it("survives the thread that writes: what was not committed is refused, and a new thread goes on", async () => {
    const thread = writingThread();
    const store = await storeIn(file, sources, { thread });
    open.push(store);
    await write(store, (view) => addBook(view, "a", "kept"));
    const begun = write(store, async (view) => {
      await addBook(view, "b", "lost");
      await thread.end();
    });
    await expect(begun).rejects.toThrow(StoreUnavailable);
    await write(store, (view) => addBook(view, "c", "kept"));
    const books = await store.read(({ books }) => books.slice({ limit: 9, after: undefined }));
    expect(books.items).toHaveLength(2);
  });

  it("says that the outcome is unknown when the thread ends in the middle of a commit", async () => {
    const own = writingThread();
    const thread: WritingThread = {
      ...own,
      open: async (name) => {
        const connection = await own.open(name);
        const run: typeof connection.run = async (text, parameters) => {
          if (isLast && text === "commit") await own.end();
          return connection.run(text, parameters);
        };
        return { ...connection, run };
      },
    };
    let isLast = false;
    const store = await storeIn(file, sources, { thread });
    open.push(store);
    isLast = true;
    await expect(write(store, (view) => addBook(view, "a", "lost"))).rejects.toThrow("may have taken effect");
  });

  it("answers every question from an index", async () => {
    const ran = new Set<string>();
    const thread: WritingThread = {
      ...sqliteThread,
      open: async (name) => {
        const connection = await sqliteThread.open(name);
        const run: typeof connection.run = (text, parameters) => {
          ran.add(text);
          return connection.run(text, parameters);
        };
        return { ...connection, run };
      },
    };
    const store = await storeIn(file, sources, { thread });
    open.push(store);
    await store.write(async (view, keys) => {
      await askEverything(view, keys);
      return kept();
    });
    const asked = [...ran].filter((text) => /books|book_terms|reviews|tallies|request_keys/.test(text));
    expect(asked.length).toBeGreaterThan(20);
    const raw = new DatabaseSync(file);
    for (const text of asked) {
      const steps = raw
        .prepare(`explain query plan ${text}`)
        .all()
        .map(({ detail }) => String(detail));
      // Without a condition, a list begins at the end of its index.
      const isWholeList = /limit \?$/.test(text) && !text.includes("where");
      // The rows of an insert, and subqueries with a limit of their own, are not tables.
      const bad = steps
        .filter((step) => !/VALUES CLAUSE|SCAN (?:rarest|found)$/.test(step))
        .filter((step) => /TEMP B-TREE|SCAN/.test(step) && !(isWholeList && !/TEMP/.test(step)));
      expect(bad, `${text}\n${steps.join("\n")}`).toEqual([]);
    }
    raw.close();
  });
});
