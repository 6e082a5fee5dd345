// The store as the handlers see it: books and their reviews, to read, or to read and write.
import type { components } from "../../generated/schema.ts";
import type { Keys, Settled, Stored, UnitOfWork } from "../server/port.ts";
import type { Soon } from "../server/soon.ts";
import type { Tally } from "./ratings.ts";
import type { Term } from "./terms.ts";

export type Book = components["schemas"]["Book"];
export type Review = components["schemas"]["Review"];

/** A part of a list. `last` is the place of its last item if more items follow. */
export type Slice<T, P = Place> = { readonly items: readonly Stored<T>[]; readonly last: P | undefined };

/** A part of a list of books, with the ids of its items in the same order: a database has them without parsing a book. */
export type BookSlice<P = Place> = Slice<Book, P> & { readonly ids: readonly string[] };

/** The place of an item in its list: a number that rises with each addition and is never reused. */
export type Place = number;

/** The place of a book in the list by title: by `titleKeyOf`, and books with the same key in order of addition. */
export type TitlePlace = { readonly title: string; readonly place: Place };

/** At most `limit` items, or fewer if they are long (`takePage`). */
export type Window<P = Place> = { readonly limit: number; readonly after: P | undefined };

/** The most look-ups for one page of a search: milliseconds, in which others may wait. */
export const MOST_LOOKUPS = 10_000;

export interface Books {
  find(id: string): Soon<Stored<Book> | undefined>;
  /**
   * The books that have all of the terms (`termsOf`), newest first; without terms, all books. With one term, the cost is
   * the size of the slice and a logarithm; with several, at most one step for each book that has the rarest term. A store
   * may end a slice that costs too much: it then has fewer items, or none, and its `last` is where the next one goes on.
   */
  slice(window: Window & { readonly terms?: readonly Term[] }): Soon<BookSlice>;
  /** All books in the order of `titleKeyOf`, compared by code units. */
  byTitle(window: Window<TitlePlace>): Soon<BookSlice<TitlePlace>>;
}

export interface Reviews {
  find(bookId: string, id: string): Soon<Stored<Review> | undefined>;
  slice(bookId: string, window: Window): Soon<Slice<Review>>;
  /** The ratings of each book, in the same order; stored, not counted on request. A missing book has no ratings. */
  tallies(bookIds: readonly string[]): Soon<readonly Tally[]>;
}

/** The view of a safe operation: it has no way to write. */
export interface Library {
  readonly books: Books;
  readonly reviews: Reviews;
}

export interface OpenBooks extends Books {
  /** Adds the book, or replaces the one with the same id, which keeps its place. */
  put(book: Stored<Book>): Soon<void>;
  /** Removes the book and its reviews. */
  remove(id: string): Soon<void>;
}

export interface OpenReviews extends Reviews {
  put(review: Stored<Review>): Soon<void>;
  remove(bookId: string, id: string): Soon<void>;
}

/** The view of an operation that may write. */
export interface OpenLibrary extends Library {
  readonly books: OpenBooks;
  readonly reviews: OpenReviews;
  /** The time, a new id and a new entity tag. */
  stamp(): Stamp;
}

export type Stamp = {
  /** RFC 3339. */
  readonly at: string;
  /** URL-safe, 96 random bits. */
  readonly id: string;
  /** A strong entity tag with its quotes, 96 random bits (RFC 9110 8.8.3). */
  readonly etag: string;
};

/** A store of the service: one request, one unit of work. */
export interface Store extends UnitOfWork<Library, OpenLibrary> {
  read<R>(work: (view: Library) => Soon<R>): Promise<R>;
  write<R>(work: (view: OpenLibrary, keys: Keys) => Soon<Settled<R>>): Promise<R>;
  /** The description in the start-up message. */
  readonly description: string;
  /** What it does now, such as connections, by name. Default: nothing that is worth counting. */
  load?(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** The sources of time and randomness. */
export type Sources = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Returns that many random bytes, suitable for secrets. */
  readonly random: (length: number) => Uint8Array;
};

/** @returns a fresh stamp. */
export function stampFrom({ now, random }: Sources): Stamp {
  const text = (): string => {
    const { buffer, byteOffset, byteLength } = random(12);
    // The same bytes, not a copy.
    return Buffer.from(buffer, byteOffset, byteLength).toString("base64url");
  };
  return { at: new Date(now()).toISOString(), id: text(), etag: `"${text()}"` };
}
