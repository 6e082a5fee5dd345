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
/** A term counts as frequent from here on. */
const FREQUENT = 1000;

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

/** @returns a query for the books that have the term, newest first. */
export function booksWith(db: Kysely<BookTables>, term: Uint8Array) {
  return db
    .selectFrom("book_terms as found")
    .innerJoin("books", "books.place", "found.place")
    .where("found.term", "=", term)
    .orderBy("found.place", "desc");
}

/** The places of the first term from which the search goes on, and how many of them it looks at. */
export type Looked = { readonly after: Place | undefined; readonly places: number };

/** @returns a query for the places of a term that a search looks at, newest first. */
function placesOf(db: Kysely<BookTables>, term: Uint8Array, { after, places }: Looked) {
  const query = db
    .selectFrom("book_terms")
    .select("place")
    .where("term", "=", term)
    .orderBy("place", "desc")
    .limit(places);
  return after === undefined ? query : query.where("place", "<", after);
}

/** @returns a query for the books that have all of the terms, in any order: the newest `limit` of those it looks at. */
export function booksWithAll(
  db: Kysely<BookTables>,
  [rarest, ...others]: readonly [Uint8Array, ...Uint8Array[]],
  limit: number,
  looked: Looked,
) {
  let found = db
    .selectFrom(placesOf(db, rarest, looked).as("rarest"))
    .select("rarest.place")
    .orderBy("rarest.place", "desc")
    .limit(limit);
  for (const term of others) {
    found = found.where(
      ({ selectFrom, ref }) =>
        // Unlike `exists`, a value is looked up place by place, and never becomes a join that reads all of the term.
        selectFrom("book_terms as other")
          .select("other.place")
          .where("other.term", "=", term)
          .where("other.place", "=", ref("rarest.place")),
      "is not",
      null,
    );
  }
  return db.selectFrom(found.as("found")).innerJoin("books", "books.place", "found.place");
}

/** @returns the last place that the search looked at; `undefined` when the term has no more places. */
export async function lastLooked(
  db: Kysely<BookTables>,
  term: Uint8Array,
  looked: Looked,
): Promise<Place | undefined> {
  const last = placesOf(db, term, { ...looked, places: 1 }).offset(looked.places - 1);
  return (await last.executeTakeFirst())?.place;
}

/** @returns the terms as bytes, the rarest first; the search takes a step for each of its books. */
export async function rarestFirst(
  db: Kysely<BookTables>,
  [first, ...more]: readonly [Term, ...Term[]],
): Promise<readonly [Uint8Array, ...Uint8Array[]]> {
  const counted: { readonly bytes: Uint8Array; readonly count: number }[] = [];
  if (more.length === 0) return [termBytes(first)];
  for (const term of [first, ...more]) {
    const bytes = termBytes(term);
    counted.push({ bytes, count: await countUpTo(db, bytes) });
  }
  const [rarest, ...others] = counted.sort((a, b) => a.count - b.count).map(({ bytes }) => bytes);
  return rarest === undefined ? [termBytes(first)] : [rarest, ...others];
}

async function countUpTo(db: Kysely<BookTables>, term: Uint8Array): Promise<number> {
  const row = await db
    .selectFrom((from) =>
      from.selectFrom("book_terms").select("place").where("term", "=", term).limit(FREQUENT).as("some"),
    )
    .select(({ fn }) => fn.countAll<number | string>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
