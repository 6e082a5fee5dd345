// The part of the store contract about units of work: committed or rolled back as a whole, one after another.
import { describe, expect, it } from "vitest";
import type { OpenLibrary } from "../../src/service/library.ts";
import { newBook, revisedBook } from "../../src/service/records.ts";
import { exported } from "./service.ts";
import { addBook, addReview, all, ids, kept, type World } from "./store-world.ts";

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Tests of reading, undoing and concurrency. */
export function unitsOfWork(world: World): void {
  describe("what was committed can be read", () => {
    it("as it was written: value, text and tag", async () => {
      const stored = await world.store.write(async (view) => {
        const book = newBook("a", { title: "é \u2028 😀", authors: ["A", "B"], tags: [] }, view.stamp());
        await view.books.put(book);
        return { keep: true, result: book };
      });
      const found = await world.store.read(({ books }) => books.find("a"));
      expect({ ...found }).toEqual({ ...stored });
      expect(JSON.parse(found?.json ?? "")).toEqual(found?.value);
    });

    it("and whose it is, which no text shows", async () => {
      await world.fill();
      const review = await world.store.read(({ reviews }) => reviews.find("b", "x"));
      expect([review?.owner, review?.json.includes("owner")]).toEqual(["owner of x", false]);
      const { items } = await world.store.read(({ reviews }) => reviews.slice("b", all));
      expect(items.map(({ owner }) => owner)).toEqual(["owner of y", "owner of x"]);
      await world.write((view) => addReview(view, "b", "x"));
      expect((await world.store.read(({ books }) => books.find("b")))?.owner).toBeUndefined();
    });

    it("in the same unit of work, too", async () => {
      await world.write(async (view) => {
        await addBook(view, "a");
        expect((await view.books.find("a"))?.value.title).toBe("a");
        await view.books.remove("a");
        expect(await view.books.find("a")).toBeUndefined();
      });
    });

    it.each(["__proto__", "constructor", "toString", "-", "_", "0"])(
      "under the id %s as under any other",
      async (id) => {
        expect(await world.store.read(({ books }) => books.find(id))).toBeUndefined();
        expect(await world.store.read(({ reviews }) => reviews.find(id, id))).toBeUndefined();
        expect((await world.store.read(({ reviews }) => reviews.slice(id, all))).items).toEqual([]);
        await world.write(async (view) => {
          await addBook(view, id);
          await addReview(view, id, id);
        });
        expect((await world.store.read(({ reviews }) => reviews.find(id, id)))?.value).toMatchObject({
          id,
          bookId: id,
        });
        await world.write((view) => view.books.remove(id));
        expect(await exported(world.store)).toBe("");
      },
    );

    it("ids differ by case", async () => {
      await world.write(async (view) => {
        for (const id of ["a", "A"]) await addBook(view, id);
      });
      expect(await world.store.read((library) => ids(library))).toEqual(["A", "a"]);
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
      await world.fill();
      const before = await exported(world.store);
      const result = await world.store.write(async (view) => {
        await everything(view);
        return { keep: false, result: "refused" };
      });
      expect([result, await exported(world.store)]).toEqual(["refused", before]);
    });

    it("when the work throws, and its error goes on to the caller", async () => {
      await world.fill();
      const before = await exported(world.store);
      const error = new Error("halfway");
      const work = world.store.write(async (view) => {
        await everything(view);
        throw error;
      });
      await expect(work).rejects.toBe(error);
      expect(await exported(world.store)).toBe(before);
    });

    it("wherever it throws", async () => {
      await world.fill();
      const before = await exported(world.store);
      const steps: readonly ((view: OpenLibrary) => unknown)[] = [
        (view) => view.books.remove("b"),
        (view) => addBook(view, "b"),
        (view) => addReview(view, "b", "x"),
        (view) => view.reviews.remove("b", "x"),
        (view) => addBook(view, "d"),
        (view) => view.books.remove("d"),
      ];
      for (let end = 0; end <= steps.length; end++) {
        const work = world.store.write(async (view) => {
          for (const step of steps.slice(0, end)) await step(view);
          throw new Error(`after step ${end}`);
        });
        await expect(work).rejects.toThrow(`after step ${end}`);
        expect(await exported(world.store), `after step ${end}`).toBe(before);
      }
    });

    it("and the next unit of work runs as if nothing had been", async () => {
      await world.fill();
      await world.store.write(async (view) => {
        await everything(view);
        return { keep: false, result: undefined };
      });
      await world.write((view) => addReview(view, "b", "z"));
      const { items } = await world.store.read(({ reviews }) => reviews.slice("b", all));
      expect(items.map(({ value }) => value.id)).toEqual(["z", "y", "x"]);
    });
  });

  describe("units of work do not meet", () => {
    it("20 writers who read, wait and add one: none is lost", async () => {
      await world.write((view) =>
        view.books.put(newBook("n", { title: "n", authors: ["A"], pageCount: 1 }, view.stamp())),
      );
      const addOne = () =>
        world.store.write(async (view) => {
          const book = await view.books.find("n");
          if (book === undefined) throw new Error("it is gone");
          const content = { title: "n", authors: ["A"], pageCount: (book.value.pageCount ?? 0) + 1 };
          await view.books.put(revisedBook(book, content, view.stamp()));
          return kept();
        });
      await Promise.all(Array.from({ length: 20 }, addOne));
      expect((await world.store.read(({ books }) => books.find("n")))?.value.pageCount).toBe(21);
    });

    it("a reader never sees half of a writer's work", async () => {
      const writer = async () => {
        for (let i = 0; i < 20; i++) {
          await world.store.write(async (view) => {
            for (const id of ["a", "b"]) await addBook(view, id, `title ${i}`);
            return { keep: i % 2 === 0, result: undefined };
          });
        }
      };
      const reader = async () => {
        for (let i = 0; i < 40; i++) {
          const titles = await world.store.read(async ({ books }) => {
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
      const failed = world.store.write(() => Promise.reject(new Error("no")));
      const read = world.store.read((library) => ids(library));
      await expect(failed).rejects.toThrow("no");
      await expect(read).resolves.toEqual([]);
      await expect(world.store.read(() => Promise.reject(new Error("neither")))).rejects.toThrow("neither");
    });
  });
}
