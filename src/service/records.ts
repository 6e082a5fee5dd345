// How a book or a review becomes a stored representation: serialised once, when it is written.
import { sameJson } from "../json/equality.ts";
import type { Stored } from "../server/port.ts";
import type { Book, Review, Stamp } from "./library.ts";

type ServerSet = "id" | "createdAt" | "updatedAt" | "etag";
export type BookContent = Omit<Book, ServerSet>;
export type ReviewContent = Omit<Review, ServerSet | "bookId">;

/** @returns a book that did not exist before. */
export function newBook(id: string, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  return stored(membersOfBook({ id, ...content, createdAt: at, updatedAt: at, etag }));
}

/**
 * @param current the book as it is
 * @param content what it is to be, whole
 * @param stamp of this change
 * @returns the book as it is from now on; `current` itself when the content is what it already is
 */
export function revisedBook(current: Stored<Book>, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  const { id, createdAt, updatedAt, etag: oldTag, ...old } = current.value;
  if (sameJson(old, content)) return current;
  return stored(membersOfBook({ id, ...content, createdAt, updatedAt: at, etag }));
}

/** Where a review stands, and whose it is. */
export type ReviewPlace = { readonly bookId: string; readonly id: string; readonly owner: string };

/** @returns a review that did not exist before. */
export function newReview(place: ReviewPlace, content: ReviewContent, { at, etag }: Stamp): Stored<Review> {
  const { owner, bookId, id } = place;
  return {
    ...stored(membersOfReview({ id, bookId, ...content, createdAt: at, updatedAt: at, etag })),
    owner,
  };
}

/** @returns the review as it is from now on, its owner the same; `current` itself when nothing changes. */
export function revisedReview(
  current: Stored<Review>,
  content: ReviewContent,
  { at, etag }: Stamp,
): Stored<Review> {
  const { id, bookId, createdAt, updatedAt, etag: oldTag, ...old } = current.value;
  if (sameJson(old, content)) return current;
  const revised = stored(membersOfReview({ id, bookId, ...content, createdAt, updatedAt: at, etag }));
  return current.owner === undefined ? revised : { ...revised, owner: current.owner };
}

/**
 * Every member of a resource, `undefined` where it is absent. When the schema gains a member, the functions below do not
 * compile until they list it, so nothing that the document declares is lost on its way to the store.
 */
export type EveryMember<T> = { readonly [Name in keyof T]-?: T[Name] | undefined };

/** @returns the members of a book in one order, whatever order they were sent in: the same book is the same bytes. */
export function membersOfBook(book: Book): EveryMember<Book> {
  const { id, title, authors, isbn, published, pageCount, language, description, tags } = book;
  const { createdAt, updatedAt, etag } = book;
  return {
    id,
    title,
    authors,
    isbn,
    published,
    pageCount,
    language,
    description,
    tags,
    createdAt,
    updatedAt,
    etag,
  };
}

/** @returns the members of a review, as `membersOfBook`. */
export function membersOfReview(review: Review): EveryMember<Review> {
  const { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag } = review;
  return { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag };
}

/** Frozen: a store hands out the one record that it has, and its text is never written again. */
function stored<T extends { readonly etag: string }>(members: EveryMember<T>): Stored<T> {
  const present = Object.entries(members).filter(([, member]) => member !== undefined);
  for (const [, member] of present) Object.freeze(member);
  const value = Object.freeze(Object.fromEntries(present) as T);
  return Object.freeze({ value, json: JSON.stringify(value), etag: value.etag });
}
