// Turns lists of rows into slices.
import { takePage } from "../../server/page.ts";
import { type StoredRow, storedOf } from "../../sql/stored.ts";
import type { Place, Slice } from "../library.ts";

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
