// The items of a world: what its requests may have made, and addresses that were chosen for it.
import { expandPath } from "../../http/path.ts";
import type { Item } from "../../laws/world.ts";

export type Known = {
  readonly items: () => readonly Item[];
  readonly has: (item: Item) => boolean;
  /** @returns the item. */
  readonly remember: (item: Item) => Item;
};

/** @returns a world's memory of items, empty at first. */
export function makeKnown(): Known {
  const known = new Map<string, Item>();
  const keyOf = ({ resource, path }: Item): string => expandPath(resource.path, path);
  return {
    items: () => [...known.values()],
    has: (item) => known.has(keyOf(item)),
    remember(item) {
      known.set(keyOf(item), item);
      return item;
    },
  };
}
