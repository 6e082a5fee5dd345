// The books in memory, with changes between the pages of a search, against a model that looks at every book.
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Stored } from "../../src/server/port.ts";
import type { Book } from "../../src/service/library.ts";
import { shelf } from "../../src/service/memory/shelf.ts";
import { newBook } from "../../src/service/records.ts";
import { beginningIn, findableBy, type Term, termsOfFilter, titleKeyOf } from "../../src/service/terms.ts";
import { drawsFrom } from "../bench/catalogue.ts";

const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));
const IDS = 300;
/** A little more than one search for a beginning of many words looks up at its start. */
const LOOKUPS = 100;

describe(`a shelf, seed ${seed}`, () => {
  it("shows each book that stays exactly once, newest first, whatever changes between its pages", () => {
    const draw = drawsFrom(seed);
    const below = (many: number): number => Math.floor(draw() * many);
    let place = 0;
    const books = shelf(() => ++place, LOOKUPS);
    /** In the order of addition. */
    let model = new Map<string, Stored<Book>>();
    const word = (): string => Array.from({ length: 1 + below(4) }, () => "abcé"[below(4)]).join("");
    const some = (most: number): string[] => Array.from({ length: 1 + below(most) }, word);
    let revision = 0;
    const book = (id: string): Stored<Book> => {
      const content = { title: some(3).join(" "), authors: some(2), tags: [...new Set(some(2))] };
      revision += 1;
      return newBook(id, content, { at: "2026-11-30T00:00:00Z", id, etag: `"${revision}"` });
    };
    const change = (): void => {
      const id = `b${below(IDS)}`;
      const next = new Map(model);
      const now = below(3) > 0 ? book(id) : undefined;
      if (now === undefined) next.delete(id);
      else next.set(id, now);
      const made = now === undefined ? books.remove(id) : books.put(id, now);
      // Some changes are undone, and some of these made again.
      const times = below(4);
      if (times > 1) made.undo();
      if (times > 2) made.redo();
      if (times !== 2) model = next;
    };
    const filter = (): readonly Term[] =>
      termsOfFilter({ q: some(2).join(" "), ...(below(4) > 0 ? {} : { tag: word() }) });
    const matching = (terms: readonly Term[]): readonly Stored<Book>[] =>
      [...model.values()].filter(({ value }) => terms.every((term) => hasTerm(value, term))).toReversed();
    const walk = (terms: readonly Term[], limit: number, between: () => void): readonly Stored<Book>[] => {
      const seen: Stored<Book>[] = [];
      let [after, pages]: [number | undefined, number] = [undefined, 0];
      for (;;) {
        const { items, last } = books.slice({ limit, after, terms });
        expect(items.every((item) => model.get(item.value.id) === item)).toBe(true);
        seen.push(...items);
        if (last === undefined) return seen;
        expect(last, "the next page goes on below").toBeLessThan(after ?? Number.POSITIVE_INFINITY);
        after = last;
        expect(++pages).toBeLessThan(2 * IDS);
        between();
      }
    };

    for (let n = 0; n < 500; n++) change();
    for (let round = 0; round < 60; round++) {
      const terms = filter();
      expect(walk(terms, 1 + below(20), () => {})).toEqual(matching(terms));
      const before = matching(terms);
      const seen = walk(terms, 1 + below(5), change);
      const stayed = before.filter((one) => model.get(one.value.id) === one);
      expect(seen.filter((one) => stayed.includes(one))).toEqual(stayed);
      expect(new Set(seen).size).toBe(seen.length);
      for (let some = below(20); some > 0; some--) change();
      const keyed = [...model.values()].map((one) => ({ one, key: titleKeyOf(one.value) }));
      keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      const byTitle = books.byTitle({ limit: IDS, after: undefined });
      expect(byTitle.items).toEqual(keyed.map(({ one }) => one));
    }
    for (const id of model.keys()) books.remove(id);
    expect(books.slice({ limit: 1, after: undefined }).items).toEqual([]);
  });
});

function hasTerm(book: Book, term: Term): boolean {
  const { words, terms } = findableBy(book);
  const beginning = beginningIn(term);
  return beginning === undefined ? terms.includes(term) : words.some((one) => one.startsWith(beginning));
}
