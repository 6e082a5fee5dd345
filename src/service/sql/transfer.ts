// Everything in a database as lines of JSON (NDJSON), to move it to a different one. Neither side is in memory as a whole.
import type { Kysely, Transaction } from "kysely";
import type { Differences } from "../../sql/differences.ts";
import type { KeyTables } from "../../sql/key-rows.ts";
import type { Book, Place, Review } from "../library.ts";
import type { BookTables } from "./book-tables.ts";
import { importBatch } from "./import-batch.ts";

type Tables = BookTables & KeyTables;

/** The number of each kind. */
export type Counts = { readonly books: number; readonly reviews: number; readonly keys: number };

type Line =
  | { readonly kind: "verbatim-store"; readonly version: number }
  | { readonly kind: "book"; readonly place: Place; readonly book: Book }
  | { readonly kind: "review"; readonly place: Place; readonly owner: string | null; readonly review: Review }
  | { readonly kind: "key"; readonly key: KeyTables["request_keys"] }
  | ({ readonly kind: "end" } & Counts);

const VERSION = 1;
/** Rows per query. */
const ROWS = 1000;
/** A batch of an import ends after this many lines, or this many characters, so that memory stays flat. */
const BATCH = { lines: 10_000, characters: 16 * 1024 * 1024 };

/** @returns the lines, without line ends; the last one has the counts, so that a file that was cut is noticed. */
export async function* exportedLines(db: Kysely<Tables>): AsyncGenerator<string> {
  const counts = { books: 0, reviews: 0, keys: 0 };
  yield JSON.stringify({ kind: "verbatim-store", version: VERSION } satisfies Line);
  for await (const { place, json } of inPages<{ place: Place; json: string }>((after) =>
    booksAfter(db, after),
  )) {
    counts.books += 1;
    yield `{"kind":"book","place":${place},"book":${json}}`;
  }
  for await (const { place, owner, json } of inPages<{ place: Place; owner: string | null; json: string }>(
    (after) => reviewsAfter(db, after),
  )) {
    counts.reviews += 1;
    yield `{"kind":"review","place":${place},"owner":${owner},"review":${json}}`;
  }
  for await (const key of inPages<KeyTables["request_keys"]>((after) => keysAfter(db, after))) {
    counts.keys += 1;
    yield JSON.stringify({ kind: "key", key } satisfies Line);
  }
  yield JSON.stringify({ kind: "end", ...counts } satisfies Line);
}

/** Pages of rows, each after the last row of the page before. */
async function* inPages<Row>(after: (last: Row | undefined) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  for (let last: Row | undefined; ; ) {
    const rows = await after(last);
    yield* rows;
    if (rows.length < ROWS) return;
    last = rows.at(-1);
  }
}

function booksAfter(db: Kysely<Tables>, last: { readonly place: Place } | undefined) {
  const query = db.selectFrom("books").select(["place", "json"]).orderBy("place").limit(ROWS);
  return (last ? query.where("place", ">", last.place) : query).execute();
}

function reviewsAfter(db: Kysely<Tables>, last: { readonly place: Place } | undefined) {
  const query = db.selectFrom("reviews").select(["place", "owner", "json"]).orderBy("place").limit(ROWS);
  return (last ? query.where("place", ">", last.place) : query).execute();
}

function keysAfter(db: Kysely<Tables>, last: { readonly scope: string } | undefined) {
  const query = db.selectFrom("request_keys").selectAll().orderBy("scope").limit(ROWS);
  return (last ? query.where("scope", ">", last.scope) : query).execute();
}

/**
 * @param db one transaction on an empty store
 * @param lines as `exportedLines` makes them
 * @param progress is called with the number of lines so far
 * @throws Error that names the line, when it does not fit, or when the end is missing
 */
export async function importLines(
  db: Transaction<Tables>,
  { continuePlaces }: Differences,
  lines: AsyncIterable<string>,
  progress: (done: number) => void,
): Promise<Counts> {
  const counts = { books: 0, reviews: 0, keys: 0 };
  const batch = importBatch(db);
  let [number, characters] = [0, 0];
  let end: Line | undefined;
  for await (const text of lines) {
    number += 1;
    const line = lineFrom(text, number);
    if (number === 1 ? line.kind !== "verbatim-store" : line.kind === "verbatim-store" || end !== undefined)
      throw new Error(`line ${number}: this is not the output of verbatim store export`);
    if (line.kind === "verbatim-store" && line.version !== VERSION)
      throw new Error(`line 1: version ${line.version} is not ${VERSION}; use the program that exported it`);
    if (line.kind === "book") {
      batch.addBook(line.place, line.book);
      counts.books += 1;
    } else if (line.kind === "review") {
      batch.addReview(line.place, line.owner, line.review);
      counts.reviews += 1;
    } else if (line.kind === "key") {
      batch.addKey(line.key);
      counts.keys += 1;
    } else if (line.kind === "end") end = line;
    characters += text.length;
    if (number % BATCH.lines === 0 || characters > BATCH.characters) {
      await batch.flush();
      characters = 0;
      progress(number);
    }
  }
  await batch.flush();
  if (JSON.stringify(end) !== JSON.stringify({ kind: "end", ...counts }))
    throw new Error(`line ${number}: the end is missing or does not count what is before it; export again`);
  for (const table of ["books", "reviews"] as const) await continuePlaces(db, table);
  return counts;
}

function lineFrom(text: string, number: number): Line {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line === "object" && line !== null && "kind" in line) return line as Line;
  } catch {
    // The error below names the line.
  }
  throw new Error(`line ${number}: this is not the output of verbatim store export`);
}
