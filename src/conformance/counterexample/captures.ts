// Finds the parts of responses that later requests need, and extracts them from a response.
import { decodeSegment, withoutEndSlashes } from "../../http/path.ts";
import type { Exchange } from "../../laws/exchange.ts";
import { fieldNames } from "../../semantics/fields.ts";

/** A part of a response that a shell can extract too. */
export type Part =
  | { readonly from: "location" }
  | { readonly from: "tag" }
  /** The n-th member of this name in the text of the content. */
  | { readonly from: "member"; readonly name: string; readonly nth: number }
  | { readonly from: "content" };

const LOCATION = fieldNames.location;
const ETAG = fieldNames.etag;

// RFC 8259 4, 6, 7: a member whose value is a string or a number.
const MEMBER = /(?<!\\)"((?:[^"\\]|\\.)*)" *: *("(?:[^"\\]|\\.)*"|-?[0-9]+)/g;

/** @returns the part of the response; `undefined` if it is missing. */
export function partOf({ response }: Exchange, part: Part): string | undefined {
  if (part.from === "location") return lastSegment(response.headers[LOCATION]);
  if (part.from === "tag") return response.headers[ETAG];
  if (part.from === "content") return response.text === "" ? undefined : response.text;
  const found = membersIn(response.text).filter(({ name }) => name === part.name);
  return found[part.nth]?.value;
}

/**
 * @param segment the id, as a percent-encoded path segment
 * @param isName whether a member of this name can have the id; by default every member can
 * @returns the part of the response with the id
 */
export function partWithId(
  exchange: Exchange,
  segment: string,
  isName: (name: string) => boolean = () => true,
): Part | undefined {
  if (lastSegment(exchange.response.headers[LOCATION]) === segment) return { from: "location" };
  return partWithValue(exchange, decodeSegment(segment) ?? segment, isName);
}

/** @returns the ids, as percent-encoded path segments, that `partWithId` finds in the response */
export function heldIds({ response }: Exchange): readonly string[] {
  const location = lastSegment(response.headers[LOCATION]);
  const values = membersIn(response.text).flatMap(({ name, value }) =>
    isCapturable(name, value) ? [value] : [],
  );
  return location === undefined ? values : [location, ...values];
}

/** @returns the part of the response with this entity tag. */
export function partWithTag(exchange: Exchange, tag: string): Part | undefined {
  return exchange.response.headers[ETAG] === tag ? { from: "tag" } : undefined;
}

function partWithValue(
  { response }: Exchange,
  value: string,
  isName: (name: string) => boolean,
): Part | undefined {
  const counts = new Map<string, number>();
  for (const { name, value: one } of membersIn(response.text)) {
    const nth = counts.get(name) ?? 0;
    if (one === value && isName(name) && isCapturable(name, value)) return { from: "member", name, nth };
    counts.set(name, nth + 1);
  }
  return undefined;
}

/** A value with escapes is a different text in a shell. */
function isCapturable(name: string, value: string): boolean {
  return /^[\w.~-]+$/.test(value) && /^[\w.-]+$/.test(name);
}

function membersIn(text: string): readonly { readonly name: string; readonly value: string }[] {
  return [...text.matchAll(MEMBER)].map(([, name = "", value = ""]) => ({
    name,
    value: value.startsWith('"') ? value.slice(1, -1) : value,
  }));
}

function lastSegment(location: string | undefined): string | undefined {
  return (
    location &&
    withoutEndSlashes(location.replace(/[?#].*/s, ""))
      .split("/")
      .at(-1)
  );
}
