// The store in memory: one unit of work writes at a time, and others read meanwhile. Nothing survives the process.
import { keyRecords } from "../../server/memory-keys.ts";
import { type Look, versions, type Writer } from "../../server/memory-versions.ts";
import { promised } from "../../server/units.ts";
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
  const { read, write } = versions();
  return {
    ...promised<Library, OpenLibrary>({
      read: (work) => read((look) => work(readView(state, look))),
      write: (work) =>
        write((writer) => work(writeView(state, sources, writer), keys.within(writer.journal))),
    }),
    description: "memory: everything is forgotten at exit",
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

function readView({ books, reviews }: State, look: Look): Library {
  return {
    books: {
      find: (id) => look(() => books.find(id)),
      slice: (window) => look(() => books.slice(window)),
      byTitle: (window) => look(() => books.byTitle(window)),
    },
    reviews: {
      find: (bookId, id) => look(() => reviews.find(bookId, id)),
      slice: (bookId, window) => look(() => reviews.slice(bookId, window)),
      tallies: (bookIds) => look(() => bookIds.map(reviews.tally)),
    },
  };
}

function writeView(state: State, sources: Sources, { look, change }: Writer): OpenLibrary {
  const { books, reviews } = state;
  const read = readView(state, look);
  return {
    stamp: () => stampFrom(sources),
    books: {
      ...read.books,
      put: (book) => change((note) => note(books.put(book.value.id, book))),
      remove: (id) =>
        change((note) => {
          note(reviews.removeAll(id));
          note(books.remove(id));
        }),
    },
    reviews: {
      ...read.reviews,
      put: (review) => change((note) => note(reviews.put(review))),
      remove: (bookId, id) => change((note) => note(reviews.remove(bookId, id))),
    },
  };
}
