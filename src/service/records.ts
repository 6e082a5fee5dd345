// Turns a book or a review into a stored representation, which is serialised once, when it is written.
import { sameJson } from "../json/equality.ts";
import type { Stored } from "../server/port.ts";
import type { Book, Review, Stamp } from "./library.ts";

type ServerSet = "id" | "createdAt" | "updatedAt" | "etag";
export type BookContent = Omit<Book, ServerSet>;
export type ReviewContent = Omit<Review, ServerSet | "bookId">;

/** @returns a new book. */
export function newBook(id: string, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  return stored(membersOfBook({ id, ...content, createdAt: at, updatedAt: at, etag }));
}

/**
 * @param current the current book
 * @param content its new content, complete
 * @param stamp of this change
 * @returns the revised book; `current` itself when the content does not change it
 */
export function revisedBook(current: Stored<Book>, content: BookContent, { at, etag }: Stamp): Stored<Book> {
  const { id, createdAt, updatedAt, etag: oldTag } = current.value;
  const same = membersOfBook({ id, ...content, createdAt, updatedAt, etag: oldTag });
  if (isSame(current, same)) return current;
  return stored(membersOfBook({ id, ...content, createdAt, updatedAt: at, etag }));
}

/** The book, the id and the owner of a review. */
export type ReviewPlace = { readonly bookId: string; readonly id: string; readonly owner: string };

/** @returns a new review. */
export function newReview(place: ReviewPlace, content: ReviewContent, { at, etag }: Stamp): Stored<Review> {
  const { owner, bookId, id } = place;
  return {
    ...stored(membersOfReview({ id, bookId, ...content, createdAt: at, updatedAt: at, etag })),
    owner,
  };
}

/** @returns the revised review, with the same owner; `current` itself when the content does not change it. */
export function revisedReview(
  current: Stored<Review>,
  content: ReviewContent,
  { at, etag }: Stamp,
): Stored<Review> {
  const { id, bookId, createdAt, updatedAt, etag: oldTag } = current.value;
  const same = membersOfReview({ id, bookId, ...content, createdAt, updatedAt, etag: oldTag });
  if (isSame(current, same)) return current;
  const revised = stored(membersOfReview({ id, bookId, ...content, createdAt, updatedAt: at, etag }));
  return current.owner === undefined ? revised : { ...revised, owner: current.owner };
}

/**
 * Every member of a resource, `undefined` where it is absent. When the schema gains a member, the functions below do not
 * compile until they list it, so nothing that the document declares is lost on its way to the store.
 */
export type EveryMember<T> = { readonly [Name in keyof T]-?: T[Name] | undefined };

/** @returns the members of a book in a fixed order, whatever order they were sent in, so that equal books have equal bytes. */
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

/** @returns the members of a review in a fixed order. */
export function membersOfReview(review: Review): EveryMember<Review> {
  const { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag } = review;
  return { id, bookId, reviewer, rating, headline, text, createdAt, updatedAt, etag };
}

/** Most changes show in the first members, so no text is made of the others. */
function isSame<T>({ value }: Stored<T>, members: EveryMember<T>): boolean {
  for (const name in members) if (!isSameMember(value[name], members[name])) return false;
  return true;
}

/** Equal texts are equal values; in different texts, the members of an object may be in a different order. */
function isSameMember(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object") return false;
  return JSON.stringify(one) === JSON.stringify(other) || sameJson(one, other);
}

/** Freezes the record: a store hands out the same object to every caller. */
function stored<T extends { readonly etag: string }>(members: EveryMember<T>): Stored<T> {
  const present: Record<string, unknown> = {};
  // `for in` takes half the time of a copy by entries.
  for (const name in members) if (members[name] !== undefined) present[name] = Object.freeze(members[name]);
  const value = Object.freeze(present as T);
  return Object.freeze({ value, json: JSON.stringify(value), etag: value.etag });
}
