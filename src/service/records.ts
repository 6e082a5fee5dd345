// How a book or a review becomes a stored representation: serialised once, when it is written.
import { isDeepStrictEqual } from "node:util";
import type { Stored } from "../server/port.ts";
import type { Book, Review, Stamp } from "./library.ts";

type ServerSet = "id" | "createdAt" | "updatedAt" | "etag";
export type BookContent = Omit<Book, ServerSet>;
export type ReviewContent = Omit<Review, ServerSet | "bookId">;

/** @returns a book that did not exist before. */
export function newBook(id: string, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  return storedBook({ id, ...content, createdAt: at, updatedAt: at, etag });
}

/**
 * @param current the book as it is
 * @param content what it is to be, whole
 * @param stamp of this change
 * @returns the book as it is from now on; `current` itself when the content is what it already is
 */
export function revisedBook(current: Stored<Book>, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  const { id, createdAt, updatedAt, etag: oldTag, ...old } = current.value;
  if (isDeepStrictEqual(old, content)) return current;
  return storedBook({ id, ...content, createdAt, updatedAt: at, etag });
}

/** Where a review stands, and whose it is. */
export type ReviewPlace = { readonly bookId: string; readonly id: string; readonly owner: string };

/** @returns a review that did not exist before. */
export function newReview(place: ReviewPlace, content: ReviewContent, { at, etag }: Stamp): Stored<Review> {
  const { owner, bookId, id } = place;
  return { ...storedReview({ id, bookId, ...content, createdAt: at, updatedAt: at, etag }), owner };
}

/** @returns the review as it is from now on, its owner the same; `current` itself when nothing changes. */
export function revisedReview(
  current: Stored<Review>,
  content: ReviewContent,
  { at, etag }: Stamp,
): Stored<Review> {
  const { id, bookId, createdAt, updatedAt, etag: oldTag, ...old } = current.value;
  if (isDeepStrictEqual(old, content)) return current;
  const revised = storedReview({ id, bookId, ...content, createdAt, updatedAt: at, etag });
  return current.owner === undefined ? revised : { ...revised, owner: current.owner };
}

/** Members in one order, whatever order they were sent in: the same book is the same bytes. */
function storedBook(book: Book): Stored<Book> {
  const { id, title, authors, isbn, published, pageCount, language, description, tags } = book;
  const { createdAt, updatedAt, etag } = book;
  const optional = present({ isbn, published, pageCount, language, description, tags });
  return stored({ id, title, authors, ...optional, createdAt, updatedAt, etag });
}

function storedReview(review: Review): Stored<Review> {
  const { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag } = review;
  return stored({ id, bookId, reviewer, rating, ...present({ headline, text }), createdAt, updatedAt, etag });
}

/** Frozen: a store hands out the one record it has, and its text was made for good. */
function stored<T extends { readonly etag: string }>(value: T): Stored<T> {
  for (const member of Object.values(value)) Object.freeze(member);
  return Object.freeze({ value: Object.freeze(value), json: JSON.stringify(value), etag: value.etag });
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function present<T extends object>(members: T): Present<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Present<T>;
}
