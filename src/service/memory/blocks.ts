// Many items in ascending order, in blocks: most are added at the end, which costs next to nothing.

/** `P` is the part of an item that gives its order. */
export type Blocks<P, T extends P = P> = {
  /** Adds the item, if none is equal. */
  readonly add: (item: T) => void;
  readonly remove: (item: P) => void;
  /** The highest item below the given one; without one, the highest item. */
  readonly below: (item?: P) => T | undefined;
  /** The items below the given one, the highest first; without one, all items. */
  readonly descending: (below?: P) => Generator<T>;
  /** The items above the given one, the lowest first; without one, all items. */
  readonly ascending: (above?: P) => Generator<T>;
  readonly size: () => number;
};

/** A block with more items is divided, so that an item in the middle moves no more than these. */
const FULL = 1000;

/**
 * @param isBelow compares two items; two of which none is below the other are equal
 * @param items in ascending order, each once
 * @returns these items; each call costs the logarithm of their number, and a change at most the length of a block and the
 *   number of blocks
 */
export function blocksOf<P, T extends P = P>(
  isBelow: (one: P, other: P) => boolean,
  items: readonly T[] = [],
): Blocks<P, T> {
  /** None is empty. */
  const blocks: T[][] = [];
  for (let at = 0; at < items.length; at += FULL) blocks.push(items.slice(at, at + FULL));
  let size = items.length;
  const startsBelow = (block: readonly T[], item: P): boolean => {
    const [first] = block;
    return first !== undefined && isBelow(first, item);
  };
  /** The number of blocks that have an item below this one. */
  const blocksBelow = (item: P): number => countBelow(blocks, item, startsBelow);
  /** The block that has the item, or would have it. */
  const blockFor = (item: P): number => {
    const below = blocksBelow(item);
    const next = blocks[below]?.[0];
    return next !== undefined && !isBelow(item, next) ? below : Math.max(0, below - 1);
  };
  const isEqualTo = (one: T | undefined, item: P): boolean =>
    one !== undefined && !isBelow(one, item) && !isBelow(item, one);

  return {
    size: () => size,
    add: (item) => {
      const last = blocks.at(-1);
      const isLast = last === undefined || startsBelow(last, item);
      const index = isLast ? blocks.length - 1 : blockFor(item);
      const block = blocks[index] ?? [];
      if (blocks.length === 0) blocks.push(block);
      const highest = block.at(-1);
      if (highest === undefined || isBelow(highest, item)) block.push(item);
      else {
        const at = countBelow(block, item, isBelow);
        if (isEqualTo(block[at], item)) return;
        block.splice(at, 0, item);
      }
      size += 1;
      // Items that only rise leave full blocks behind them.
      if (block.length > FULL)
        blocks.splice(index + 1, 0, block.splice(index === blocks.length - 1 ? FULL : FULL / 2));
    },
    remove: (item) => {
      const index = blockFor(item);
      const block = blocks[index] ?? [];
      const at = countBelow(block, item, isBelow);
      if (!isEqualTo(block[at], item)) return;
      block.splice(at, 1);
      size -= 1;
      if (block.length === 0) blocks.splice(index, 1);
    },
    below: (item) => {
      if (item === undefined) return blocks.at(-1)?.at(-1);
      const block = blocks[blocksBelow(item) - 1] ?? [];
      return block[countBelow(block, item, isBelow) - 1];
    },
    descending: function* (below) {
      let index = below === undefined ? blocks.length - 1 : blocksBelow(below) - 1;
      let block = blocks[index] ?? [];
      let at = (below === undefined ? block.length : countBelow(block, below, isBelow)) - 1;
      for (; index >= 0; at = block.length - 1) {
        for (; at >= 0; at--) yield block[at] as T;
        index -= 1;
        block = blocks[index] ?? [];
      }
    },
    ascending: function* (above) {
      let index = above === undefined ? 0 : blockFor(above);
      let at = above === undefined ? 0 : countBelow(blocks[index] ?? [], above, isBelow);
      if (above !== undefined && isEqualTo(blocks[index]?.[at], above)) at += 1;
      for (; index < blocks.length; index++, at = 0) {
        const block = blocks[index] ?? [];
        for (; at < block.length; at++) yield block[at] as T;
      }
    },
  };
}

/** @returns the number of items at the beginning of a list that are below something */
export function countBelow<T, P>(
  items: readonly T[],
  limit: P,
  isBelow: (item: T, limit: P) => boolean,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(items[middle] as T, limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}
