// Sorted items in blocks: after any additions and removals they equal a sorted array, and no call looks at many of them.
import { randomInt } from "node:crypto";
import { describe, expect, it } from "vitest";
import { blocksOf } from "../../src/service/memory/blocks.ts";
import { drawsFrom } from "../bench/catalogue.ts";

const seed = Number(process.env["SEED"] ?? randomInt(2 ** 31));

describe(`blocks, seed ${seed}`, () => {
  it.each([
    ["rising", (n: number) => n],
    ["falling", (n: number) => 5000 - n],
    ["anywhere", undefined],
  ])("of items that come %s are as a sorted array is", (_, order) => {
    const draw = drawsFrom(seed);
    const below = (many: number): number => Math.floor(draw() * many);
    const blocks = blocksOf<number>((one, other) => one < other);
    const model = new Set<number>();
    const requireEqual = (): void => {
      const sorted = [...model].sort((a, b) => a - b);
      const at = below(6002) - 1;
      expect(blocks.size()).toBe(sorted.length);
      expect([...blocks.ascending()]).toEqual(sorted);
      expect([...blocks.descending()]).toEqual(sorted.toReversed());
      expect([...blocks.ascending(at)]).toEqual(sorted.filter((one) => one > at));
      expect([...blocks.descending(at)]).toEqual(sorted.filter((one) => one < at).toReversed());
      expect(blocks.below(at)).toBe(sorted.findLast((one) => one < at));
      expect(blocks.below()).toBe(sorted.at(-1));
    };
    for (let n = 0; n < 5000; n++) {
      const item = order?.(n) ?? below(6000);
      blocks.add(item);
      model.add(item);
      if (n % 500 === 0) requireEqual();
    }
    requireEqual();
    const items = [...model].sort(() => draw() - 0.5);
    for (const [n, item] of items.entries()) {
      blocks.remove(item);
      blocks.remove(item);
      model.delete(item);
      if (n % 500 === 0) requireEqual();
    }
    requireEqual();
  });

  it("compare as many items as the logarithm of their number, wherever they look", () => {
    let compared = 0;
    const items = Array.from({ length: 100_000 }, (_, n) => 2 * n);
    const blocks = blocksOf<number>((one, other) => {
      compared += 1;
      return one < other;
    }, items);
    const draw = drawsFrom(seed);
    for (let n = 0; n < 300; n++) {
      const item = Math.floor(draw() * 200_000);
      for (const act of [
        () => blocks.below(item),
        () => blocks.ascending(item).next(),
        () => blocks.descending(item).next(),
        () => blocks.add(item),
        () => blocks.remove(item),
      ]) {
        compared = 0;
        act();
        expect(compared).toBeLessThan(2 * Math.log2(100_000));
      }
    }
  });
});
