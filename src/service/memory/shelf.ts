// The books in memory: by id, newest first, by their terms, and by title.
import sorted from "sorted-btree";
import { takePage } from "../../server/page.ts";
import type { Stored } from "../../server/port.ts";
import {
  type Book,
  type BookSlice,
  type Books,
  MOST_LOOKUPS,
  type Place,
  type Slice,
  type TitlePlace,
  type Window,
} from "../library.ts";
import { findableBy, type Term, titleKeyOf } from "../terms.ts";
import { type Collection, collection } from "./collection.ts";
import { type Budget, type Postings, postings } from "./postings.ts";

export type Shelf = Pick<Collection<Book>, "find" | "put" | "remove"> & {
  readonly slice: (window: Parameters<Books["slice"]>[0]) => BookSlice;
  readonly byTitle: (window: Window<TitlePlace>) => BookSlice<TitlePlace>;
};

/**
 * @param nextPlace returns a place that is higher than all before
 * @param mostLookups a page that takes more ends early, and its `last` is where the next one goes on
 * @returns an empty shelf, whose indexes follow every change and every undone change
 */
export function shelf(nextPlace: () => Place, mostLookups = MOST_LOOKUPS): Shelf {
  const index = postings();
  const titles = new sorted.default<string, Place>(undefined, inOrder);
  const books = collection<Book>(nextPlace, (place, before, after) => {
    if (before !== undefined && after !== undefined && hasSameTerms(before.value, after.value)) return;
    index.replace(place, before && findableBy(before.value), after && findableBy(after.value));
    if (before !== undefined) titles.delete(titleAt(titleKeyOf(before.value), place));
    if (after !== undefined) titles.set(titleAt(titleKeyOf(after.value), place), place);
  });

  return {
    find: books.find,
    put: books.put,
    remove: books.remove,
    slice: ({ terms = [], limit, after }) => {
      if (terms.length === 0) return withIds(books.slice({ limit, after }));
      const search: Search = { left: mostLookups, stoppedAt: undefined };
      const { items, last } = sliceOf(placesWith(index, terms, after, search), limit, books);
      return withIds({ items, last: last ?? search.stoppedAt });
    },
    byTitle: ({ limit, after }) => {
      const first = after && titleAt(after.title, after.place);
      const rest = function* () {
        for (const [key, place] of titles.entries(first)) if (key !== first) yield place;
      };
      const { items, last: place } = sliceOf(rest(), limit, books);
      const book = items.at(-1);
      const isLast = book === undefined || place === undefined;
      return withIds({ items, last: isLast ? undefined : { title: titleKeyOf(book.value), place } });
    },
  };
}

/** Most changes leave alone what a book is found by. */
function hasSameTerms(one: Book, other: Book): boolean {
  const isSame = one.title === other.title && one.isbn === other.isbn;
  return isSame && hasSameItems(one.authors, other.authors) && hasSameItems(one.tags, other.tags);
}

function hasSameItems(some: readonly string[] = [], others: readonly string[] = []): boolean {
  return some.length === others.length && some.every((item, at) => item === others[at]);
}

/** The key of a title and a place. Titles have no NUL, so a title sorts before the titles that it begins; places have one length. */
function titleAt(title: string, place: Place): string {
  return `${title}\0${place.toString(36).padStart(11, "0")}`;
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The place below which the next search goes on, if the look-ups of this one were not enough. */
type Search = Budget & { stoppedAt: Place | undefined };

/** The places that have all of the terms, newest first: each list skips the places that a different list has skipped. */
function* placesWith(
  index: Postings,
  terms: readonly Term[],
  after: Place | undefined,
  search: Search,
): Generator<Place> {
  const [rarest, ...others] = terms
    .toSorted((a, b) => index.count(a) - index.count(b))
    .map((term) => index.descend(term, search));
  let place = rarest?.(after);
  while (rarest !== undefined && place !== undefined) {
    if (search.left <= 0) {
      search.stoppedAt = place + 1;
      return;
    }
    // No place above this one has all of the terms.
    let highest: Place | undefined = place;
    for (const below of others) if (highest !== undefined) highest = below(highest + 1);
    if (highest === undefined) return;
    if (highest === place) yield place;
    place = rarest(highest === place ? place : highest + 1);
  }
}

function withIds<P>({ items, last }: Slice<Book, P>): BookSlice<P> {
  return { items, ids: items.map(({ value }) => value.id), last };
}

function sliceOf(places: Iterable<Place>, limit: number, books: Collection<Book>): Slice<Book> {
  const entries = function* (): Generator<[Place, Stored<Book>]> {
    for (const place of places) {
      const book = books.at(place);
      if (book === undefined) throw new Error(`the index has the place ${place}, but no book is there`);
      yield [place, book];
    }
  };
  return takePage(entries(), limit);
}
