// The positions of a term, few and many: after every addition and removal they equal a sorted list.
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { postings } from "../../src/service/memory/postings.ts";
import { drawsFrom } from "../bench/catalogue.ts";

const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));

describe(`postings, seed ${seed}`, () => {
  it.each([10, 63, 64, 65, 66, 500, 3000])("of up to %d places a term are as a sorted list is", (most) => {
    const draw = drawsFrom(seed);
    const below = (many: number): number => Math.floor(draw() * many);
    const { replace, count, descend, size } = postings();
    const only = (term: string) => ({ words: [], terms: [term] });
    const index = {
      add: (term: string, place: number) => replace(place, undefined, only(term)),
      remove: (term: string, place: number) => replace(place, only(term), undefined),
      count,
      below: (term: string, place: number | undefined) => descend(term, { left: 1 })(place),
      size,
    };
    const model = new Map<string, Set<number>>(["a", "b", "__proto__"].map((term) => [term, new Set()]));
    for (let step = 0; step < 6 * most; step++) {
      const [term, places] = [...model][below(3)] ?? ["", new Set()];
      const place = below(most);
      // It first grows and finally shrinks to nothing.
      if (draw() < 1 - step / (6 * most)) {
        index.add(term, place);
        places.add(place);
      } else {
        index.remove(term, place);
        places.delete(place);
      }
      if (step % (most > 500 ? 101 : 7) > 0) continue;
      const at = below(most + 2);
      const sorted = [...places].sort((a, b) => a - b);
      expect(index.count(term)).toBe(sorted.length);
      expect(index.below(term, undefined)).toBe(sorted.at(-1));
      expect(index.below(term, at)).toBe(sorted.findLast((other) => other < at));
    }
    for (const [term, places] of model) for (const place of places) index.remove(term, place);
    expect(index.size(), "a term without places is forgotten").toBe(0);
  });

  it.each([1, 1000])(
    "of a new beginning are those of its 65 words, with a step of %d between places",
    (step) => {
      const draw = drawsFrom(seed);
      const { replace, descend } = postings();
      const words = Array.from({ length: 64 }, (_, n) => `z${String.fromCharCode(97 + (n % 26))}${n}`);
      const books = new Map<number, readonly string[]>();
      const change = (place: number, of: readonly string[] | undefined): void => {
        const findable = (some: readonly string[] | undefined) => some && { words: some, terms: [] };
        replace(place, findable(books.get(place)), findable(of));
        if (of === undefined) books.delete(place);
        else books.set(place, of);
      };
      const some = (): string[] => [0, 1].map(() => words[Math.floor(draw() * words.length)] ?? "");
      const requireEqual = (): void => {
        const next = descend("word:z", { left: Number.POSITIVE_INFINITY });
        const found: number[] = [];
        for (let place = next(undefined); place !== undefined; place = next(place)) found.push(place);
        expect(found).toEqual([...books.keys()].sort((a, b) => b - a));
      };
      for (let n = 1; n <= 2500; n++) change(n * step, some());
      requireEqual();
      change(2501 * step, ["zz", "za0"]);
      requireEqual();
      for (let n = 0; n < 500; n++)
        change((1 + Math.floor(draw() * 3000)) * step, draw() < 0.5 ? some() : undefined);
      requireEqual();
    },
  );

  it("of a beginning are those of its words, few and many", () => {
    const draw = drawsFrom(seed);
    const below = (many: number): number => Math.floor(draw() * many);
    const word = (): string => Array.from({ length: 1 + below(10) }, () => "ab\u00e9"[below(3)]).join("");
    const { replace, count, descend, size } = postings();
    const books = new Map<number, readonly string[]>();
    const change = (place: number, words: readonly string[] | undefined): void => {
      const findable = (of: readonly string[] | undefined) => of && { words: of, terms: [] };
      replace(place, findable(books.get(place)), findable(words));
      if (words === undefined) books.delete(place);
      else books.set(place, words);
    };
    const requireEqual = (beginning: string): void => {
      const has = (words: readonly string[]): boolean => words.some((one) => one.startsWith(beginning));
      const want = [...books].filter(([, words]) => has(words)).map(([place]) => place);
      const next = descend(`word:${beginning}`, { left: Number.POSITIVE_INFINITY });
      const found: number[] = [];
      for (let place = next(undefined); place !== undefined; place = next(place - below(3)))
        found.push(place);
      const sorted = want.sort((a, b) => b - a);
      expect(sorted.filter((place) => found.includes(place))).toEqual(found);
      expect(found[0]).toBe(sorted[0]);
      expect(count(`word:${beginning}`)).toBeGreaterThanOrEqual(want.length);
    };
    for (let step = 0; step < 1500; step++) {
      const isGrowing = draw() < 1.2 - step / 1500;
      change(below(400), isGrowing ? Array.from({ length: 1 + below(4) }, word) : undefined);
      if (step % 10 === 0) requireEqual(word());
    }
    for (const beginning of ["a", "ab", "b", "\u00e9a", "abab", "c"]) requireEqual(beginning);
    for (const place of [...books.keys()]) change(place, undefined);
    expect(size(), "a word without books is forgotten").toBe(0);
  });
});
