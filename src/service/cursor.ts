// Cursors: a place in one list as text that is opaque to clients and URL-safe.
import { hash } from "node:crypto";
import type { Place, TitlePlace } from "./library.ts";
import type { Term } from "./terms.ts";

/** Identifies the list of a cursor; the list of all books, newest first, has an empty mark. */
export type Mark = string;

/** @returns the mark of the list of books that have all of the terms; the order of the terms does not matter. */
export function markOf(terms: readonly Term[]): Mark {
  return terms.length === 0 ? "" : `-q${hash("sha1", terms.toSorted().join("\0"), "base64url").slice(0, 12)}`;
}

/** @returns the cursor of a place. */
export function formatCursor(place: Place, mark: Mark = ""): string {
  return place.toString(36) + mark;
}

/** @returns the place of a cursor; `undefined` when this service cannot have returned it for the list. */
export function parseCursor(cursor: string, mark: Mark = ""): Place | undefined {
  const [, digits = ""] = /^([0-9a-z]{1,10})(?:-|$)/.exec(cursor) ?? [];
  const place = Number.parseInt(digits, 36);
  return Number.isSafeInteger(place) && formatCursor(place, mark) === cursor ? place : undefined;
}

/** @returns the cursor of a place in the list by title. */
export function formatTitleCursor({ place, title }: TitlePlace): string {
  return formatCursor(place, titleMark(title));
}

/** @returns the place of a cursor in the list by title; `undefined` as above. */
export function parseTitleCursor(cursor: string): TitlePlace | undefined {
  const [, encoded] = /^[^-]+-t(.*)$/.exec(cursor) ?? [];
  if (encoded === undefined) return undefined;
  const title = Buffer.from(encoded, "base64url").toString();
  const place = parseCursor(cursor, titleMark(title));
  return place === undefined ? undefined : { place, title };
}

function titleMark(title: string): Mark {
  return `-t${Buffer.from(title).toString("base64url")}`;
}
