// Many places in ascending order, in blocks: most places are added at the end, which costs next to nothing.
import type { Place } from "../library.ts";

export type Blocks = {
  readonly add: (place: Place) => void;
  readonly remove: (place: Place) => void;
  /** The highest place below the given place; without one, the highest place. */
  readonly below: (place: Place | undefined) => Place | undefined;
  readonly size: () => number;
};

/** A block with more places is divided, so that a place in the middle moves no more than these. */
const FULL = 1000;

/**
 * @param places in ascending order, each once
 * @returns these places; each call costs the logarithm of their number, and a change at most the length of a block and the
 *   number of blocks
 */
export function blocksOf(places: readonly Place[]): Blocks {
  /** None is empty. */
  const blocks: Place[][] = [];
  for (let at = 0; at < places.length; at += FULL) blocks.push(places.slice(at, at + FULL));
  let size = places.length;
  /** The block that has the place, or would have it. */
  const blockFor = (place: Place): number =>
    Math.max(0, countBelow(blocks, (block) => (block[0] ?? 0) <= place) - 1);
  return {
    size: () => size,
    add: (place) => {
      const last = blocks.at(-1);
      const index = last === undefined || place >= (last[0] ?? 0) ? blocks.length - 1 : blockFor(place);
      const block = blocks[index] ?? [];
      if (blocks.length === 0) blocks.push(block);
      if (place > (block.at(-1) ?? -1)) block.push(place);
      else {
        const at = countLower(block, place);
        if (block[at] === place) return;
        block.splice(at, 0, place);
      }
      size += 1;
      // Places that only rise leave full blocks behind them.
      if (block.length > FULL)
        blocks.splice(index + 1, 0, block.splice(index === blocks.length - 1 ? FULL : FULL / 2));
    },
    remove: (place) => {
      const index = blockFor(place);
      const block = blocks[index] ?? [];
      const at = countLower(block, place);
      if (block[at] !== place) return;
      block.splice(at, 1);
      size -= 1;
      if (block.length === 0) blocks.splice(index, 1);
    },
    below: (place) => {
      if (place === undefined) return blocks.at(-1)?.at(-1);
      const index = countBelow(blocks, (block) => (block[0] ?? 0) < place) - 1;
      const block = blocks[index] ?? [];
      return block[countLower(block, place) - 1];
    },
  };
}

/** @returns the number of places that are lower; the same as below, without a call for each of them */
export function countLower(places: readonly Place[], place: Place): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? place) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @returns the number of items at the beginning of a list that are below something; the others are not */
function countBelow<T>(items: readonly T[], isBelow: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isBelow(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
