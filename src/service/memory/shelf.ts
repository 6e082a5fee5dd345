// The books in memory: by id, newest first, by their terms, and by title.
import { takePage } from "../../server/page.ts";
import type { Stored } from "../../server/port.ts";
import type { Book, BookSlice, Books, Place, Slice, TitlePlace, Window } from "../library.ts";
import { findableBy, type Term } from "../terms.ts";
import { blocksOf } from "./blocks.ts";
import { type Collection, collection, type Watch } from "./collection.ts";
import { type Budget, type Postings, postings } from "./postings.ts";
import { spreadMap } from "./spread-map.ts";

export type Shelf = Pick<Collection<Book>, "find" | "put" | "remove"> & {
  readonly slice: (window: Parameters<Books["slice"]>[0]) => BookSlice;
  readonly byTitle: (window: Window<TitlePlace>) => BookSlice<TitlePlace>;
};

/** Fewer look-ups than `MOST_LOOKUPS`: each of them may pass a list for each word with one beginning. */
const MOST = 4000;

/**
 * @param nextPlace returns a place that is higher than all before
 * @param mostLookups a page that takes more ends early, and its `last` is where the next one goes on
 * @returns an empty shelf, whose indexes follow every change and every undone change
 */
export function shelf(nextPlace: () => Place, mostLookups = MOST): Shelf {
  const index = postings();
  const titles = blocksOf<TitlePlace>(isBefore);
  const follow: Watch<Book> = (place, before, after) => {
    if (before !== undefined && after !== undefined && hasSameTerms(before.value, after.value)) return;
    const old = before && findableBy(before.value);
    const now = after && findableBy(after.value);
    index.replace(place, old, now);
    if (old?.title === now?.title) return;
    if (old !== undefined) titles.remove({ title: old.title, place });
    if (now !== undefined) titles.add({ title: now.title, place });
  };
  const books = collection(nextPlace, follow, spreadMap());

  return {
    find: books.find,
    put: books.put,
    remove: books.remove,
    slice: ({ terms = [], limit, after }) => {
      if (terms.length === 0) return withIds(books.slice({ limit, after }));
      const search: Search = { left: mostLookups, stoppedAt: undefined };
      const places = placesWith(index, terms, after, search);
      const { items, last } = takePage(
        booksAt(books, places, (place) => place),
        limit,
      );
      return withIds({ items, last: last ?? search.stoppedAt });
    },
    byTitle: ({ limit, after }) => {
      const places = titles.ascending(after);
      return withIds(
        takePage(
          booksAt(books, places, ({ place }) => place),
          limit,
        ),
      );
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

function isBefore(one: TitlePlace, other: TitlePlace): boolean {
  return one.title < other.title || (one.title === other.title && one.place < other.place);
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
    .map((term) => ({ term, count: index.count(term) }))
    .sort((a, b) => a.count - b.count)
    .map(({ term }) => index.descend(term, search));
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

/** @returns the places, each with its book; one without is a fault of the index */
function* booksAt<P>(
  books: Collection<Book>,
  places: Iterable<P>,
  placeOf: (place: P) => Place,
): Generator<[P, Stored<Book>]> {
  for (const at of places) {
    const book = books.at(placeOf(at));
    if (book === undefined) throw new Error(`the index has the place ${placeOf(at)}, but no book is there`);
    yield [at, book];
  }
}
