// What the service asks of any store: one suite over all of them.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KeyRecord, Settled } from "../../src/server/port.ts";
import type { Library, OpenLibrary, Place, Sources, Store } from "../../src/service/library.ts";
import { newBook, newReview, revisedBook } from "../../src/service/records.ts";
import { exported } from "./service.ts";

const kept = async (): Promise<Settled<undefined>> => ({ keep: true, result: undefined });
const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const all = { limit: 1000, after: undefined };

/**
 * @param name of the store
 * @param make an empty store over the given time and randomness
 */
export function storeContract(name: string, make: (sources: Sources) => Store | Promise<Store>): void {
  describe(`the store contract, ${name}`, () => {
    let store: Store;
    let time: number;
    let drawn: number;
    beforeEach(async () => {
      time = Date.parse("2026-11-22T09:30:00Z");
      drawn = 0;
      // Every draw is another, and the same in each run.
      const random = (length: number): Uint8Array =>
        Uint8Array.from({ length }, (_, i) => (i < 4 ? ++drawn >> (8 * i) : drawn));
      store = await make({ now: () => time, random });
    });
    afterEach(() => store.close());

    const addBook = async (view: OpenLibrary, id: string, title = id) =>
      view.books.put(newBook(id, { title, authors: ["A"] }, view.stamp()));
    const addReview = async (view: OpenLibrary, bookId: string, id: string) =>
      view.reviews.put(
        newReview({ bookId, id, owner: `owner of ${id}` }, { reviewer: id, rating: 3 }, view.stamp()),
      );
    const write = (work: (view: OpenLibrary) => Promise<unknown>) =>
      store.write(async (view) => {
        await work(view);
        return kept();
      });
    const ids = (library: Library, after?: Place, limit = 1000) =>
      library.books.slice({ limit, after }).then(({ items }) => items.map(({ value }) => value.id));
    const fill = () =>
      write(async (view) => {
        for (const id of ["a", "b", "c"]) await addBook(view, id);
        for (const id of ["x", "y"]) await addReview(view, "b", id);
      });

    it("says what it is", () => {
      expect(store.description).not.toBe("");
    });

    describe("what was committed can be read", () => {
      it("as it was written: value, text and tag", async () => {
        const stored = await store.write(async (view) => {
          const book = newBook("a", { title: "é \u2028 😀", authors: ["A", "B"], tags: [] }, view.stamp());
          await view.books.put(book);
          return { keep: true, result: book };
        });
        const found = await store.read(({ books }) => books.find("a"));
        expect({ ...found }).toEqual({ ...stored });
        expect(JSON.parse(found?.json ?? "")).toEqual(found?.value);
      });

      it("and whose it is, which no text shows", async () => {
        await fill();
        const review = await store.read(({ reviews }) => reviews.find("b", "x"));
        expect([review?.owner, review?.json.includes("owner")]).toEqual(["owner of x", false]);
        const { items } = await store.read(({ reviews }) => reviews.slice("b", all));
        expect(items.map(({ owner }) => owner)).toEqual(["owner of y", "owner of x"]);
        await write((view) => addReview(view, "b", "x"));
        expect((await store.read(({ books }) => books.find("b")))?.owner).toBeUndefined();
      });

      it("in the same unit of work, too", async () => {
        await write(async (view) => {
          await addBook(view, "a");
          expect((await view.books.find("a"))?.value.title).toBe("a");
          await view.books.remove("a");
          expect(await view.books.find("a")).toBeUndefined();
        });
      });

      it.each(["__proto__", "constructor", "toString", "-", "_", "0"])(
        "under the id %s as under any other",
        async (id) => {
          expect(await store.read(({ books }) => books.find(id))).toBeUndefined();
          expect(await store.read(({ reviews }) => reviews.find(id, id))).toBeUndefined();
          expect((await store.read(({ reviews }) => reviews.slice(id, all))).items).toEqual([]);
          await write(async (view) => {
            await addBook(view, id);
            await addReview(view, id, id);
          });
          expect((await store.read(({ reviews }) => reviews.find(id, id)))?.value).toMatchObject({
            id,
            bookId: id,
          });
          await write((view) => view.books.remove(id));
          expect(await exported(store)).toBe("");
        },
      );

      it("ids differ by case", async () => {
        await write(async (view) => {
          for (const id of ["a", "A"]) await addBook(view, id);
        });
        expect(await store.read((library) => ids(library))).toEqual(["A", "a"]);
      });
    });

    describe("what is not to be kept is undone", () => {
      const everything = async (view: OpenLibrary): Promise<void> => {
        await addBook(view, "new");
        await addReview(view, "new", "n");
        await addReview(view, "a", "first");
        await addReview(view, "b", "x");
        const b = await view.books.find("b");
        if (b) await view.books.put(revisedBook(b, { title: "changed", authors: ["Z"] }, view.stamp()));
        await view.reviews.remove("b", "y");
        await view.reviews.remove("b", "nobody");
        await view.books.remove("b");
        await addBook(view, "b", "again");
        await addReview(view, "b", "other");
        await view.books.remove("a");
        await view.books.remove("c");
        await view.books.remove("nobody");
      };

      it("when the work says so", async () => {
        await fill();
        const before = await exported(store);
        const result = await store.write(async (view) => {
          await everything(view);
          return { keep: false, result: "refused" };
        });
        expect([result, await exported(store)]).toEqual(["refused", before]);
      });

      it("when the work throws, and its error goes on to the caller", async () => {
        await fill();
        const before = await exported(store);
        const error = new Error("halfway");
        const work = store.write(async (view) => {
          await everything(view);
          throw error;
        });
        await expect(work).rejects.toBe(error);
        expect(await exported(store)).toBe(before);
      });

      it("wherever it throws", async () => {
        await fill();
        const before = await exported(store);
        const steps: readonly ((view: OpenLibrary) => Promise<unknown>)[] = [
          (view) => view.books.remove("b"),
          (view) => addBook(view, "b"),
          (view) => addReview(view, "b", "x"),
          (view) => view.reviews.remove("b", "x"),
          (view) => addBook(view, "d"),
          (view) => view.books.remove("d"),
        ];
        for (let end = 0; end <= steps.length; end++) {
          const work = store.write(async (view) => {
            for (const step of steps.slice(0, end)) await step(view);
            throw new Error(`after step ${end}`);
          });
          await expect(work).rejects.toThrow(`after step ${end}`);
          expect(await exported(store), `after step ${end}`).toBe(before);
        }
      });

      it("and the next unit of work runs as if nothing had been", async () => {
        await fill();
        await store.write(async (view) => {
          await everything(view);
          return { keep: false, result: undefined };
        });
        await write((view) => addReview(view, "b", "z"));
        const { items } = await store.read(({ reviews }) => reviews.slice("b", all));
        expect(items.map(({ value }) => value.id)).toEqual(["z", "y", "x"]);
      });
    });

    describe("units of work do not meet", () => {
      it("20 writers who read, wait and add one: none is lost", async () => {
        await write((view) =>
          view.books.put(newBook("n", { title: "n", authors: ["A"], pageCount: 1 }, view.stamp())),
        );
        const addOne = () =>
          store.write(async (view) => {
            const book = await view.books.find("n");
            if (book === undefined) throw new Error("it is gone");
            const content = { title: "n", authors: ["A"], pageCount: (book.value.pageCount ?? 0) + 1 };
            await view.books.put(revisedBook(book, content, view.stamp()));
            return kept();
          });
        await Promise.all(Array.from({ length: 20 }, addOne));
        expect((await store.read(({ books }) => books.find("n")))?.value.pageCount).toBe(21);
      });

      it("a reader never sees half of a writer's work", async () => {
        const writer = async () => {
          for (let i = 0; i < 20; i++) {
            await store.write(async (view) => {
              for (const id of ["a", "b"]) await addBook(view, id, `title ${i}`);
              return { keep: i % 2 === 0, result: undefined };
            });
          }
        };
        const reader = async () => {
          for (let i = 0; i < 40; i++) {
            const titles = await store.read(async ({ books }) => {
              const a = await books.find("a");
              const b = await books.find("b");
              const list = await books.slice(all);
              return [a?.value.title, b?.value.title, list.items[0]?.value.title];
            });
            expect(new Set(titles).size).toBe(1);
            expect(titles[0] ?? "title 0").toMatch(/[02468]$/);
            await pause();
          }
        };
        await Promise.all([writer(), reader(), reader()]);
      });

      it("a work that failed does not hold up those after it", async () => {
        const failed = store.write(() => Promise.reject(new Error("no")));
        const read = store.read((library) => ids(library));
        await expect(failed).rejects.toThrow("no");
        await expect(read).resolves.toEqual([]);
        await expect(store.read(() => Promise.reject(new Error("neither")))).rejects.toThrow("neither");
      });
    });

    describe("slices", () => {
      it("newest first; `last` is where the next one begins, and only there if there is more", async () => {
        await fill();
        const whole = await store.read(({ books }) => books.slice(all));
        expect([whole.items.map(({ value }) => value.id), whole.last]).toEqual([["c", "b", "a"], undefined]);
        const two = await store.read(({ books }) => books.slice({ limit: 2, after: undefined }));
        expect(two.items.map(({ value }) => value.id)).toEqual(["c", "b"]);
        expect(await store.read((library) => ids(library, two.last))).toEqual(["a"]);
        const exact = await store.read(({ books }) => books.slice({ limit: 3, after: undefined }));
        expect(exact.last).toBeUndefined();
      });

      it("after a place whose item is gone, they go on below it", async () => {
        await fill();
        const { last } = await store.read(({ books }) => books.slice({ limit: 2, after: undefined }));
        await write((view) => view.books.remove("b"));
        expect(await store.read((library) => ids(library, last))).toEqual(["a"]);
      });

      it("after a place beyond the end there is everything, after 0 nothing", async () => {
        await fill();
        expect(await store.read((library) => ids(library, Number.MAX_SAFE_INTEGER))).toEqual(["c", "b", "a"]);
        expect(await store.read((library) => ids(library, 0))).toEqual([]);
      });

      it("a replaced item keeps its place; one removed and added again is the newest", async () => {
        await fill();
        await write((view) => addBook(view, "a", "replaced"));
        expect(await store.read((library) => ids(library))).toEqual(["c", "b", "a"]);
        await write(async (view) => {
          await view.books.remove("b");
          await addBook(view, "b");
        });
        expect(await store.read((library) => ids(library))).toEqual(["b", "c", "a"]);
      });

      it("places are never used again, not even those of work that was undone", async () => {
        await write((view) => addBook(view, "a"));
        const { last } = await store.read(async ({ books }) => {
          const one = await books.slice({ limit: 1, after: undefined });
          return { last: one.last };
        });
        expect(last).toBeUndefined();
        await store.write(async (view) => {
          await addBook(view, "undone");
          return { keep: false, result: undefined };
        });
        await write((view) => addBook(view, "gone"));
        await write((view) => addBook(view, "b"));
        const place = (await store.read(({ books }) => books.slice({ limit: 2, after: undefined }))).last;
        await write((view) => view.books.remove("gone"));
        await write((view) => addBook(view, "c"));
        // Where "gone" stood there is nobody now, and nobody new below it.
        expect(await store.read((library) => ids(library, place))).toEqual(["a"]);
        expect(await store.read((library) => ids(library))).toEqual(["c", "b", "a"]);
      });
    });

    describe("reviews live under their book", () => {
      it("and go with it, its own only", async () => {
        await fill();
        await write((view) => addReview(view, "a", "x"));
        await write((view) => view.books.remove("b"));
        expect(await store.read(({ reviews }) => reviews.find("b", "x"))).toBeUndefined();
        expect((await store.read(({ reviews }) => reviews.slice("b", all))).items).toEqual([]);
        expect((await store.read(({ reviews }) => reviews.find("a", "x")))?.value.bookId).toBe("a");
        await write((view) => addBook(view, "b"));
        expect((await store.read(({ reviews }) => reviews.slice("b", all))).items).toEqual([]);
      });
    });

    describe("stamps", () => {
      it("tell the time, and an id and a tag never given before", async () => {
        const stamps = await store.write(async (view) => ({
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
      const record = (expires = time + 1000): KeyRecord => ({ fingerprint: "f", outcome, expires });
      const find = (scope: string) =>
        store.write(async (_, keys) => ({ keep: false, result: await keys.find(scope) }));
      const keep = (scope: string, kept: KeyRecord, work: { keep: boolean }) =>
        store.write(async (view, keys) => {
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
        expect([await find("s"), await exported(store)]).toEqual([undefined, ""]);
      });

      it("one that has expired is not there, may be kept anew, and undoing that brings nothing back", async () => {
        await keep("s", record(time + 1000), { keep: true });
        time += 1000;
        expect(await find("s")).toBeUndefined();
        await keep("s", record(time + 1000), { keep: false });
        expect(await find("s")).toBeUndefined();
        await keep("s", record(time + 1000), { keep: true });
        expect(await find("s")).toEqual(record(time + 1000));
      });

      it("no content is no content, and an outcome is what it was", async () => {
        const empty: KeyRecord = { ...record(), outcome: { status: 204, headers: {}, body: null } };
        await keep("s", empty, { keep: true });
        expect(await find("s")).toEqual(empty);
      });
    });
  });
}
