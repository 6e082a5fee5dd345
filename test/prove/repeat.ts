// Compares one request with several: repeats have the effect that the document declares.
import assert from "node:assert/strict";
import fc from "fast-check";
import { wiring as operations } from "../../generated/server.ts";
import type { Property } from "./property.ts";
import { type Cut, losingProxy } from "./proxy.ts";
import { type Answer, type Ask, insist } from "./talk.ts";
import { openWorld, type World } from "./world.ts";

type Facts = (typeof operations)[keyof typeof operations];
type Way = "in turn" | "at once" | Cut;
const ways: readonly Way[] = [
  "in turn",
  "at once",
  "at once",
  "before-asking",
  "before-answer",
  "during-answer",
];

const books = fc.record(
  {
    title: fc.string({ minLength: 1, maxLength: 20 }),
    authors: fc.constant(["A"]),
    pageCount: fc.integer({ min: 1, max: 900 }),
  },
  { requiredKeys: ["title", "authors"] },
);
const reviews = fc.record(
  {
    reviewer: fc.string({ minLength: 1, maxLength: 20 }),
    rating: fc.integer({ min: 1, max: 5 }),
    headline: fc.constant("!"),
  },
  { requiredKeys: ["reviewer", "rating"] },
);
const draws = fc.record({
  operation: fc.constantFrom(...(Object.keys(operations) as (keyof typeof operations)[])),
  way: fc.constantFrom(...ways),
  times: fc.integer({ min: 2, max: 6 }),
  shelf: fc.array(books, { minLength: 1, maxLength: 3 }),
  opinions: fc.array(reviews, { maxLength: 2 }),
  // 9: an unused id.
  book: fc.constantFrom(0, 0, 0, 1, 9),
  review: fc.constantFrom(0, 0, 1, 9),
  newBook: books,
  newReview: reviews,
  keyed: fc.boolean(),
  condition: fc.constantFrom(undefined, undefined, "if-match", "if-none-match"),
});
type Drawn = typeof draws extends fc.Arbitrary<infer T> ? T : never;

export const repeatProperty: Property = {
  name: "repeat",
  says: "Safe operations change nothing; repeats of idempotent ones change nothing more; POST adds each time, with a key once.",
  unit: "sequences",
  size: 2000,
  small: 100,
  prove: async (size, seed, progress) => {
    const counts: Record<string, number> = {};
    let done = 0;
    const property = fc.asyncProperty(draws, async (drawn) => {
      const kind = await tryOnce(drawn);
      counts[kind] = (counts[kind] ?? 0) + 1;
      done += 1;
      progress(done);
    });
    await fc.assert(property, { numRuns: size, seed });
    return Object.entries(counts)
      .map(([kind, count]) => `${kind}: ${count}`)
      .join(", ");
  },
};

async function tryOnce(drawn: Drawn): Promise<string> {
  const facts: Facts = operations[drawn.operation];
  const once = await worldOf(drawn, "process");
  const often = await worldOf(drawn, drawn.way === "in turn" ? "process" : "socket");
  try {
    const before = await once.everything();
    assert.equal(await often.everything(), before, "two worlds begin alike");
    const ask = askOf(drawn, facts, before);
    await once.ask(ask);
    const statuses = (await send(often, ask, drawn)).map(({ status }) => status);
    const after = await often.everything();
    const kind = kindOf(drawn, facts);
    const about = `${kind} ${JSON.stringify(ask)}, ${drawn.way}, answered ${statuses}`;
    if (kind === "safe") assert.equal(after, before, about);
    else if (kind === "POST" || kind === "POST with a key") {
      // The ids differ, because concurrent requests are served in any order.
      const isGood = statuses.every((status) => status === 201);
      const executed = kind === "POST" ? executions(drawn, statuses.length) : 1;
      assert.equal(linesOf(after) - linesOf(before), isGood ? executed : 0, about);
      assert.ok(isGood || statuses.every((status) => status === statuses[0]), about);
    } else assert.equal(after, await once.everything(), about);
    assert.deepEqual([...once.errors, ...often.errors], [], about);
    return kind;
  } finally {
    await once.close();
    await often.close();
  }
}

function kindOf({ keyed }: Drawn, facts: Facts): string {
  if (facts.safe) return "safe";
  if (facts.idempotent === true) return "idempotent";
  assert.equal(facts.idempotent, "by-key");
  return keyed ? "POST with a key" : "POST";
}

/** The number of requests: a lost response is requested once more. */
function executions({ way }: Drawn, answers: number): number {
  return way === "before-answer" || way === "during-answer" ? answers + 1 : answers;
}

async function send(world: World, ask: Ask, { way, times }: Drawn): Promise<readonly Answer[]> {
  const all = Array.from({ length: times });
  if (way === "at once") return Promise.all(all.map(() => world.ask(ask)));
  if (way === "in turn" || world.port === undefined) {
    const answers: Answer[] = [];
    for (const _ of all) answers.push(await world.ask(ask));
    return answers;
  }
  const proxy = await losingProxy(world.port, [way]);
  try {
    const first = await insist(proxy.port, ask, 2);
    return [first, await insist(proxy.port, ask, 1)];
  } finally {
    await proxy.close();
  }
}

/** The same books and reviews with the same ids, tags and times, each time. */
async function worldOf({ shelf, opinions }: Drawn, door: "process" | "socket"): Promise<World> {
  const world = await openWorld({ door, guarded: false, now: () => Date.UTC(2026, 10, 22) });
  const headers = { "content-type": "application/json" };
  const put = (path: string, content: object): Promise<Answer> =>
    world.ask({ method: "PUT", path, headers, body: JSON.stringify(content) });
  for (const [index, book] of shelf.entries()) await put(`/books/b${index}`, book);
  for (const [index, review] of opinions.entries()) await put(`/books/b0/reviews/r${index}`, review);
  return world;
}

function askOf(drawn: Drawn, facts: Facts, everything: string): Ask {
  const { book, review, keyed, condition } = drawn;
  const path = facts.path.replace("{bookId}", `b${book}`).replace("{reviewId}", `r${review}`);
  const isReview = facts.path.includes("/reviews");
  const hasContent = ["create", "create-or-replace", "merge"].includes(facts.effect);
  const type = facts.effect === "merge" ? "application/merge-patch+json" : "application/json";
  const isConditional = (condition === "if-match" ? facts.ifMatch : facts.ifNoneMatch) !== "none";
  const tag = condition === "if-none-match" ? "*" : tagOf(everything, isReview ? `r${review}` : `b${book}`);
  return {
    method: facts.method,
    path,
    headers: {
      ...(hasContent ? { "content-type": type } : {}),
      ...(keyed && facts.key !== "none" ? { "idempotency-key": "one" } : {}),
      ...(condition !== undefined && isConditional ? { [condition]: tag } : {}),
    },
    body: hasContent ? JSON.stringify(isReview ? drawn.newReview : drawn.newBook) : undefined,
  };
}

function tagOf(everything: string, id: string): string {
  const all = everything.split("\n").map((line) => JSON.parse(line) as { id: string; etag: string });
  return all.find((one) => one.id === id)?.etag ?? '"none"';
}

const linesOf = (everything: string): number => everything.split("\n").length;
