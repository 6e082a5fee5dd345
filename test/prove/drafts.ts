// The random steps of a sequence, drawn before it is known which books and reviews exist.
import fc from "fast-check";
import type { Caller } from "./world.ts";

const callers: Readonly<Record<string, Caller | undefined>> = {
  ada: { sub: "ada", scopes: ["books:write"] },
  adaReading: { sub: "ada", scopes: [] },
  grace: { sub: "grace", scopes: ["books:write", "reviews:moderate"] },
  graceReading: { sub: "grace", scopes: [] },
  nobody: undefined,
};

/** @returns the principal who sends a draft. */
export function callerOf({ who }: Draft): Caller | undefined {
  return callers[who];
}

const condition = fc.constantFrom(
  undefined,
  undefined,
  undefined,
  "current",
  "current",
  "old",
  "*",
  "weak",
  "both",
);
const bookFields = fc.record(
  {
    title: fc.constantFrom("Emma", "Persuasion"),
    authors: fc.constantFrom(["Jane Austen"], ["Jane Austen", "Another"]),
    isbn: fc.constantFrom("9780141439518", "9780131103627"),
    pageCount: fc.constantFrom(310, 474),
    tags: fc.constantFrom([], ["novel"]),
  },
  { requiredKeys: ["title", "authors"] },
);
const reviewFields = fc.record(
  {
    reviewer: fc.constantFrom("Ada", "Grace"),
    rating: fc.constantFrom(1, 5),
    headline: fc.constantFrom("Again!", "Never"),
  },
  { requiredKeys: ["reviewer", "rating"] },
);
const bookPatch = fc.record(
  {
    title: fc.constantFrom<string | null>("Emma", "Sanditon", null),
    pageCount: fc.constantFrom<number | null>(310, null),
    tags: fc.constantFrom<string[] | null>(["novel"], ["classic"], null),
    isbn: fc.constantFrom<string | null>("9780141439518", null),
  },
  { requiredKeys: [] },
);
const reviewPatch = fc.record(
  {
    rating: fc.constantFrom<number | null>(1, 5, null),
    headline: fc.constantFrom<string | null>("Again!", null),
  },
  { requiredKeys: [] },
);

/** How content is made invalid or extended. */
const twists = [
  "plain",
  "plain",
  "plain",
  "plain",
  "as-read",
  "as-form",
  "server-set",
  "same-id",
  "other-id",
  "unreadable",
  "unknown-member",
  "no-object",
  "wrong-isbn",
] as const;
export type Twist = (typeof twists)[number];

const draft = fc.record({
  of: fc.constantFrom("book" as const, "review" as const),
  // More steps create than delete, or most steps would find nothing.
  method: fc.constantFrom(
    "PUT",
    "PUT",
    "PUT",
    "POST",
    "POST",
    "PATCH",
    "PATCH",
    "GET",
    "LIST",
    "LIST",
    "DELETE",
  ),
  who: fc.constantFrom(
    "ada",
    "ada",
    "ada",
    "ada",
    "grace",
    "grace",
    "grace",
    "adaReading",
    "graceReading",
    "nobody",
  ),
  /** Below three: one of three names. Otherwise: one of the existing ones. */
  book: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5),
  review: fc.constantFrom(0, 0, 1, 2, 3),
  ifMatch: condition,
  ifNoneMatch: condition,
  key: fc.option(fc.constantFrom("k1", "k2"), { nil: undefined, freq: 2 }),
  /** Whether the step repeats the previous request unchanged. */
  again: fc.constantFrom(false, false, false, false, false, true),
  minimal: fc.boolean(),
  byOldRoute: fc.boolean(),
  limit: fc.constantFrom(1, 2, 20),
  twist: fc.constantFrom(...twists),
  bookFields,
  reviewFields,
  bookPatch,
  reviewPatch,
});
export type Draft = Omit<Drawn, "twist"> & { readonly twist: Twist };
type Drawn = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** The first steps of each sequence: two books, so that most steps find something. */
export const opening: readonly Draft[] = ([0, 1] as const).map((book) => ({
  of: "book",
  method: "PUT",
  who: "ada",
  book,
  review: 0,
  ifMatch: undefined,
  ifNoneMatch: undefined,
  key: undefined,
  again: false,
  minimal: false,
  byOldRoute: false,
  limit: 1,
  twist: "plain",
  bookFields: { title: "Emma", authors: ["Jane Austen"] },
  reviewFields: { reviewer: "Ada", rating: 5 },
  bookPatch: {},
  reviewPatch: {},
}));

/** Draws a step. */
export const drafts: fc.Arbitrary<Draft> = draft;
