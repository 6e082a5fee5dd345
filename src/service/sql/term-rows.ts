// The terms of books as rows: an index that follows each write, and finds the books that have several terms.
import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Place } from "../library.ts";
import type { Term } from "../terms.ts";
import type { BookTables } from "./book-tables.ts";

/** Longer terms are kept as a digest: PostgreSQL limits the size of an index entry, and a folded name may grow. */
const LONGEST = 64;
/** No UTF-8 text begins with these bytes. */
const MARKS = { digest: 0xff, utf16: 0xfe } as const;
/** Rows per statement, so that statements of few sizes stay prepared. */
const ROWS = 32;

/** @returns the term as bytes, which can hold every character in every database; different terms, different bytes. */
export function termBytes(term: Term): Uint8Array {
  // The beginning of a word may end between the halves of a surrogate pair, which UTF-8 cannot say.
  const bytes = term.isWellFormed()
    ? Buffer.from(term)
    : Buffer.concat([Buffer.of(MARKS.utf16), Buffer.from(term, "utf16le")]);
  if (bytes.length <= LONGEST) return bytes;
  return Buffer.concat([Buffer.of(MARKS.digest), hash("sha256", bytes, "buffer")]);
}

/** Replaces the terms of a place. */
export async function changeTerms(
  db: Kysely<BookTables>,
  place: Place,
  before: ReadonlySet<Term>,
  after: ReadonlySet<Term>,
): Promise<void> {
  const gone = [...before].filter((term) => !after.has(term)).map(termBytes);
  const added = [...after]
    .filter((term) => !before.has(term))
    .map((term) => ({ term: termBytes(term), place }));
  for (const terms of inParts(gone, ROWS)) {
    await db.deleteFrom("book_terms").where("place", "=", place).where("term", "in", terms).execute();
  }
  for (const rows of inParts(added, ROWS)) await db.insertInto("book_terms").values(rows).execute();
}

/** @returns the items in lists of at most `most`. */
export function inParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
    all.slice(part * most, (part + 1) * most),
  );
}
