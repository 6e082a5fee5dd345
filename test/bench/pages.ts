// The cost of a page of books in the memory store, by filter, and the memory per book: with a thousand books, and
// with a million.
// Not a test: `node --expose-gc --max-old-space-size=12000 test/bench/pages.ts [how many books ...]`

import type { Library, Place, Store, TitlePlace } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { newBook } from "../../src/service/records.ts";
import { type Filter, termsOfFilter } from "../../src/service/terms.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { catalogue, drawsFrom } from "./catalogue.ts";

const LIMIT = 20;
const TIMES = 2000;

const sizes = toolArguments(
  `Usage: node --expose-gc --max-old-space-size=12000 test/bench/pages.ts [HOW MANY BOOKS ...]

Measures a page of books in the memory store, by filter, and the memory per book (default: 1000 and 1000000).
`,
  { allowPositionals: true },
).positionals.map(Number);
for (const size of sizes.length > 0 ? sizes : [1_000, 100_000, 1_000_000]) await measure(size);

async function measure(size: number): Promise<void> {
  globalThis.gc?.();
  const empty = process.memoryUsage().heapUsed;
  const { store, seconds } = await filled(size);
  globalThis.gc?.();
  const bytes = (process.memoryUsage().heapUsed - empty) / size;
  process.stdout.write(
    `\n${size} books: ${bytes.toFixed(0)} bytes of heap and ${((seconds * 1e6) / size).toFixed(0)} µs to add, a book\n`,
  );
  for (const [name, filter, times = TIMES] of await questions(store)) {
    // What no filter can ask for, and an unlucky pair of words can: half of the books, and the other half.
    const terms = filter === "halves" ? ["tag:even", "tag:odd"] : termsOfFilter(filter);
    await timed(`${name} ${JSON.stringify(filter)}`, times, store, async ({ books }, after?: Place) => {
      const { items, last } = await books.slice({ limit: LIMIT, terms, after });
      return { count: items.length, next: last };
    });
  }
  await timed("by title", TIMES, store, async ({ books }, after?: TitlePlace) => {
    const { items, last } = await books.byTitle({ limit: LIMIT, after });
    return { count: items.length, next: last };
  });
}

async function filled(size: number): Promise<{ readonly store: Store; readonly seconds: number }> {
  const store = memoryStore({
    now: () => 0,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const next = catalogue(drawsFrom(1));
  const start = performance.now();
  for (let i = 0; i < size; i++) {
    await store.write(async (view) => {
      const stamp = view.stamp();
      await view.books.put(newBook(stamp.id, next(), stamp));
      return { keep: true, result: undefined };
    });
  }
  return { store, seconds: (performance.now() - start) / 1000 };
}

/** Filters that few, some and most books pass; the words are those of the first book, which are in no index by chance. */
async function questions(store: Store): Promise<readonly (readonly [string, Filter | "halves", number?])[]> {
  const { items } = await store.read(({ books }) => books.slice({ limit: 1, after: undefined }));
  const book = items[0]?.value;
  const [word = "x"] = book?.title.split(" ").toSorted((a, b) => b.length - a.length) ?? [];
  const author = book?.authors[0] ?? "";
  return [
    ["no filter", {}],
    ["q, one letter", { q: "t" }],
    ["q, two letters", { q: "be" }],
    ["q, a rare letter", { q: "u" }],
    ["q, a long word", { q: word }],
    ["q, no such word", { q: "xylophone" }],
    ["author", { author }],
    ["tag, common", { tag: "tag 0" }],
    ["tag, rare", { tag: "tag 490" }],
    ["isbn", { isbn: book?.isbn }],
    ["q of two words", { q: `${word} ${author}` }],
    ["q and tag, both common", { q: "be", tag: "tag 1" }, 20],
    ["q and tag, one rare", { q: "be", tag: "tag 490" }, 20],
    ["three common and never together", { tag: "tag 1", q: "be te", author }, 20],
    ["two words that are seldom together", { q: "shi une" }, 20],
    ["every second book, and the others", "halves", 5],
  ];
}

/** Microseconds a page, the median and the slowest: first pages, and pages as deep as the walk gets. */
async function timed<P>(
  name: string,
  times: number,
  store: Store,
  ask: (
    library: Library,
    after: P | undefined,
  ) => Promise<{ readonly count: number; readonly next: P | undefined }>,
): Promise<void> {
  const taken: number[] = [];
  let after: P | undefined;
  let count = 0;
  for (let i = 0; i < times; i++) {
    const start = performance.now();
    const page = await store.read((library) => ask(library, after));
    taken.push((performance.now() - start) * 1000);
    if (i === 0) count = page.count;
    after = page.next;
  }
  taken.sort((a, b) => a - b);
  const [median = 0, most = 0] = [taken[times >> 1], taken[Math.floor(times * 0.99)]];
  process.stdout.write(
    `  ${median.toFixed(0).padStart(8)} ${most.toFixed(0).padStart(8)} µs  ${count}  ${name}\n`,
  );
}
