// What nobody sends who means well, and every server is sent one day. Nothing of it aims at a weakness of its own.
import { fields } from "../../semantics/fields.ts";

/** Words in place of an id, of a parameter or of a text. */
export const hostileWords: readonly string[] = ["\u0000%00%", "😀'\"\\;--{}[]", "9".repeat(3000)];

/** Values in place of any member, as JSON text. */
export const hostileMembers: readonly string[] = [
  '"\\ud800"',
  '"\\u0000"',
  "1e400",
  `${"[".repeat(500)}${"]".repeat(500)}`,
];

/** Whole content. */
export const hostileTexts: readonly string[] = [
  "null",
  '{"__proto__":null,"constructor":{"prototype":1}}',
  "[".repeat(20_000),
];

/** Fields that are not of their own grammar. */
export const hostileFields: readonly (readonly [name: string, value: string])[] = [
  [fields.accept.name, ";q=,,/;="],
  [fields.contentType.name, "json;;charset"],
  [fields.ifMatch.name, '"'],
  [fields.ifNoneMatch.name, 'W/,"'],
  [fields.idempotencyKey.name, '""'],
  [fields.prefer.name, "=;return"],
];
