// Hostile input that every server on a network receives one day. It targets no particular vulnerability.
import { fields } from "../../semantics/fields.ts";

/** Words in place of an id, a parameter or a string. */
export const hostileWords: readonly string[] = ["\u0000%00%", "😀'\"\\;--{}[]", "9".repeat(3000)];

/** Ids that no server gives, as people type them; only for reads, because a lenient server may find something. */
export const oddIds: readonly string[] = ["-1", "0", "1.5", "null"];

/** Values of one query parameter, as people and crawlers send them. */
export const oddValues: readonly string[] = ["", "-1", "0", "abc", "1000000000", "'", "[]"];

/** Values for any member, as JSON text. */
export const hostileMembers: readonly string[] = [
  '"\\ud800"',
  '"\\u0000"',
  "1e400",
  `${"[".repeat(500)}${"]".repeat(500)}`,
];

/** Complete contents. */
export const hostileTexts: readonly string[] = [
  "null",
  "{}",
  "[]",
  '"x"',
  '{"__proto__":null,"constructor":{"prototype":1}}',
  "[".repeat(20_000),
];

/** A path segment whose percent-encoding is malformed (RFC 3986 2.1). */
export const malformedSegment = "%zz";

/** Credentials of a scheme that the operation may not know, and without a scheme (RFC 9110 11.4). */
export const hostileCredentials: readonly string[] = ["Basic x", "x"];

/** Fields that violate their own grammar. */
export const hostileFields: readonly (readonly [name: string, value: string])[] = [
  [fields.accept.name, ";q=,,/;="],
  [fields.contentType.name, "json;;charset"],
  [fields.ifMatch.name, '"'],
  [fields.ifNoneMatch.name, 'W/,"'],
  [fields.idempotencyKey.name, '""'],
  [fields.prefer.name, "=;return"],
];
