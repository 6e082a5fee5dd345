// The clauses of a description, and the words that say when what they say is so.
import { bare, singular } from "../../contract/inferred/identity.ts";
import type { Operation } from "../../contract/operation.ts";

/**
 * @returns the words of each clause, in lower case; a value may have a hyphen or an underscore. What follows "with five votes,"
 *   in one sentence begins with "if", too
 */
export function clausesOf(text: string): readonly (readonly string[])[] {
  return text
    .toLowerCase()
    .replaceAll(/->|=>|→/g, " becomes ")
    .split(/[.;\n]/)
    .flatMap((sentence) => {
      const [first = [], ...others] = sentence
        .split(/[,:()]/)
        .map((clause) => clause.split(/[^a-z0-9_-]+/).filter((word) => word !== ""));
      const isCondition = BEGINNINGS.includes(first[0] ?? "");
      return [first, ...(isCondition ? others.map((words) => ["if", ...words]) : others)];
    });
}

const BEGINNINGS = ["if", "unless", "when", "once", "until", "with", "without", "as"];

/** They say that something is to happen first. */
export const AWAITED = ["when", "until", "once", "eventually", "later"];
/** Anywhere in the clause, they leave open whether it is so after the response. */
// biome-ignore format: a list of words
export const OPEN = ["or", "if", "unless", "when", "until", "once", "after", "eventually", "later", "depending"];
/** They say how it was before the request. */
export const FORMER = ["before", "first", "previously", "earlier"];
/** Anywhere in the text, they say that it is not so yet after the response. */
// biome-ignore format: a list of words
const DEFERRED = [
  "nightly", "overnight", "tomorrow", "soon", "schedules", "scheduled", "queued", "queues", "enqueues", "asynchronous",
  "asynchronously", "background", "job", "within", "minutes", "hours", "days", "toggles",
];

/**
 * @param known nouns of the path and states: "cancels the job" does it now
 * @returns whether the clause says that it is done later, such as "at the end of the month"
 */
export function isDeferred(words: readonly string[], known: readonly string[]): boolean {
  return words.some(
    (word, at) =>
      (DEFERRED.includes(word) && !known.includes(bare(word))) || (word === "end" && words[at - 1] === "the"),
  );
}

/** @returns the singular of each segment of the path. */
export function nounsIn({ path }: Operation): readonly string[] {
  return path.split("/").map((segment) => singular(bare(segment)));
}

/** @returns values as words of a text. */
export function textsOf(values: readonly (string | boolean)[]): readonly string[] {
  return values.map((one) => bare(String(one)));
}

/** Words for a rejection, in the description of the operation. */
// biome-ignore format: a list of words
export const REFUSALS = [
  "fails", "fail", "rejected", "rejects", "refused", "refuses", "error", "conflict", "cannot", "409", "422",
];
