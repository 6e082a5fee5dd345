// A collection in memory: finds an item by id, and lists items newest first from any place.
import { type Change, made } from "../../server/memory-versions.ts";
import { takePage } from "../../server/page.ts";
import type { Stored } from "../../server/port.ts";
import type { Place, Slice, Window } from "../library.ts";
import { blocksOf } from "./blocks.ts";
import type { SpreadMap } from "./spread-map.ts";

type Placed = { readonly place: Place };
type Entry<T> = Placed & { stored: Stored<T> };

/** Called for each change and each undone change, with the item at the place before and after it. */
export type Watch<T> = (place: Place, before: Stored<T> | undefined, now: Stored<T> | undefined) => void;

export type Collection<T> = {
  readonly find: (id: string) => Stored<T> | undefined;
  readonly at: (place: Place) => Stored<T> | undefined;
  readonly slice: (window: Window) => Slice<T>;
  readonly put: (id: string, stored: Stored<T>) => Change;
  readonly remove: (id: string) => Change;
};

/**
 * @param nextPlace returns a place that is higher than all before
 * @param watch updates what is derived from the items
 * @param byId an empty map; for few items, `Map` takes less memory
 * @returns an empty collection: `find` is one look-up, `slice` costs its size and a logarithm
 */
export function collection<T>(
  nextPlace: () => Place,
  watch: Watch<T>,
  byId: Pick<SpreadMap<Entry<T>>, "get"> & {
    readonly set: (id: string, entry: Entry<T>) => unknown;
    readonly delete: (id: string) => unknown;
  },
): Collection<T> {
  const inOrder = blocksOf<Placed, Entry<T>>(isBelow);

  const add = (id: string, entry: Entry<T>): void => {
    byId.set(id, entry);
    inOrder.add(entry);
    watch(entry.place, undefined, entry.stored);
  };
  const take = (id: string, entry: Entry<T>): void => {
    byId.delete(id);
    inOrder.remove(entry);
    watch(entry.place, entry.stored, undefined);
  };
  const replace = (entry: Entry<T>, now: Stored<T>): void => {
    const before = entry.stored;
    entry.stored = now;
    watch(entry.place, before, now);
  };

  return {
    find: (id) => byId.get(id)?.stored,
    at: (place) => {
      const entry = inOrder.below({ place: place + 1 });
      return entry?.place === place ? entry.stored : undefined;
    },
    slice: ({ limit, after }) =>
      takePage(pairsOf(inOrder.descending(after === undefined ? undefined : { place: after })), limit),
    put: (id, stored) => {
      const entry = byId.get(id);
      if (entry !== undefined) {
        const before = entry.stored;
        return made(
          () => replace(entry, stored),
          () => replace(entry, before),
        );
      }
      const fresh = { place: nextPlace(), stored };
      return made(
        () => add(id, fresh),
        () => take(id, fresh),
      );
    },
    remove: (id) => {
      const entry = byId.get(id);
      return made(
        () => entry && take(id, entry),
        () => entry && add(id, entry),
      );
    },
  };
}

function isBelow(one: Placed, other: Placed): boolean {
  return one.place < other.place;
}

function* pairsOf<T>(entries: Iterable<Entry<T>>): Generator<[Place, Stored<T>]> {
  for (const { place, stored } of entries) yield [place, stored];
}
