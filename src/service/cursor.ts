// A place in a list as a cursor: opaque to clients, URL-safe.
import type { Place } from "./library.ts";

/** @returns the cursor of a place. */
export function formatCursor(place: Place): string {
  return place.toString(36);
}

/** @returns the place that a cursor names; `undefined` when no answer of this service can have given it. */
export function parseCursor(cursor: string): Place | undefined {
  const place = /^[0-9a-z]{1,10}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  return Number.isSafeInteger(place) && formatCursor(place) === cursor ? place : undefined;
}
