// The store in memory: one unit of work at a time, undone by a journal. It forgets everything at exit.
import { type KeyRecord, type Keys, type Settled, StoreUnavailable } from "../../server/port.ts";
import { type Library, type OpenLibrary, type Sources, type Store, stampFrom } from "../library.ts";
import type { Undo } from "./collection.ts";
import { type ReviewLists, reviewLists } from "./review-lists.ts";
import { type Shelf, shelf } from "./shelf.ts";
import { turns } from "./turns.ts";

/** The most records of keyed requests that are kept; a store that is full refuses rather than forget a live one. */
const KEY_LIMIT = 100_000;

/**
 * @param sources where time and randomness come from
 * @param keyLimit the most records of keyed requests that are kept
 * @returns an empty store that lives as long as the process
 */
export function memoryStore(sources: Sources, keyLimit = KEY_LIMIT): Store {
  const state = emptyState(keyLimit);
  const inTurn = turns();
  const library = readView(state);
  return {
    description: "memory: everything is forgotten at exit",
    read: (work) => inTurn(() => work(library)),
    write: (work) => inTurn(() => journalled(state, sources, work)),
    close: async () => undefined,
  };
}

type State = {
  readonly books: Shelf;
  readonly reviews: ReviewLists;
  readonly keys: Map<string, KeyRecord>;
  readonly keyLimit: number;
};

function emptyState(keyLimit: number): State {
  let place = 0;
  const nextPlace = (): number => {
    place += 1;
    return place;
  };
  return { books: shelf(nextPlace), reviews: reviewLists(nextPlace), keys: new Map(), keyLimit };
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

async function journalled<R>(
  state: State,
  sources: Sources,
  work: (view: OpenLibrary, keys: Keys) => Promise<Settled<R>>,
): Promise<R> {
  const journal: Undo[] = [];
  const undoAll = (): void => {
    for (const undo of journal.reverse()) undo();
  };
  try {
    const { keep, result } = await work(writeView(state, sources, journal), keysOf(state, sources, journal));
    if (!keep) undoAll();
    return result;
  } catch (error) {
    undoAll();
    throw error;
  }
}

function writeView(state: State, sources: Sources, journal: Undo[]): OpenLibrary {
  const { books, reviews } = state;
  const read = readView(state);
  return {
    stamp: () => stampFrom(sources),
    books: {
      ...read.books,
      put: async (book) => void journal.push(books.put(book.value.id, book)),
      remove: async (id) => void journal.push(reviews.removeAll(id), books.remove(id)),
    },
    reviews: {
      ...read.reviews,
      put: async (review) => void journal.push(reviews.put(review)),
      remove: async (bookId, id) => void journal.push(reviews.remove(bookId, id)),
    },
  };
}

function keysOf({ keys, keyLimit }: State, { now }: Sources, journal: Undo[]): Keys {
  return {
    find: async (scope) => {
      const record = keys.get(scope);
      return record !== undefined && record.expires > now() ? record : undefined;
    },
    keep: async (scope, record) => {
      forgetExpired(keys, now());
      if (keys.size >= keyLimit) throw new StoreUnavailable("too many idempotency keys are remembered", 60);
      const before = keys.get(scope);
      keys.set(scope, record);
      journal.push(() => (before ? keys.set(scope, before) : keys.delete(scope)));
    },
  };
}

/** Records live equally long, so the oldest stand first. */
function forgetExpired(keys: Map<string, KeyRecord>, now: number): void {
  for (const [scope, record] of keys) {
    if (record.expires > now) return;
    keys.delete(scope);
  }
}
