// A place in a list as a cursor: opaque to clients, URL-safe, good for the list that it was given for.
import { hash } from "node:crypto";
import type { Place, TitlePlace } from "./library.ts";
import type { Term } from "./terms.ts";

/** Which list a cursor is for; the list of all, newest first, has no mark. */
export type Mark = string;

/** @returns the mark of the books that have all of the terms; the same in whatever order they are asked for. */
export function markOf(terms: readonly Term[]): Mark {
  return terms.length === 0 ? "" : `-q${hash("sha1", terms.toSorted().join("\0"), "base64url").slice(0, 12)}`;
}

/** @returns the cursor of a place. */
export function formatCursor(place: Place, mark: Mark = ""): string {
  return place.toString(36) + mark;
}

/** @returns the place that a cursor names; `undefined` when no answer of this service can have given it for the list. */
export function parseCursor(cursor: string, mark: Mark = ""): Place | undefined {
  const [, digits = ""] = /^([0-9a-z]{1,10})(?:-|$)/.exec(cursor) ?? [];
  const place = Number.parseInt(digits, 36);
  return Number.isSafeInteger(place) && formatCursor(place, mark) === cursor ? place : undefined;
}

/** @returns the cursor of a place among the titles. */
export function formatTitleCursor({ place, title }: TitlePlace): string {
  return formatCursor(place, titleMark(title));
}

/** @returns the place among the titles that a cursor names; `undefined` as above. */
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
