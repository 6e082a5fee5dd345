// The reviews in memory: one list per book, with the tally of its ratings.

import { type Change, made } from "../../server/memory-versions.ts";
import type { Stored } from "../../server/port.ts";
import type { Place, Review, Slice, Window } from "../library.ts";
import { NO_RATINGS, type Tally } from "../ratings.ts";
import { type Collection, collection } from "./collection.ts";

export type ReviewLists = {
  readonly find: (bookId: string, id: string) => Stored<Review> | undefined;
  readonly slice: (bookId: string, window: Window) => Slice<Review>;
  readonly tally: (bookId: string) => Tally;
  readonly put: (review: Stored<Review>) => Change;
  readonly remove: (bookId: string, id: string) => Change;
  /** Removes the whole list of a book. */
  readonly removeAll: (bookId: string) => Change;
};

type List = Pick<Collection<Review>, "find" | "slice" | "put" | "remove"> & { readonly tally: () => Tally };

/**
 * @param nextPlace returns a place that is higher than all before
 * @returns no lists; a book without reviews has no list
 */
export function reviewLists(nextPlace: () => Place): ReviewLists {
  const byBook = new Map<string, List>();

  return {
    find: (bookId, id) => byBook.get(bookId)?.find(id),
    slice: (bookId, window) => byBook.get(bookId)?.slice(window) ?? { items: [], last: undefined },
    tally: (bookId) => byBook.get(bookId)?.tally() ?? NO_RATINGS,
    put: (review) => {
      const { bookId, id } = review.value;
      const before = byBook.get(bookId);
      if (before !== undefined) return before.put(id, review);
      const list = listOf(nextPlace);
      list.put(id, review);
      return made(
        () => byBook.set(bookId, list),
        () => byBook.delete(bookId),
      );
    },
    remove: (bookId, id) => byBook.get(bookId)?.remove(id) ?? NOTHING,
    removeAll: (bookId) => {
      const before = byBook.get(bookId);
      return made(
        () => byBook.delete(bookId),
        () => before && byBook.set(bookId, before),
      );
    },
  };
}

const NOTHING: Change = { undo: () => undefined, redo: () => undefined };

function listOf(nextPlace: () => Place): List {
  const tally: [number, number, number, number, number] = [...NO_RATINGS];
  const count = (review: Stored<Review> | undefined, times: 1 | -1): void => {
    if (review !== undefined) tally[review.value.rating - 1] = (tally[review.value.rating - 1] ?? 0) + times;
  };
  const follow = (_: Place, before: Stored<Review> | undefined, now: Stored<Review> | undefined): void => {
    count(before, -1);
    count(now, 1);
  };
  const reviews = collection<Review>(nextPlace, follow, new Map());
  return { ...reviews, tally: () => [...tally] };
}
