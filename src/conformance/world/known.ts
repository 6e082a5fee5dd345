// The items of a world: those that its requests may have created, and the URLs chosen for it.
import { expandPath } from "../../http/path.ts";
import type { Item } from "../../laws/world.ts";

export type Known = {
  readonly items: () => readonly Item[];
  readonly has: (item: Item) => boolean;
  /** @returns the item. */
  readonly remember: (item: Item) => Item;
};

/** @returns an empty memory of items. */
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
