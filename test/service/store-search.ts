// The part of the store contract about finding books and about ratings: indexes and counts follow every write.
import { describe, expect, it } from "vitest";
import type { Library, OpenLibrary, TitlePlace } from "../../src/service/library.ts";
import { NO_RATINGS } from "../../src/service/ratings.ts";
import { type BookContent, newBook, newReview, revisedBook } from "../../src/service/records.ts";
import type { Filter } from "../../src/service/terms.ts";
import { termsOfFilter } from "../../src/service/terms.ts";
import { addBook, type World } from "./store-world.ts";

const shelf: Readonly<Record<string, BookContent>> = {
  emma: { title: "Emma", authors: ["Jane Austen"], tags: ["classic", "novel"], isbn: "9780141439587" },
  pride: { title: "Pride and Prejudice", authors: ["Jane Austen"], tags: ["classic"], isbn: "9780141439518" },
  eyre: { title: "Jane Eyre", authors: ["Charlotte Brontë"], tags: ["Classic", "gothic"] },
  omens: { title: "Good Omens", authors: ["Terry Pratchett", "Neil Gaiman"], tags: ["c++"] },
  again: { title: "Emma", authors: ["Alexander McCall Smith"], isbn: "9780141439587" },
};

async function fillShelf(view: OpenLibrary): Promise<void> {
  for (const [id, content] of Object.entries(shelf)) await view.books.put(newBook(id, content, view.stamp()));
}

async function found(library: Library, filter: Filter, limit = 1000): Promise<readonly string[]> {
  const { items } = await library.books.slice({ limit, after: undefined, terms: termsOfFilter(filter) });
  return items.map(({ value }) => value.id);
}

async function titles(library: Library, limit = 1000, after?: TitlePlace) {
  const { items, last } = await library.books.byTitle({ limit, after });
  return { ids: items.map(({ value }) => value.id), last };
}

async function rate(view: OpenLibrary, bookId: string, id: string, rating: number): Promise<void> {
  const place = { bookId, id, owner: "o" };
  await view.reviews.put(newReview(place, { reviewer: id, rating }, view.stamp()));
}

/** Tests of filters, of the order by title and of ratings. */
export function searchAndRatings(world: World): void {
  describe("books are found by their terms, newest first", () => {
    const rows: readonly (readonly [Filter, readonly string[]])[] = [
      [{}, ["again", "omens", "eyre", "pride", "emma"]],
      [{ q: "" }, ["again", "omens", "eyre", "pride", "emma"]],
      [{ q: "?!" }, ["again", "omens", "eyre", "pride", "emma"]],
      [{ q: "emma" }, ["again", "emma"]],
      [{ q: "JANE" }, ["eyre", "pride", "emma"]],
      [{ q: "jane aus" }, ["pride", "emma"]],
      [{ q: "aus jane jane" }, ["pride", "emma"]],
      [{ q: "e" }, ["again", "eyre", "emma"]],
      [{ q: "bronte" }, ["eyre"]],
      [{ q: "BRONTË" }, ["eyre"]],
      [{ q: "ane" }, []],
      [{ q: "emma zola" }, []],
      [{ author: "jane austen" }, ["pride", "emma"]],
      [{ author: "Neil Gaiman" }, ["omens"]],
      [{ author: "Austen" }, []],
      [{ tag: "classic" }, ["eyre", "pride", "emma"]],
      [{ tag: "class" }, []],
      [{ tag: "C++" }, ["omens"]],
      [{ tag: "c" }, []],
      [{ isbn: "9780141439587" }, ["again", "emma"]],
      [{ isbn: "9780000000002" }, []],
      [{ q: "emma", author: "jane austen", tag: "novel", isbn: "9780141439587" }, ["emma"]],
      [{ q: "emma", tag: "gothic" }, []],
      [{ author: "Jane Austen", tag: "classic" }, ["pride", "emma"]],
    ];
    it.each(rows)("%j: %j", async (filter, want) => {
      await world.write(fillShelf);
      expect(await world.store.read((library) => found(library, filter))).toEqual(want);
      const walked: string[] = [];
      for (let after: number | undefined; ; ) {
        const window = { limit: 1, after, terms: termsOfFilter(filter) };
        const { items, last } = await world.store.read(({ books }) => books.slice(window));
        walked.push(...items.map(({ value }) => value.id));
        if (last === undefined) break;
        after = last;
      }
      expect(walked, "one by one").toEqual(want);
    });

    it("as they are now: a change, a removal and an undoing are followed", async () => {
      await world.write(fillShelf);
      const change = async (view: OpenLibrary) => {
        const emma = await view.books.find("emma");
        if (emma)
          await view.books.put(revisedBook(emma, { title: "Sanditon", authors: ["J. A."] }, view.stamp()));
        await view.books.remove("pride");
        await addBook(view, "persuasion");
      };
      const see = (library: Library) =>
        Promise.all(
          [{ q: "emma" }, { q: "sand" }, { author: "Jane Austen" }, { q: "pers" }].map((f) =>
            found(library, f),
          ),
        );
      const before = await world.store.read(see);
      const inside = await world.store.write(async (view) => {
        await change(view);
        return { keep: false, result: await see(view) };
      });
      expect(inside).toEqual([["again"], ["emma"], [], ["persuasion"]]);
      expect(await world.store.read(see)).toEqual(before);
      await world.write(change);
      expect(await world.store.read(see)).toEqual(inside);
    });
  });

  describe("by title", () => {
    it("in the order of the words, alike ones as they were added, from any place", async () => {
      await world.write(async (view) => {
        await fillShelf(view);
        await addBook(view, "quoted", '"Élan" …');
        await addBook(view, "none", "?!");
        await addBook(view, "two", "Emma 2");
      });
      const want = ["none", "quoted", "emma", "again", "two", "omens", "eyre", "pride"];
      expect(await world.store.read((library) => titles(library))).toEqual({ ids: want, last: undefined });
      const walked: string[] = [];
      for (let after: TitlePlace | undefined; ; ) {
        const { ids, last } = await world.store.read((library) => titles(library, 3, after));
        walked.push(...ids);
        if (last === undefined) break;
        after = last;
      }
      expect(walked).toEqual(want);
    });

    it("after a book that is gone or has another title now, they go on where it stood", async () => {
      await world.write(fillShelf);
      const { ids, last } = await world.store.read((library) => titles(library, 2));
      expect(ids).toEqual(["emma", "again"]);
      await world.write(async (view) => {
        await view.books.remove("again");
        await addBook(view, "emma", "Zuleika");
      });
      expect((await world.store.read((library) => titles(library, 9, last))).ids).toEqual([
        "omens",
        "eyre",
        "pride",
        "emma",
      ]);
    });
  });

  describe("ratings", () => {
    const tallies = (...ids: string[]) => world.store.read(({ reviews }) => reviews.tallies(ids));

    it("of each book asked for, in that order; none where there are none", async () => {
      await world.write(async (view) => {
        for (const id of ["a", "b", "c", "__proto__"]) await addBook(view, id);
        for (const [id, rating] of [5, 5, 1].entries()) await rate(view, "a", `${id}`, rating);
        await rate(view, "__proto__", "x", 4);
      });
      const want = [[0, 0, 0, 1, 0], NO_RATINGS, [1, 0, 0, 0, 2], NO_RATINGS, NO_RATINGS];
      expect(await tallies("__proto__", "b", "a", "nobody", "constructor")).toEqual(want);
      expect(await tallies()).toEqual([]);
    });

    it("follow a change, a removal, the book's removal and an undoing", async () => {
      await world.write(async (view) => {
        for (const id of ["a", "b"]) await addBook(view, id);
        for (const id of ["x", "y"]) await rate(view, "a", id, 3);
      });
      const before = await tallies("a", "b");
      const change = async (view: OpenLibrary) => {
        await rate(view, "a", "x", 5);
        await view.reviews.remove("a", "y");
        await rate(view, "b", "z", 1);
      };
      for (const last of [async () => {}, (view: OpenLibrary) => view.books.remove("a")]) {
        await world.store.write(async (view) => {
          await change(view);
          await last(view);
          return { keep: false, result: undefined };
        });
        expect(await tallies("a", "b")).toEqual(before);
      }
      await world.write(change);
      expect(await tallies("a", "b")).toEqual([
        [0, 0, 0, 0, 1],
        [1, 0, 0, 0, 0],
      ]);
      await world.write((view) => view.books.remove("a"));
      await world.write((view) => addBook(view, "a"));
      expect(await tallies("a")).toEqual([NO_RATINGS]);
    });

    it("stay unchanged once returned", async () => {
      await world.write(async (view) => {
        await addBook(view, "a");
        await rate(view, "a", "x", 3);
      });
      const [old] = await tallies("a");
      await world.write((view) => rate(view, "a", "x", 4));
      expect(old).toEqual([0, 0, 1, 0, 0]);
    });
  });
}
