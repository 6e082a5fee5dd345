/** Forms and query strings, read strictly and written: application/x-www-form-urlencoded (WHATWG URL 5.1). */
import { decodeSegment } from "./path.ts";
import { decodeUtf8 } from "./utf8.ts";

/**
 * Reads form content: the values of each name, in order.
 *
 * Returns `undefined` if the content is not UTF-8, before or after percent-decoding, or has a malformed escape such
 * as `%zz`. A browser would substitute U+FFFD, which could make two names equal.
 */
export function parseForm(bytes: Uint8Array): ReadonlyMap<string, readonly string[]> | undefined {
  const text = decodeUtf8(bytes, "keep");
  return text === undefined ? undefined : readPairs(text);
}

/** The most fields of a form or a query: reading half a million takes seconds. */
export const MOST_FIELDS = 1000;

/** @returns whether a form or a query has more than `MOST_FIELDS` fields; counts them without reading them */
export function hasTooManyFields(form: Uint8Array | string): boolean {
  const separator = typeof form === "string" ? "&" : "&".charCodeAt(0);
  let fields = 1;
  for (const one of form) {
    if (one === separator) fields += 1;
    if (fields > MOST_FIELDS) return true;
  }
  return false;
}

/** Reads a URL's query, with or without its `?`, by the same rules. */
export function parseQuery(search: string): ReadonlyMap<string, readonly string[]> | undefined {
  return readPairs(search.replace(/^\?/, ""));
}

/** Writes form content: one pair per item of a list; members that are absent or `null` are left out. */
export function formatForm(content: object): string {
  const pairs = Object.entries(content).flatMap(([name, value]) =>
    [value ?? []].flat().map((item) => [name, String(item)]),
  );
  return new URLSearchParams(pairs).toString();
}

function readPairs(text: string): ReadonlyMap<string, readonly string[]> | undefined {
  if (!isDecodable(text)) return undefined;
  const values = new Map<string, string[]>();
  // URLSearchParams drops one leading "?": add one, so that it does not drop one that is part of the first name.
  for (const [name, value] of new URLSearchParams(`?${text}`)) {
    const others = values.get(name);
    if (others === undefined) values.set(name, [value]);
    else others.push(value);
  }
  return values;
}

function isDecodable(text: string): boolean {
  return decodeSegment(text)?.isWellFormed() === true;
}
