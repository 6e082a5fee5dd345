// The search for books that have several terms: it walks the places of the rarest, a stretch at a time, and skips what the others skip.
import type { Kysely, Selectable } from "kysely";
import { type Reused, reused } from "../../sql/reused.ts";
import type { Place } from "../library.ts";
import type { Term } from "../terms.ts";
import type { BookTables } from "./book-tables.ts";
import { termBytes } from "./term-rows.ts";

/** Above all places: without a cursor, a list begins here. */
export const TOP: Place = Number.MAX_SAFE_INTEGER;
/** What a page shows of a book. */
export const SHOWN = ["books.place", "books.id", "books.json", "books.etag"] as const;
export type Shown = Pick<Selectable<BookTables["books"]>, "place" | "id" | "json" | "etag">;

/** The term whose places are spread widest over this many is the rarest. */
const PROBED = 32;
/** The places of the first stretch; each next one has four times as many, since the terms have little in common. */
const FIRST_STRETCH = 8 * PROBED;

/** The terms as bytes, the rarest first. */
type Sought = readonly [rarest: Uint8Array, ...others: Uint8Array[]];
/** A part of the places of the rarest term: those below `from`, this many. */
type Stretch = { readonly from: Place; readonly places: number };

export type TermQueries = {
  /** The place of the books with a term, from a place downwards, after so many others. */
  readonly placeBelow: Reused<BookTables, { readonly place: Place }>;
  /** The books in a stretch that have all of so many terms. */
  readonly matches: (terms: number) => Reused<BookTables, Shown>;
};

/** What was found, newest first, and where the next page goes on if the search ended for its cost. */
export type Found = { readonly rows: readonly Shown[]; readonly goesOn: Place | undefined };

/** @returns the queries for one database, each compiled when it is needed first. */
export function termQueries(): TermQueries {
  const byCount = new Map<number, Reused<BookTables, Shown>>();
  return {
    placeBelow: reused<BookTables, { readonly place: Place }>(3, (db, [term, from, after]) =>
      placesBelow(db, term as Uint8Array, from as Place)
        .limit(1)
        .offset(after as number),
    ),
    matches: (terms) => {
      const known = byCount.get(terms) ?? matchesOf(terms);
      byCount.set(terms, known);
      return known;
    },
  };
}

/** @returns a query for the places of a term, newest first. */
function placesBelow(db: Kysely<BookTables>, term: Uint8Array, from: Place) {
  return db
    .selectFrom("book_terms")
    .select("place")
    .where("term", "=", term)
    .where("place", "<", from)
    .orderBy("place", "desc");
}

function matchesOf(terms: number): Reused<BookTables, Shown> {
  return reused<BookTables, Shown>(3 + terms, (db, [limit, from, places, rarest, ...others]) => {
    const stretch = placesBelow(db, rarest as Uint8Array, from as Place).limit(places as number);
    let found = db
      .selectFrom(stretch.as("rarest"))
      .select("rarest.place")
      .orderBy("rarest.place", "desc")
      .limit(limit as number);
    for (const term of others) {
      found = found.where(
        ({ selectFrom, ref }) =>
          // Unlike `exists`, a value is looked up place by place, and never becomes a join that reads all of the term.
          selectFrom("book_terms as other")
            .select("other.place")
            .where("other.term", "=", term as Uint8Array)
            .where("other.place", "=", ref("rarest.place")),
        "is not",
        null,
      );
    }
    return db.selectFrom(found.as("found")).innerJoin("books", "books.place", "found.place").select(SHOWN);
  });
}

/**
 * @param terms two or more
 * @param wanted the most rows
 * @param mostLookups the most look-ups, roughly
 */
export async function booksWithAll(
  db: Kysely<BookTables>,
  queries: TermQueries,
  terms: readonly Term[],
  after: Place | undefined,
  wanted: number,
  mostLookups: number,
): Promise<Found> {
  const placeBelow = async (term: Uint8Array, from: Place, offset: number) =>
    (await queries.placeBelow(db, [term, from, offset]))[0]?.place;
  let from: Place = after ?? TOP;
  const [rarest, ...others] = await rarestFirst(terms, (term) => placeBelow(term, from, PROBED - 1));
  const rows: Shown[] = [];
  let left = Math.ceil(mostLookups / terms.length);
  for (let size = FIRST_STRETCH; ; size *= 4) {
    const { places }: Stretch = { from, places: Math.min(size, left) };
    const given = [wanted - rows.length, from, places, rarest, ...others];
    const found = await queries.matches(terms.length)(db, given);
    rows.push(...found.toSorted((a, b) => b.place - a.place));
    if (rows.length >= wanted) return { rows, goesOn: undefined };
    const end = await placeBelow(rarest, from, places - 1);
    if (end === undefined) return { rows, goesOn: undefined };
    left -= places;
    from = end;
    // Where the stretch had nothing, the others may have nothing for long.
    for (const term of found.length > 0 ? [] : others) {
      const next: Place | undefined = await placeBelow(term, from, 0);
      if (next === undefined) return { rows, goesOn: undefined };
      from = Math.min(from, next + 1);
    }
    if (left <= 0) return { rows, goesOn: from };
  }
}

/** The rarest term from here on: the search takes a step for each of its books. */
async function rarestFirst(
  terms: readonly Term[],
  probe: (term: Uint8Array) => Promise<Place | undefined>,
): Promise<Sought> {
  const probed: { readonly bytes: Uint8Array; readonly reaches: Place }[] = [];
  for (const bytes of terms.map(termBytes)) probed.push({ bytes, reaches: (await probe(bytes)) ?? -1 });
  const [rarest, ...others] = probed.sort((a, b) => a.reaches - b.reaches).map(({ bytes }) => bytes);
  if (rarest === undefined) throw new Error("a search needs a term");
  return [rarest, ...others];
}
