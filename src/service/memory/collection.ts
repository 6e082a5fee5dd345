// A collection in memory: finds an item by id, and lists items newest first from any place.
import sorted from "sorted-btree";
import { type Change, made } from "../../server/memory-versions.ts";
import { takePage } from "../../server/page.ts";
import type { Stored } from "../../server/port.ts";
import type { Place, Slice, Window } from "../library.ts";

type Entry<T> = { readonly place: Place; readonly stored: Stored<T> };

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
 * @returns an empty collection: `find` is one look-up, `slice` costs its size and a logarithm
 */
export function collection<T>(nextPlace: () => Place, watch: Watch<T>): Collection<T> {
  const byId = new Map<string, Entry<T>>();
  const byPlace = new sorted.default<Place, Stored<T>>(undefined, (a, b) => a - b);

  const set = (id: string, entry: Entry<T>): void => {
    const before = byId.get(id)?.stored;
    byId.set(id, entry);
    byPlace.set(entry.place, entry.stored);
    watch(entry.place, before, entry.stored);
  };
  const unset = (id: string, { place, stored }: Entry<T>): void => {
    byId.delete(id);
    byPlace.delete(place);
    watch(place, stored, undefined);
  };

  return {
    find: (id) => byId.get(id)?.stored,
    at: (place) => byPlace.get(place),
    slice: ({ limit, after }) => takePage(byPlace.entriesReversed(after, undefined, true), limit),
    put: (id, stored) => {
      const before = byId.get(id);
      const entry = { place: before?.place ?? nextPlace(), stored };
      return made(
        () => set(id, entry),
        () => (before ? set(id, before) : unset(id, entry)),
      );
    },
    remove: (id) => {
      const before = byId.get(id);
      return made(
        () => before && unset(id, before),
        () => before && set(id, before),
      );
    },
  };
}
