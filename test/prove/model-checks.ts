// Compares a response, and everything that is stored, with the model.
import assert from "node:assert/strict";
import { type Entry, type Model, type Question, shelfOf, type Verdict } from "./model.ts";
import type { Answer } from "./talk.ts";

/** Everything stored equals the model, in the same order; a new tag was never seen before. */
export function settle(model: Model, everything: string): void {
  const lines: string[] = [];
  const stored = everything.split("\n").filter((line) => line !== "");
  const show = (id: string, entry: Entry, more: object, indent: string): void => {
    const line = stored[lines.length] ?? "{}";
    const { etag } = JSON.parse(line) as { etag: string };
    if (entry.tag === undefined) {
      assert.ok(!model.seen.has(etag), `the entity tag ${etag} was given before`);
      model.seen.add(etag);
      entry.tag = etag;
    }
    lines.push(indent + textOf(id, entry, more));
  };
  for (const [id, book] of [...model.books].reverse()) {
    show(id, book, {}, "");
    for (const [reviewId, review] of [...book.reviews].reverse())
      show(reviewId, review, { bookId: id }, "  ");
  }
  assert.deepEqual(stored.map(normal), lines.map(normal), "what is stored is not what the model has");
}

const normal = (line: string): unknown => JSON.parse(line);

function textOf(id: string, { fields, createdAt, updatedAt, tag }: Entry, more: object): string {
  return JSON.stringify({ id, ...more, ...fields, createdAt, updatedAt, etag: tag });
}

/** The fields and the content of a response are those that the model expects. */
export function checkAnswer(
  { method, of, bookId, route }: Question,
  verdict: Verdict,
  { status, headers, text }: Answer,
  id: string,
  entry: Entry | undefined,
): void {
  const about = `${method} ${status}`;
  const hasTag = (method !== "PUT" && [200, 201].includes(status)) || status === 304;
  assert.equal(headers["etag"], hasTag ? entry?.tag : undefined, `${about}: ETag`);
  const place = of === "book" ? `/books/${id}` : `/books/${bookId}/reviews/${id}`;
  assert.equal(headers["location"], status === 201 ? place : undefined, `${about}: Location`);
  assert.equal(headers["idempotency-replayed"], undefined, `${about}: Idempotency-Replayed`);
  assert.equal("deprecation" in headers, route !== "/books" && status < 300, `${about}: Deprecation`);
  assert.equal(
    "www-authenticate" in headers,
    ["unauthenticated", "insufficient-scope"].includes(verdict.problem ?? ""),
  );
  assert.equal(
    "preference-applied" in headers,
    status === 204 && method === "PUT",
    `${about}: Preference-Applied`,
  );
  if (status === 204 || status === 304) {
    assert.equal(text, "", `${about}: no content`);
    return;
  }
  const told = JSON.parse(text) as Record<string, unknown>;
  if (status >= 400) {
    assert.equal(headers["content-type"], "application/problem+json", about);
    assert.deepEqual([told["status"], told["type"]], [status, `/problems/${verdict.problem}`], about);
  } else if (entry !== undefined) {
    const more = of === "review" ? { bookId } : {};
    assert.deepEqual(told, JSON.parse(textOf(id, entry, more)), `${about}: the representation`);
  }
}

/** A replay is the first response, marked as a replay. */
export function checkReplay({ headers, text }: Answer, first: Answer): void {
  assert.equal(text, first.text, "a replay is the first answer, byte for byte");
  assert.equal(headers["idempotency-replayed"], "true");
  for (const name of ["etag", "location", "content-type"])
    assert.equal(headers[name], first.headers[name], name);
}

/** A page shows the newest item first, and its tag changes with its content. */
export function checkPage(
  model: Model,
  question: Question,
  address: string,
  limit: number,
  answer: Answer,
): void {
  const { status, headers, text } = answer;
  const shelf = shelfOf(model, question);
  if (status === 404) return;
  const more = question.of === "review" ? { bookId: question.bookId } : {};
  const all = [...(shelf ?? [])]
    .reverse()
    .map(([id, entry]) => JSON.parse(textOf(id, entry, more)) as unknown);
  const shown = [...(shelf ?? [])].reverse().slice(0, limit);
  const rated =
    question.of === "book"
      ? { ratings: Object.fromEntries(shown.map(([id, book]) => [id, ratingsOf(book)])) }
      : { summary: summaryOf(model.books.get(question.bookId ?? "")) };
  const shows = JSON.stringify([all.slice(0, limit), all.length > limit, rated]);
  const known = model.pages.get(address);
  const tag = headers["etag"] ?? "";
  assert.notEqual(tag, "", "a page has an entity tag");
  if (known !== undefined)
    assert.equal(tag === known.tag, shows === known.shows, "a page's tag follows what it shows");
  assert.equal(status, known && question.ifNoneMatch === known.tag && shows === known.shows ? 304 : 200);
  model.pages.set(address, { tag, shows });
  if (status === 304) return;
  const { items, next, ...beside } = JSON.parse(text) as { items: unknown[]; next?: string };
  const page = { items, next };
  assert.deepEqual(beside, rated, "a page says how its books are rated");
  assert.deepEqual(page.items, all.slice(0, limit), "a page shows the newest first");
  assert.deepEqual([page.next !== undefined, "link" in headers], Array(2).fill(all.length > limit));
}

/** Written by hand, like everything here: the number of a book's reviews, and their mean. */
function ratingsOf(book: Entry | undefined): { count: number; mean?: number } {
  const ratings = ratingsIn(book);
  if (ratings.length === 0) return { count: 0 };
  const sum = ratings.reduce((all, one) => all + one, 0);
  return { count: ratings.length, mean: Number((sum / ratings.length).toFixed(2)) };
}

function summaryOf(book: Entry | undefined): object {
  const ratings = ratingsIn(book);
  const histogram = Object.fromEntries(
    [1, 2, 3, 4, 5].map((stars) => [stars, ratings.filter((one) => one === stars).length]),
  );
  return { ...ratingsOf(book), histogram };
}

function ratingsIn(book: Entry | undefined): readonly number[] {
  return [...(book?.reviews.values() ?? [])].map(({ fields }) => Number(fields["rating"]));
}
