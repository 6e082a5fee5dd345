// `verbatim store`: what one store holds, a different one holds after export and import.
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { exported } from "../service/service.ts";
import { storeIn } from "../service/sqlite-stores.ts";
import { addBook, addReview, kept } from "../service/store-world.ts";
import { verbatimHere } from "./command.ts";

const sources = { now: Date.now, random: (length: number) => randomBytes(length) };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);
const move = (action: string, file: string, database: string) =>
  verbatimHere(["store", action, at(file), "--store", `sqlite:${at(database)}`]);

async function fill(): Promise<string> {
  const store = await storeIn(at("a.db"), sources);
  const outcome = { status: 201, headers: {}, body: "é\0" };
  await store.write(async (view, keys) => {
    for (const id of ["a", "gone", "b"]) await addBook(view, id, `title of ${id} \0 😀`);
    for (const id of ["x", "y"]) await addReview(view, "a", id);
    await view.books.remove("gone");
    await keys.keep("scope", { principal: "p", fingerprint: "f", outcome, expires: Date.now() + 60_000 });
    return kept();
  });
  const text = await exported(store);
  await store.close();
  return text;
}

describe("export and import", () => {
  it("keep books, reviews, owners, tags, places, ratings and keys", async () => {
    const before = await fill();
    const out = `2 books, 2 reviews and 1 idempotency keys`;
    expect(await move("export", "all.ndjson", "a.db")).toMatchObject({
      code: 0,
      out: `exported ${out} to ${at("all.ndjson")}\n`,
    });
    expect(await move("import", "all.ndjson", "b.db")).toMatchObject({
      code: 0,
      out: `imported ${out} from ${at("all.ndjson")}\n`,
    });
    await move("export", "again.ndjson", "b.db");
    expect(readFileSync(at("again.ndjson"), "utf8")).toBe(readFileSync(at("all.ndjson"), "utf8"));
    const store = await storeIn(at("b.db"), sources);
    expect(await exported(store)).toBe(before);
    expect((await store.read(({ reviews }) => reviews.find("a", "x")))?.owner).toBe("owner of x");
    expect(await store.read(({ reviews }) => reviews.tallies(["a"]))).toEqual([[0, 0, 2, 0, 0]]);
    const found = await store.write(async (_, keys) => ({ keep: false, result: await keys.find("scope") }));
    expect(found).toMatchObject({ outcome: { body: "é\0" } });
    await store.write(async (view) => {
      await addBook(view, "new");
      return kept();
    });
    const { items } = await store.read(({ books }) => books.slice({ limit: 9, after: undefined }));
    expect(items.map(({ value }) => value.id)).toEqual(["new", "b", "a"]);
    await store.close();
  });

  it("refuse a store that is not empty, and a file that was cut or is something else, and change nothing", async () => {
    const before = await fill();
    await move("export", "all.ndjson", "a.db");
    expect(await move("import", "all.ndjson", "a.db")).toMatchObject({
      code: 2,
      err: "verbatim store: the store is not empty; import into an empty one\n",
    });
    const lines = readFileSync(at("all.ndjson"), "utf8").split("\n");
    for (const [text, message] of [
      [lines.slice(0, -2).join("\n"), "line 6: the end is missing"],
      [lines.toSpliced(2, 1).join("\n"), "line 6: the end is missing or does not count"],
      ["{}\n", "line 1: this is not the output of verbatim store export"],
      ["[\n", "line 1: this is not the output of verbatim store export"],
      ["", "line 0: the end is missing"],
      ['{"kind":"verbatim-store","version":99}', "line 1: version 99 is not 1"],
    ] as const) {
      writeFileSync(at("bad.ndjson"), text);
      const { code, err } = await move("import", "bad.ndjson", "c.db");
      expect([code, err]).toEqual([2, expect.stringContaining(message)]);
    }
    expect(await move("import", "all.ndjson", "c.db")).toMatchObject({ code: 0 });
    const store = await storeIn(at("c.db"), sources);
    expect(await exported(store)).toBe(before);
    await store.close();
  });

  it("export no database that is missing, and never over the database", async () => {
    expect(await move("export", "all.ndjson", "mistyped.db")).toMatchObject({
      code: 2,
      err: `verbatim store: ${at("mistyped.db")}: there is no such database; check its name\n`,
    });
    expect(existsSync(at("mistyped.db"))).toBe(false);
    const before = await fill();
    symlinkSync(at("a.db"), at("link"));
    for (const file of ["a.db", "link"])
      expect(await move("export", file, "a.db")).toMatchObject({
        code: 2,
        err: `verbatim store: ${at(file)}: is part of the database; export to a different file\n`,
      });
    const store = await storeIn(at("a.db"), sources);
    expect(await exported(store)).toBe(before);
    await store.close();
  });

  it.each([
    [[], '"" is not an action'],
    [["dump", "f"], '"dump" is not an action'],
    [["export"], "name one file to export"],
    [["export", "f"], "VERBATIM_STORE: memory is empty at each start"],
    [["export", "f", "--store", "memory"], "--store: memory is empty at each start"],
    [["import", "f", "--store", "file.db"], '--store: "file.db" is not a store'],
  ])("%j is refused: %s", async (args, message) => {
    expect(await verbatimHere(["store", ...args])).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });
});
