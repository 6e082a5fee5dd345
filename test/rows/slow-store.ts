// A store whose look-ups and writes take time, like a disk: steps that are not atomic show up.
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Soon } from "../../src/server/soon.ts";
import type { Library, OpenLibrary, Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

/** @returns an empty memory store that runs other requests wherever it waits. */
export function slowStore(): Store {
  const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
  return {
    description: store.description,
    close: () => store.close(),
    read: (work) => store.read((view) => work(reading(view))),
    write: (work) => store.write((view, keys) => work(writing(view), keys)),
  };
}

function reading({ books, reviews }: Library): Library {
  return {
    books: { find: slowly(books.find), slice: slowly(books.slice), byTitle: slowly(books.byTitle) },
    reviews: { find: slowly(reviews.find), slice: slowly(reviews.slice), tallies: slowly(reviews.tallies) },
  };
}

function writing(view: OpenLibrary): OpenLibrary {
  const { books, reviews } = reading(view);
  return {
    stamp: view.stamp,
    books: { ...books, put: slowly(view.books.put), remove: slowly(view.books.remove) },
    reviews: { ...reviews, put: slowly(view.reviews.put), remove: slowly(view.reviews.remove) },
  };
}

function slowly<A extends readonly unknown[], R>(act: (...given: A) => Soon<R>) {
  return async (...given: A): Promise<R> => {
    await pause(1);
    return act(...given);
  };
}
