// The store in memory: one unit of work at a time, undone by a journal. It forgets everything at exit.
import { journalled, type Undo } from "../../server/journal.ts";
import { keyRecords } from "../../server/memory-keys.ts";
import { turns } from "../../server/turns.ts";
import type { Book } from "../library.ts";
import {
  type Library,
  type OpenLibrary,
  type Review,
  type Sources,
  type Store,
  stampFrom,
} from "../library.ts";
import { type Collection, collection } from "./collection.ts";

/**
 * @param sources where time and randomness come from
 * @param keyLimit the most records of keyed requests that are kept
 * @returns an empty store that lives as long as the process
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
      inTurn(() => journalled((journal) => work(writeView(state, sources, journal), keys.within(journal)))),
    close: async () => undefined,
  };
}

type State = {
  readonly books: Collection<Book>;
  /** By book; a book without reviews has none. */
  readonly reviews: Map<string, Collection<Review>>;
  readonly nextPlace: () => number;
};

function emptyState(): State {
  let place = 0;
  const nextPlace = (): number => {
    place += 1;
    return place;
  };
  return { books: collection(nextPlace), reviews: new Map(), nextPlace };
}

function readView({ books, reviews }: State): Library {
  return {
    books: {
      find: async (id) => books.find(id),
      slice: async (window) => books.slice(window),
    },
    reviews: {
      find: async (bookId, id) => reviews.get(bookId)?.find(id),
      slice: async (bookId, window) => reviews.get(bookId)?.slice(window) ?? { items: [], last: undefined },
    },
  };
}

function writeView(state: State, sources: Sources, journal: Undo[]): OpenLibrary {
  const { books, reviews, nextPlace } = state;
  const read = readView(state);
  return {
    stamp: () => stampFrom(sources),
    books: {
      ...read.books,
      put: async (book) => void journal.push(books.put(book.value.id, book)),
      remove: async (id) => {
        const theirs = reviews.get(id);
        if (theirs !== undefined) {
          reviews.delete(id);
          journal.push(() => reviews.set(id, theirs));
        }
        journal.push(books.remove(id));
      },
    },
    reviews: {
      ...read.reviews,
      put: async (review) => {
        const { bookId, id } = review.value;
        const theirs = reviews.get(bookId) ?? collection<Review>(nextPlace);
        if (!reviews.has(bookId)) {
          reviews.set(bookId, theirs);
          journal.push(() => reviews.delete(bookId));
        }
        journal.push(theirs.put(id, review));
      },
      remove: async (bookId, id) => void journal.push(reviews.get(bookId)?.remove(id) ?? (() => undefined)),
    },
  };
}
