// A collection in memory: found by id at once, walked newest first from any place.
import sorted from "sorted-btree";
import type { Undo } from "../../server/journal.ts";
import type { Stored } from "../../server/port.ts";
import type { Place, Slice, Window } from "../library.ts";

type Entry<T> = { readonly place: Place; readonly stored: Stored<T> };

export type Collection<T> = {
  readonly find: (id: string) => Stored<T> | undefined;
  readonly slice: (window: Window) => Slice<T>;
  readonly put: (id: string, stored: Stored<T>) => Undo;
  readonly remove: (id: string) => Undo;
};

/**
 * @param nextPlace gives a place that is higher than all before
 * @returns an empty collection: `find` is one look-up, `slice` costs its size and a logarithm
 */
export function collection<T>(nextPlace: () => Place): Collection<T> {
  const byId = new Map<string, Entry<T>>();
  const byPlace = new sorted.default<Place, Stored<T>>();

  const set = (id: string, entry: Entry<T>): void => {
    byId.set(id, entry);
    byPlace.set(entry.place, entry.stored);
  };
  const unset = (id: string, { place }: Entry<T>): void => {
    byId.delete(id);
    byPlace.delete(place);
  };

  return {
    find: (id) => byId.get(id)?.stored,
    slice: ({ limit, after }) => {
      const items: Stored<T>[] = [];
      let last: Place | undefined;
      for (const [place, stored] of byPlace.entriesReversed(after, undefined, true)) {
        if (items.length === limit) return { items, last };
        items.push(stored);
        last = place;
      }
      return { items, last: undefined };
    },
    put: (id, stored) => {
      const before = byId.get(id);
      const entry = { place: before?.place ?? nextPlace(), stored };
      set(id, entry);
      return () => (before ? set(id, before) : unset(id, entry));
    },
    remove: (id) => {
      const before = byId.get(id);
      if (before === undefined) return () => undefined;
      unset(id, before);
      return () => set(id, before);
    },
  };
}
