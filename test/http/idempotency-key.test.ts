import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatIdempotencyKey, parseIdempotencyKey } from "../../src/http/idempotency-key.ts";

const UUID = "8e03978e-40d5-43dd-bc93-6894a57f9324";

describe("parseIdempotencyKey", () => {
  it.each([
    { says: "a string", given: `"${UUID}"`, want: UUID },
    { says: "the bare form is the same key", given: UUID, want: UUID },
    { says: "escapes are decoded", given: String.raw`"a\"b\\c"`, want: String.raw`a"b\c` },
    { says: "a backslash in the bare form is literal", given: String.raw`a\b`, want: String.raw`a\b` },
    { says: "a string may contain commas and semicolons", given: '"a,b;c"', want: "a,b;c" },
    { says: "255 characters", given: `"${"x".repeat(255)}"`, want: "x".repeat(255) },
    { says: "255 escaped characters", given: `"${'\\"'.repeat(255)}"`, want: '"'.repeat(255) },
  ])("$says: $given", ({ given, want }) => {
    expect(parseIdempotencyKey(given)).toBe(want);
  });

  it.each([
    { says: "nothing", given: "" },
    { says: "an empty string", given: '""' },
    { says: "256 characters", given: "x".repeat(256) },
    { says: "256 characters in quotes", given: `"${"x".repeat(256)}"` },
    { says: "a space", given: '"a b"' },
    { says: "a space in the bare form", given: "a b" },
    { says: "two field lines", given: '"a", "b"' },
    { says: "two field lines in the bare form", given: "a, b" },
    { says: "one string split into two lines", given: '"a, b"' },
    { says: "two bare keys without a space", given: "a,b" },
    { says: "parameters", given: '"a";b=c' },
    { says: "parameters of the bare form", given: "a;b=c" },
    { says: "an unterminated string", given: '"a' },
    { says: "a quote inside the bare form", given: 'a"b' },
    { says: "an unknown escape", given: String.raw`"a\b"` },
    { says: "an escaped last quote", given: String.raw`"a\"` },
    { says: "a character above ASCII", given: '"\u00e9"' },
    { says: "a control character", given: '"a\tb"' },
  ])("refused: $says: $given", ({ given }) => {
    expect(parseIdempotencyKey(given)).toBeUndefined();
  });
});

describe("round trip", () => {
  const key = fc.stringMatching(/^[\x21-\x7e]{1,255}$/);

  it("reads what it writes", () => {
    fc.assert(
      fc.property(key, (text) => {
        expect(parseIdempotencyKey(formatIdempotencyKey(text))).toBe(text);
      }),
      { seed: 9651 },
    );
  });

  it("two field lines, joined like fetch and node do, are never one key", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, two) => {
        expect(parseIdempotencyKey(`${one}, ${two}`)).toBeUndefined();
      }),
      { seed: 9651 },
    );
  });

  it.each(["", "a b", "\u00e9", "x".repeat(256)])("refuses to write %j", (text) => {
    expect(() => formatIdempotencyKey(text)).toThrow(TypeError);
  });
});
