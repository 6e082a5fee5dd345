// What the handlers see of a store: books and their reviews, to read, or to read and change.
import type { components } from "../../generated/schema.d.ts";
import type { Stored, UnitOfWork } from "../server/port.ts";

export type Book = components["schemas"]["Book"];
export type Review = components["schemas"]["Review"];

/** A part of a list, newest first. `last` is the place of its last item when there is more after it. */
export type Slice<T> = { readonly items: readonly Stored<T>[]; readonly last: Place | undefined };

/** Where an item stands in its list: the order in which it was added. Never given twice. */
export type Place = number;

export type Window = { readonly limit: number; readonly after: Place | undefined };

export interface Books {
  find(id: string): Promise<Stored<Book> | undefined>;
  slice(window: Window): Promise<Slice<Book>>;
}

export interface Reviews {
  find(bookId: string, id: string): Promise<Stored<Review> | undefined>;
  slice(bookId: string, window: Window): Promise<Slice<Review>>;
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
