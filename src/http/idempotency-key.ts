/** The `Idempotency-Key` field (draft-ietf-httpapi-idempotency-key-header-07, section 2.1). */
import { unquote } from "./field.ts";

// RFC 9651 3.3.3: a String is printable ASCII in quotes, with \" and \\ as its only escapes. Spaces are not accepted
// here: several field lines are joined with ", ", and the joined value must not be read as one string.
const QUOTED = /^"(?:[\x21\x23-\x5b\x5d-\x7e]|\\["\\])+"$/;

// The bare form that many clients send: visible ASCII without the delimiters of structured fields.
const BARE = /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x7e]+$/;

const KEY = /^[\x21-\x7e]{1,255}$/;
const LONGEST_VALUE = 2 * 255 + 2;

/**
 * Reads the field's value, `"a-key"` or `a-key`: both are the same key.
 *
 * Returns the key without quotes and escapes, or `undefined` if it is not 1 to 255 visible ASCII characters in one of
 * the two forms. Parameters after the string are refused too, because the draft defines none.
 */
export function parseIdempotencyKey(value: string): string | undefined {
  if (value.length > LONGEST_VALUE || !(QUOTED.test(value) || BARE.test(value))) return undefined;
  const key = unquote(value);
  return KEY.test(key) ? key : undefined;
}

/**
 * Writes a key for the field: an RFC 9651 string, in quotes.
 *
 * @throws TypeError if the key is not 1 to 255 visible ASCII characters.
 */
export function formatIdempotencyKey(key: string): string {
  if (!KEY.test(key)) throw new TypeError("An idempotency key must be 1 to 255 visible ASCII characters.");
  return `"${key.replace(/["\\]/g, "\\$&")}"`;
}
