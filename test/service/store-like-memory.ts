// A store lists, filters and sorts exactly like the store in memory, for all of Unicode: a property for any store.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Library, OpenLibrary, Place, Store, TitlePlace } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { type BookContent, newBook } from "../../src/service/records.ts";
import { type Filter, termsOfFilter } from "../../src/service/terms.ts";
import { anyText } from "../setup/any-text.ts";
import { kept, type MakeStore } from "./store-world.ts";

// Any code points; and few, so that texts meet: cases, marks, ligatures, halves of pairs, characters above U+FFFF.
const anything = anyText({ minLength: 1, maxLength: 12 });
const few = fc
  .array(
    fc.constantFrom(
      "a",
      "A",
      "é",
      "e\u0301",
      "ß",
      "ﬁ",
      "ﷺ",
      "\0",
      " ",
      "İ",
      "ı",
      "𝔸",
      "\uffff",
      "\ue000",
      "😀",
      "\ud800",
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(""));
const text = fc.oneof(anything, few, few);
const content: fc.Arbitrary<BookContent> = fc.record(
  {
    title: text,
    authors: fc.array(text, { minLength: 1, maxLength: 2 }),
    tags: fc.array(text, { maxLength: 2 }),
  },
  { requiredKeys: ["title", "authors"] },
);
const IDS = [..."abcdefgh"];
const step = fc.record({
  id: fc.constantFrom(...IDS),
  content: fc.option(content, { freq: 5, nil: undefined }),
});
const filter: fc.Arbitrary<Filter> = fc.record({ q: text, author: text, tag: text }, { requiredKeys: [] });

/** The store's lists as ids, read in pages of two. */
async function seen(library: Library, filters: readonly Filter[]): Promise<unknown> {
  const lists: string[][] = [];
  for (const one of filters) {
    const list: string[] = [];
    for (let after: Place | undefined; ; ) {
      const { items, last } = await library.books.slice({ limit: 2, after, terms: termsOfFilter(one) });
      list.push(...items.map(({ json }) => json));
      if (last === undefined) break;
      after = last;
    }
    lists.push(list);
  }
  const byTitle: string[] = [];
  for (let after: TitlePlace | undefined; ; ) {
    const { items, last } = await library.books.byTitle({ limit: 2, after });
    byTitle.push(...items.map(({ value }) => value.id));
    if (last === undefined) return { lists, byTitle };
    after = last;
  }
}

/**
 * A test of random books and filters.
 *
 * @param make an empty store
 * @param runs the number of random shelves
 */
export function likeMemory(make: MakeStore, runs: number): void {
  it("any books, any filters: the same lists in the same order, with the same bytes", async () => {
    const random = (length: number) => new Uint8Array(length);
    const sources = { now: () => 0, random };
    const durable = await make(sources);
    const apply = (store: Store, steps: readonly { id: string; content: BookContent | undefined }[]) =>
      store.write(async (view: OpenLibrary) => {
        for (const id of IDS) await view.books.remove(id);
        for (const one of steps) {
          if (one.content === undefined) await view.books.remove(one.id);
          else await view.books.put(newBook(one.id, one.content, view.stamp()));
        }
        return kept();
      });
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 12 }),
          fc.array(filter, { maxLength: 4 }),
          async (steps, some) => {
            const memory = memoryStore(sources);
            const titles = steps.flatMap((one) => (one.content === undefined ? [] : [one.content.title]));
            const filters = [
              {},
              ...some,
              ...titles.map((q) => ({ q })),
              ...titles.map((author) => ({ author })),
            ];
            await apply(memory, steps);
            await apply(durable, steps);
            const [want, got] = await Promise.all(
              [memory, durable].map((store) => store.read((view) => seen(view, filters))),
            );
            expect(got).toEqual(want);
          },
        ),
        { numRuns: runs },
      );
    } finally {
      await durable.close();
    }
  });
}
