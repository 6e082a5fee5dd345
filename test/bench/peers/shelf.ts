// The books of a compared server, which all of them store in the same way, so that only their HTTP differs.
import { randomBytes } from "node:crypto";

export type Content = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly isbn?: string;
  readonly published?: string;
  readonly pageCount?: number;
  readonly language?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
};
export type Book = Content & {
  readonly id: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly etag: string;
};

const byId = new Map<string, { book: Book | undefined }>();
/** In the order of addition; a place is empty when its book was deleted. */
const places: { book: Book | undefined }[] = [];
const byKey = new Map<string, Book>();

export function find(id: string): Book | undefined {
  return byId.get(id)?.book;
}

/** @returns the newest books, or the newest whose title has the text. */
export function newest(limit: number, text = ""): readonly Book[] {
  const found: Book[] = [];
  for (let at = places.length - 1; at >= 0 && found.length < limit; at--) {
    const book = places[at]?.book;
    if (book?.title.toLowerCase().includes(text)) found.push(book);
  }
  return found;
}

/** @returns a new book; the same one again for a key that was used before. */
export function add(content: Content, key: string | undefined): Book {
  const known = key === undefined ? undefined : byKey.get(key);
  if (known !== undefined) return known;
  const book = put(randomBytes(12).toString("base64url"), content);
  if (key !== undefined) byKey.set(key, book);
  return book;
}

/** @returns the stored book: unchanged when the content is the same. */
export function put(id: string, content: Content): Book {
  const before = byId.get(id);
  const at = new Date().toISOString();
  if (before?.book !== undefined && isSame(before.book, content)) return before.book;
  const etag = `"${randomBytes(12).toString("base64url")}"`;
  const book = { id, ...content, createdAt: before?.book?.createdAt ?? at, updatedAt: at, etag };
  if (before === undefined) {
    const place = { book };
    byId.set(id, place);
    places.push(place);
  } else before.book = book;
  return book;
}

/** @returns the content of a book after a merge patch (RFC 7396). */
export function merged(book: Book, changes: object): Content {
  const { id, createdAt, updatedAt, etag, ...content } = book;
  const entries = Object.entries({ ...content, ...changes }).filter(([, value]) => value !== null);
  return Object.fromEntries(entries) as unknown as Content;
}

export function remove(id: string): void {
  const place = byId.get(id);
  if (place !== undefined) place.book = undefined;
  byId.delete(id);
  while (places.length > 0 && places.at(-1)?.book === undefined) places.pop();
}

function isSame(book: Book, content: Content): boolean {
  const { id, createdAt, updatedAt, etag, ...old } = book;
  return JSON.stringify(old) === JSON.stringify(content);
}
