// The store in memory: runs one unit of work at a time and undoes it by a journal. Nothing survives the process.
import { runJournalled, type Undo, whileOpen } from "../../server/journal.ts";
import { keyRecords } from "../../server/memory-keys.ts";
import { turns } from "../../server/turns.ts";
import { type Library, type OpenLibrary, type Sources, type Store, stampFrom } from "../library.ts";
import { type ReviewLists, reviewLists } from "./review-lists.ts";
import { type Shelf, shelf } from "./shelf.ts";

/**
 * @param sources the sources of time and randomness
 * @param keyLimit the most records of keyed requests to keep
 * @returns an empty store
 */
export function memoryStore(sources: Sources, keyLimit?: number): Store {
  const state = emptyState();
  const keys = keyRecords(sources.now, keyLimit);
  const inTurn = turns();
  const library = readView(state);
  return {
    description: "memory: everything is forgotten at exit",
    read: (work) => inTurn(() => work(library)),
    write: (work) =>
      inTurn(() =>
        runJournalled((journal) => work(writeView(state, sources, journal), keys.within(journal))),
      ),
    close: async () => undefined,
  };
}

type State = {
  readonly books: Shelf;
  readonly reviews: ReviewLists;
};

function emptyState(): State {
  let place = 0;
  const nextPlace = (): number => {
    place += 1;
    return place;
  };
  return { books: shelf(nextPlace), reviews: reviewLists(nextPlace) };
}

function readView({ books, reviews }: State): Library {
  return {
    books: {
      find: async (id) => books.find(id),
      slice: async (window) => books.slice(window),
      byTitle: async (window) => books.byTitle(window),
    },
    reviews: {
      find: async (bookId, id) => reviews.find(bookId, id),
      slice: async (bookId, window) => reviews.slice(bookId, window),
      tallies: async (bookIds) => bookIds.map(reviews.tally),
    },
  };
}

function writeView(state: State, sources: Sources, journal: Undo[]): OpenLibrary {
  const { books, reviews } = state;
  const read = readView(state);
  const change = (make: () => Undo[]): Promise<void> =>
    whileOpen(journal, () => void journal.push(...make()));
  return {
    stamp: () => stampFrom(sources),
    books: {
      ...read.books,
      put: (book) => change(() => [books.put(book.value.id, book)]),
      remove: (id) => change(() => [reviews.removeAll(id), books.remove(id)]),
    },
    reviews: {
      ...read.reviews,
      put: (review) => change(() => [reviews.put(review)]),
      remove: (bookId, id) => change(() => [reviews.remove(bookId, id)]),
    },
  };
}
