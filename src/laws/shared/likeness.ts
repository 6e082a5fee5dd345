// Whether what was sent is what is read, and in which member two representations differ.
import { bare } from "../../contract/inferred/identity.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Difference } from "../change.ts";

/**
 * @param sent the value that a client sent
 * @param read the value that the server returned
 * @returns whether nothing was lost: the server may add members, leave out what is `null`, normalise characters,
 * spell an instant differently and keep the words of a list, such as tags, in lower case
 */
export function isKept(sent: unknown, read: unknown): boolean {
  if (sent === null) return read === null || read === undefined;
  if (typeof sent === "string" && typeof read === "string") {
    return sent.normalize() === read.normalize() || isSameInstant(sent, read) || isSameName(sent, read);
  }
  if (Array.isArray(sent)) {
    if (!Array.isArray(read) || sent.length !== read.length) return false;
    return areSameWords(sent, read) || sent.every((item, at) => isKept(item, read[at]));
  }
  if (typeof sent === "object" && sent !== null) {
    return Object.entries(sent).every(([name, value]) => isKept(value, membersOf(read)[name]));
  }
  return sent === read;
}

/** Texts that people compare without case, so that many servers keep them in one: `country`, `currencyCode`. */
// biome-ignore format: a list of words
const CODES = [
  "code", "username", "login", "handle", "slug", "email", "mail", "domain", "hostname", "subdomain", "country", "currency",
  "language", "locale", "sku", "iban", "bic", "vin", "isbn", "plate", "postcode", "zip", "tag", "label",
];

function isCode(member: string): boolean {
  const name = bare(member);
  return CODES.some((word) => name.endsWith(word));
}

function isSameInCapitals(sent: unknown, read: unknown): boolean {
  return typeof sent === "string" && typeof read === "string" && sent.toUpperCase() === read.toUpperCase();
}

/** Tags and labels are often kept in lower case, so that each is there once. */
function areSameWords(sent: readonly unknown[], read: readonly unknown[]): boolean {
  return sent.every((word, at) => typeof word === "string" && word.toLowerCase() === read[at]);
}

function isSameInstant(a: string, b: string): boolean {
  const full = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/i;
  return full.test(a) && full.test(b) && Date.parse(a) === Date.parse(b);
}

/** RFC 9562 4: a UUID in either case. Most servers keep mail addresses in lower case, as most mail servers do. */
function isSameName(a: string, b: string): boolean {
  const isName = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[^\s@]+@[^\s@]+)$/i;
  return isName.test(a) && a.toLowerCase() === b.toLowerCase();
}

/** @returns the first member of `names` in which the two differ. */
export function difference(before: Members, after: Members, names: Iterable<string>): Difference | undefined {
  for (const member of names) {
    const [expected, seen] = [before[member], after[member]];
    if (!sameJson(expected, seen)) return { member, expected, seen };
  }
  return undefined;
}

/** @returns the first member of the content that was not kept. */
export function firstLost(sent: unknown, read: Members, names: Iterable<string>): Difference | undefined {
  for (const member of names) {
    const [expected, seen] = [membersOf(sent)[member], read[member]];
    const isFolded = isCode(member) && isSameInCapitals(expected, seen);
    if (expected !== undefined && !isFolded && !isKept(expected, seen)) return { member, expected, seen };
  }
  return undefined;
}
