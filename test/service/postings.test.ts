// The positions of a term, few and many: after every addition and removal they equal a sorted list.
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { postings } from "../../src/service/memory/postings.ts";
import { drawsFrom } from "../bench/catalogue.ts";

const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));

describe(`postings, seed ${seed}`, () => {
  it.each([10, 63, 64, 65, 66, 500])("of up to %d places a term are as a sorted list is", (most) => {
    const draw = drawsFrom(seed);
    const below = (many: number): number => Math.floor(draw() * many);
    const { replace, count, below: belowOf, size } = postings();
    const only = (term: string) => ({ words: [], terms: [term] });
    const index = {
      add: (term: string, place: number) => replace(place, undefined, only(term)),
      remove: (term: string, place: number) => replace(place, only(term), undefined),
      count,
      below: belowOf,
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
      if (step % 7 > 0) continue;
      const at = below(most + 2);
      const sorted = [...places].sort((a, b) => a - b);
      expect(index.count(term)).toBe(sorted.length);
      expect(index.below(term, undefined)).toBe(sorted.at(-1));
      expect(index.below(term, at)).toBe(sorted.findLast((other) => other < at));
    }
    for (const [term, places] of model) for (const place of places) index.remove(term, place);
    expect(index.size(), "a term without places is forgotten").toBe(0);
  });
});
