import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseParameter, splitParts, trimSpace, unquote } from "../../src/http/field.ts";

describe("splitParts, with commas", () => {
  it.each([
    { says: "parts are trimmed", given: " a ,\tb", want: ["a", "b"] },
    { says: "empty parts are left out", given: ",a,, ,b,", want: ["a", "b"] },
    { says: "an empty value has no parts", given: "", want: [] },
    { says: "a comma inside a quoted-string does not separate", given: 'a="1,2", b', want: ['a="1,2"', "b"] },
    {
      says: "an escaped quote does not end a quoted-string",
      given: String.raw`"\",", b`,
      want: [String.raw`"\","`, "b"],
    },
    { says: "an unterminated quoted-string takes the rest", given: 'a, "b, c', want: ["a", '"b, c'] },
    { says: "a semicolon is an ordinary character", given: "a;b,c", want: ["a;b", "c"] },
    { says: "only spaces and tabs are trimmed", given: "\u00a0a", want: ["\u00a0a"] },
  ])("$says", ({ given, want }) => {
    expect(splitParts(given, ",")).toEqual(want);
  });
});

describe("parseParameter", () => {
  it.each([
    { says: "a name is converted to lower case", given: "Return=Minimal", want: ["return", "Minimal"] },
    { says: "bad whitespace is accepted", given: "a \t= b", want: ["a", "b"] },
    {
      says: "a quoted value loses quotes and escapes",
      given: String.raw`a="x\"\\\y"`,
      want: ["a", String.raw`x"\y`],
    },
    { says: "a name needs no value", given: "nofollow", want: ["nofollow", ""] },
    { says: "a value must be a token", given: "a=b c", want: undefined },
    { says: "a quoted value must be terminated", given: 'a="b', want: undefined },
    { says: "nothing may follow a quoted value", given: 'a="b"c', want: undefined },
    { says: "a name is required", given: "=b", want: undefined },
    { says: "a control character is not text", given: 'a="\u0001"', want: undefined },
  ])("$says", ({ given, want }) => {
    expect(parseParameter(given)).toEqual(want);
  });
});

describe("trimSpace and unquote", () => {
  it("trimming removes only leading and trailing space", () => {
    const inner = fc.stringMatching(/^[a-z]( *[a-z])?$/);
    const space = fc.stringMatching(/^[ \t]{0,5}$/);
    fc.assert(
      fc.property(space, inner, space, (before, text, after) => {
        expect(trimSpace(before + text + after)).toBe(text);
      }),
      { seed: 9110 },
    );
  });

  it("a token is its own value", () => {
    expect(unquote("token")).toBe("token");
  });
});
