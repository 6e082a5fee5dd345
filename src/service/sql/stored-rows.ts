// Turns rows into stored representations, and lists of rows into slices.
import { takePage } from "../../server/page.ts";
import type { Stored } from "../../server/port.ts";
import type { Place, Slice } from "../library.ts";

export type StoredRow = { readonly json: string; readonly etag: string; readonly owner?: string | null };

/** @returns the representation; its value is parsed when it is needed, because a GET sends only the text. */
export function storedOf<T>({ json, etag, owner }: StoredRow): Stored<T> {
  let value: T | undefined;
  return {
    get value() {
      value ??= JSON.parse(json) as T;
      return value;
    },
    json,
    etag,
    ...(owner == null ? {} : { owner: JSON.parse(owner) as string }),
  };
}

/** @returns the number of rows that a page needs: one more says that the list goes on. */
export function rowsFor(limit: number): number {
  return Math.min(limit, 1_000_000) + 1;
}

/** @returns the slice of rows that a query for `rowsFor(limit)` found. */
export function sliceFrom<T>(
  rows: readonly (StoredRow & { readonly place: Place })[],
  limit: number,
): Slice<T> {
  return takePage(
    rows.map((row) => [row.place, storedOf<T>(row)] as const),
    limit,
  );
}
