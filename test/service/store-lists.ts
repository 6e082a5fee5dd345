// The part of the store contract about lists, reviews, stamps and idempotency keys.
import { describe, expect, it } from "vitest";
import type { KeyRecord } from "../../src/server/port.ts";
import { exported } from "./service.ts";
import { addBook, addReview, all, ids, type World } from "./store-world.ts";

/** Tests of slices, of what belongs to a book, of stamps and of keys. */
export function listsAndKeys(world: World): void {
  describe("slices", () => {
    it("newest first; `last` is where the next one begins, and only there if there is more", async () => {
      await world.fill();
      const whole = await world.store.read(({ books }) => books.slice(all));
      expect([whole.items.map(({ value }) => value.id), whole.last]).toEqual([["c", "b", "a"], undefined]);
      const two = await world.store.read(({ books }) => books.slice({ limit: 2, after: undefined }));
      expect(two.items.map(({ value }) => value.id)).toEqual(["c", "b"]);
      expect(await world.store.read((library) => ids(library, two.last))).toEqual(["a"]);
      const exact = await world.store.read(({ books }) => books.slice({ limit: 3, after: undefined }));
      expect(exact.last).toBeUndefined();
    });

    it("after a place whose item is gone, they go on below it", async () => {
      await world.fill();
      const { last } = await world.store.read(({ books }) => books.slice({ limit: 2, after: undefined }));
      await world.write((view) => view.books.remove("b"));
      expect(await world.store.read((library) => ids(library, last))).toEqual(["a"]);
    });

    it("after a place beyond the end there is everything, after 0 nothing", async () => {
      await world.fill();
      expect(await world.store.read((library) => ids(library, Number.MAX_SAFE_INTEGER))).toEqual([
        "c",
        "b",
        "a",
      ]);
      expect(await world.store.read((library) => ids(library, 0))).toEqual([]);
    });

    it("a replaced item keeps its place; one removed and added again is the newest", async () => {
      await world.fill();
      await world.write((view) => addBook(view, "a", "replaced"));
      expect(await world.store.read((library) => ids(library))).toEqual(["c", "b", "a"]);
      await world.write(async (view) => {
        await view.books.remove("b");
        await addBook(view, "b");
      });
      expect(await world.store.read((library) => ids(library))).toEqual(["b", "c", "a"]);
    });

    it("places are never used again, not even those of work that was undone", async () => {
      await world.write((view) => addBook(view, "a"));
      const { last } = await world.store.read(async ({ books }) => {
        const one = await books.slice({ limit: 1, after: undefined });
        return { last: one.last };
      });
      expect(last).toBeUndefined();
      await world.store.write(async (view) => {
        await addBook(view, "undone");
        return { keep: false, result: undefined };
      });
      await world.write((view) => addBook(view, "gone"));
      await world.write((view) => addBook(view, "b"));
      const place = (await world.store.read(({ books }) => books.slice({ limit: 2, after: undefined }))).last;
      await world.write((view) => view.books.remove("gone"));
      await world.write((view) => addBook(view, "c"));
      // "gone" has no place now, and nothing new is below it.
      expect(await world.store.read((library) => ids(library, place))).toEqual(["a"]);
      expect(await world.store.read((library) => ids(library))).toEqual(["c", "b", "a"]);
    });
  });

  describe("reviews live under their book", () => {
    it("and go with it, its own only", async () => {
      await world.fill();
      await world.write((view) => addReview(view, "a", "x"));
      await world.write((view) => view.books.remove("b"));
      expect(await world.store.read(({ reviews }) => reviews.find("b", "x"))).toBeUndefined();
      expect((await world.store.read(({ reviews }) => reviews.slice("b", all))).items).toEqual([]);
      expect((await world.store.read(({ reviews }) => reviews.find("a", "x")))?.value.bookId).toBe("a");
      await world.write((view) => addBook(view, "b"));
      expect((await world.store.read(({ reviews }) => reviews.slice("b", all))).items).toEqual([]);
    });
  });

  describe("stamps", () => {
    it("tell the time, and an id and a tag never given before", async () => {
      const stamps = await world.store.write(async (view) => ({
        keep: true,
        result: Array.from({ length: 50 }, () => view.stamp()),
      }));
      expect(stamps.every(({ at }) => at === "2026-11-22T09:30:00.000Z")).toBe(true);
      expect(new Set(stamps.flatMap(({ id, etag }) => [id, etag])).size).toBe(100);
      for (const { id, etag } of stamps) {
        expect(id).toMatch(/^[A-Za-z0-9_-]{16}$/);
        expect(etag).toMatch(/^"[A-Za-z0-9_-]{16}"$/);
      }
    });
  });

  describe("keys are kept with the effect, and undone with it", () => {
    const outcome = { status: 201, headers: { location: "/books/é" }, body: '{"a":"é"}' };
    const record = (expires = world.time + 1000): KeyRecord => ({
      principal: "ada",
      fingerprint: "f",
      outcome,
      expires,
    });
    const find = (scope: string) =>
      world.store.write(async (_, keys) => ({ keep: false, result: await keys.find(scope) }));
    const keep = (scope: string, kept: KeyRecord, work: { keep: boolean }) =>
      world.store.write(async (view, keys) => {
        await addBook(view, "a");
        await keys.keep(scope, kept);
        return { ...work, result: await keys.find(scope) };
      });

    it("kept", async () => {
      expect(await keep("s", record(), { keep: true })).toEqual(record());
      expect([await find("s"), await find("t"), await find("__proto__")]).toEqual([
        record(),
        undefined,
        undefined,
      ]);
    });

    it("undone", async () => {
      expect(await keep("s", record(), { keep: false })).toEqual(record());
      expect([await find("s"), await exported(world.store)]).toEqual([undefined, ""]);
    });

    it("one that has expired is not there, may be stored again, and a rollback brings nothing back", async () => {
      await keep("s", record(world.time + 1000), { keep: true });
      world.time += 1000;
      expect(await find("s")).toBeUndefined();
      await keep("s", record(world.time + 1000), { keep: false });
      expect(await find("s")).toBeUndefined();
      await keep("s", record(world.time + 1000), { keep: true });
      expect(await find("s")).toEqual(record(world.time + 1000));
    });

    it("keeps absent content absent, and the outcome unchanged", async () => {
      const empty: KeyRecord = { ...record(), outcome: { status: 204, headers: {}, body: null } };
      await keep("s", empty, { keep: true });
      expect(await find("s")).toEqual(empty);
    });
  });
}
