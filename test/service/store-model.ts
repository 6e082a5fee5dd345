// The part of the store contract with random sequences: after any writes and rollbacks, the store equals a naive
// model.
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../../src/service/folding.ts";
import type { Library, OpenLibrary } from "../../src/service/library.ts";
import { type BookContent, newBook, newReview, revisedBook } from "../../src/service/records.ts";
import { type Filter, termsOfFilter, titleKeyOf } from "../../src/service/terms.ts";
import { drawsFrom } from "../bench/catalogue.ts";
import { all, type World } from "./store-world.ts";

const WORDS = ["a", "an", "ant", "emma", "Ém", "zola", "the", "theatre", "?"];
const TAGS = ["x", "y", "X"];
const ISBNS = ["9780141439518", "9780131103627"];
const IDS = ["a", "b", "c", "d", "e", "f"];

/** Books in the order in which they were added, each with the ratings of its reviews. */
type Model = Map<string, { readonly content: BookContent; readonly ratings: Map<string, number> }>;
type Draw = ReturnType<typeof drawerFrom>;

function drawerFrom(seed: number) {
  const draw = drawsFrom(seed);
  const below = (many: number): number => Math.floor(draw() * many);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  const some = <T>(of: readonly T[], least: number): T[] =>
    Array.from({ length: least + below(3) }, () => one(of));
  const isbn = () => (below(2) ? { isbn: one(ISBNS) } : {});
  return {
    below,
    one,
    content: (): BookContent => ({
      title: some(WORDS, 1).join(" "),
      authors: some(WORDS, 1),
      tags: [...new Set(some(TAGS, 0))],
      ...isbn(),
    }),
    filter: (): Filter => ({
      ...(below(2) ? { q: some(WORDS, 0).join(" ") } : {}),
      ...(below(3) ? {} : { author: one(WORDS) }),
      ...(below(3) ? {} : { tag: one(TAGS) }),
      ...isbn(),
    }),
  };
}

async function writeOne(view: OpenLibrary, model: Model, { below, one, content }: Draw): Promise<void> {
  const id = one(IDS);
  const book = model.get(id);
  const what = below(6);
  if (what < 2) {
    const now = content();
    const stored = await view.books.find(id);
    await view.books.put(stored ? revisedBook(stored, now, view.stamp()) : newBook(id, now, view.stamp()));
    model.set(id, { content: now, ratings: book?.ratings ?? new Map() });
  } else if (what === 2) {
    await view.books.remove(id);
    model.delete(id);
  } else if (what === 3) {
    const reader = one(IDS);
    await view.reviews.remove(id, reader);
    book?.ratings.delete(reader);
  } else if (book !== undefined) {
    const [reader, rating] = [one(IDS), 1 + below(5)];
    await view.reviews.put(
      newReview({ bookId: id, id: reader, owner: "o" }, { reviewer: "r", rating }, view.stamp()),
    );
    book.ratings.set(reader, rating);
  }
}

function copied(model: Model): Model {
  return new Map(
    [...model].map(([id, { content, ratings }]) => [id, { content, ratings: new Map(ratings) }]),
  );
}

function passes({ title, authors, tags = [], isbn }: BookContent, filter: Filter): boolean {
  const same = (a: string, b: string) =>
    a.normalize("NFKD").replace("\u0301", "").toLowerCase() ===
    b.normalize("NFKD").replace("\u0301", "").toLowerCase();
  const words = [title, ...authors].flatMap(wordsOf);
  return (
    wordsOf(filter.q ?? "").every((word) => words.some((other) => other.startsWith(word))) &&
    (filter.author === undefined || authors.some((name) => same(name, filter.author ?? ""))) &&
    (filter.tag === undefined || tags.some((name) => same(name, filter.tag ?? ""))) &&
    (filter.isbn === undefined || isbn === filter.isbn)
  );
}

async function expectSame(library: Library, model: Model, filters: readonly Filter[]): Promise<void> {
  const books = [...model];
  for (const filter of filters) {
    const want = books.filter(([, { content }]) => passes(content, filter)).map(([id]) => id);
    const { items } = await library.books.slice({ ...all, terms: termsOfFilter(filter) });
    expect(
      items.map(({ value }) => value.id),
      JSON.stringify(filter),
    ).toEqual(want.toReversed());
  }
  const byTitle = books.map(([id, { content }]) => ({ id, key: titleKeyOf(content) }));
  byTitle.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const { items } = await library.books.byTitle(all);
  expect(items.map(({ value }) => value.id)).toEqual(byTitle.map(({ id }) => id));
  const tallies = IDS.map((id) => {
    const ratings = [...(model.get(id)?.ratings.values() ?? [])];
    return [1, 2, 3, 4, 5].map((stars) => ratings.filter((rating) => rating === stars).length);
  });
  expect(await library.reviews.tallies(IDS)).toEqual(tallies);
}

/** A test of random units of work, kept and undone, against a model that looks at every book. */
export function likeTheModel(world: World, units: number): void {
  const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));
  describe(`random units of work, seed ${seed}`, () => {
    it("leave the store as they leave a naive model", async () => {
      const draw = drawerFrom(seed);
      let model: Model = new Map();
      for (let unit = 0; unit < units; unit++) {
        const next = copied(model);
        const keep = draw.below(2) === 0;
        const filters = Array.from({ length: 6 }, draw.filter);
        await world.store.write(async (view) => {
          for (let steps = 1 + draw.below(8); steps > 0; steps--) await writeOne(view, next, draw);
          await expectSame(view, next, filters);
          return { keep, result: undefined };
        });
        if (keep) model = next;
        await world.store.read((library) => expectSame(library, model, filters));
      }
    });
  });
}
