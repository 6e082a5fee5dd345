/** Reads JSON content strictly, so that nothing is lost, guessed or smuggled (RFC 8259, RFC 7493). */

import { tryParse } from "../json/parse.ts";
import { type JsonLimits, scanJson } from "../json/text.ts";
import { findJsonFaults, isUnsafeName } from "./json-faults.ts";
import type { ProblemFault } from "./problem.ts";
import { decodeUtf8 } from "./utf8.ts";

/** The value, or the reason why there is none: `malformed` content is a 400, `unprocessable` content a 422. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false;
      readonly fault: "malformed" | "unprocessable";
      readonly errors: readonly ProblemFault[];
    };

const DEPTH = 32;
const VALUES = 20_000;

/**
 * Reads content as JSON; arrays and objects may nest `limits.depth` levels deep (default 32; at most a thousand), and
 * there may be `limits.values` members and items (default 20,000), as many small values take longer than one long one.
 *
 * - `malformed`: not UTF-8, not JSON, nested too deeply, too many values, or a duplicate member (RFC 8259 4).
 * - `unprocessable`: a lone surrogate (RFC 8259 8.2), a number that a double cannot hold (RFC 8259 6),
 *   a member named `__proto__`, `constructor` or `prototype`.
 *
 * A byte order mark is accepted (RFC 8259 8.1). Never throws, takes linear time, and never repeats the content in a detail.
 */
export function parseJson(bytes: Uint8Array, given: Partial<JsonLimits> = {}): JsonReading {
  const limits = { depth: DEPTH, values: VALUES, ...given };
  const text = decodeUtf8(bytes);
  if (text === undefined) return refusal("malformed", [{ detail: "not UTF-8" }]);
  const scan = scanJson(text, limits);
  if (scan.deep) return refusal("malformed", [{ detail: `nested deeper than ${limits.depth} levels` }]);
  if (scan.many) return refusal("malformed", [{ detail: `has more than ${limits.values} values` }]);
  const value = tryParse(text);
  if (value !== undefined && !scan.suspect && countMembers(value) === scan.colons) return { ok: true, value };
  const { malformed, unprocessable } = findJsonFaults(text);
  if (malformed.length > 0) return refusal("malformed", malformed);
  if (unprocessable.length > 0) return refusal("unprocessable", unprocessable);
  return { ok: true, value };
}

// Fewer members than colons in the text mean a duplicate name. NaN, unequal to any count, means an unsafe name.
// `for in`, because Object.entries takes ten times as long; objects from JSON.parse inherit nothing enumerable.
function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += countMembers(item);
    return members;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name in object) members += isUnsafeName(name) ? Number.NaN : 1 + countMembers(object[name]);
  return members;
}

function refusal(fault: "malformed" | "unprocessable", errors: readonly ProblemFault[]): JsonReading {
  return { ok: false, fault, errors };
}
