// What the handlers see of a store: books and their reviews, to read, or to read and change.
import type { components } from "../../generated/schema.d.ts";
import type { Stored, UnitOfWork } from "../server/port.ts";
import type { Tally } from "./ratings.ts";
import type { Term } from "./terms.ts";

export type Book = components["schemas"]["Book"];
export type Review = components["schemas"]["Review"];

/** A part of a list. `last` is the place of its last item when there is more after it. */
export type Slice<T, P = Place> = { readonly items: readonly Stored<T>[]; readonly last: P | undefined };

/** Where an item stands in its list: the order in which it was added. Never given twice. */
export type Place = number;

/** Where a book stands among the titles: by `titleKeyOf`, those that have it in common as they were added. */
export type TitlePlace = { readonly title: string; readonly place: Place };

export type Window<P = Place> = { readonly limit: number; readonly after: P | undefined };

export interface Books {
  find(id: string): Promise<Stored<Book> | undefined>;
  /**
   * The books that have all of the terms (`termsOf`), newest first; without terms, all books. With one term it costs
   * its size and a logarithm; with more, at most a step for each book that has the rarest of them.
   */
  slice(window: Window & { readonly terms?: readonly Term[] }): Promise<Slice<Book>>;
  /** All books, in the order of `titleKeyOf`, code unit by code unit. */
  byTitle(window: Window<TitlePlace>): Promise<Slice<Book, TitlePlace>>;
}

export interface Reviews {
  find(bookId: string, id: string): Promise<Stored<Review> | undefined>;
  slice(bookId: string, window: Window): Promise<Slice<Review>>;
  /** The ratings of each of the books, in the same order; kept, not counted. No ratings of a book that is not there. */
  tallies(bookIds: readonly string[]): Promise<readonly Tally[]>;
}

/** What a safe operation sees: there is no way to write. */
export interface Library {
  readonly books: Books;
  readonly reviews: Reviews;
}

export interface OpenBooks extends Books {
  /** Adds the book, or replaces the one of the same id in its place. */
  put(book: Stored<Book>): Promise<void>;
  /** Removes the book and its reviews. */
  remove(id: string): Promise<void>;
}

export interface OpenReviews extends Reviews {
  put(review: Stored<Review>): Promise<void>;
  remove(bookId: string, id: string): Promise<void>;
}

/** What an operation that changes something sees. */
export interface OpenLibrary extends Library {
  readonly books: OpenBooks;
  readonly reviews: OpenReviews;
  /** The time, an id and an entity tag that were never given before. */
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
  /** What the start-up message says of it. */
  readonly description: string;
  close(): Promise<void>;
}

/** Where time and randomness come from. */
export type Sources = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** That many random bytes, fit for secrets. */
  readonly random: (length: number) => Uint8Array;
};

/** @returns a fresh stamp. */
export function stampFrom({ now, random }: Sources): Stamp {
  const text = (): string => Buffer.from(random(12)).toString("base64url");
  return { at: new Date(now()).toISOString(), id: text(), etag: `"${text()}"` };
}
