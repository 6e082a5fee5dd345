// The book that the compared servers store.
import { randomBytes } from "node:crypto";

export type StoredBook = { id: string; createdAt: string; updatedAt: string; etag: string };

/** @returns the book with what the server sets; the time of its making stays. */
export function bookFrom(
  content: object,
  id: string | undefined,
  before: StoredBook | undefined,
): StoredBook {
  const at = new Date().toISOString();
  const tag = randomBytes(12).toString("base64url");
  return {
    id: id ?? randomBytes(12).toString("base64url"),
    ...content,
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
    etag: `"${tag}"`,
  };
}
