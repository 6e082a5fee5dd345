import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeFragment,
  formatFragment,
  formatPointer,
  parsePointer,
  resolvePointer,
} from "../../src/json/pointer.ts";

// RFC 6901 5
const document = {
  foo: ["bar", "baz"],
  "": 0,
  "a/b": 1,
  "c%d": 2,
  "e^f": 3,
  "g|h": 4,
  "i\\j": 5,
  'k"l': 6,
  " ": 7,
  "m~n": 8,
};

describe("the examples of RFC 6901 5", () => {
  it.each([
    { pointer: "", tokens: [], want: document },
    { pointer: "/foo", tokens: ["foo"], want: ["bar", "baz"] },
    { pointer: "/foo/0", tokens: ["foo", "0"], want: "bar" },
    { pointer: "/", tokens: [""], want: 0 },
    { pointer: "/a~1b", tokens: ["a/b"], want: 1 },
    { pointer: "/c%d", tokens: ["c%d"], want: 2 },
    { pointer: "/e^f", tokens: ["e^f"], want: 3 },
    { pointer: "/g|h", tokens: ["g|h"], want: 4 },
    { pointer: "/i\\j", tokens: ["i\\j"], want: 5 },
    { pointer: '/k"l', tokens: ['k"l'], want: 6 },
    { pointer: "/ ", tokens: [" "], want: 7 },
    { pointer: "/m~0n", tokens: ["m~n"], want: 8 },
  ])("$pointer", ({ pointer, tokens, want }) => {
    expect(parsePointer(pointer)).toEqual(tokens);
    expect(formatPointer(tokens)).toBe(pointer);
    expect(resolvePointer(document, pointer)).toEqual(want);
  });
});

describe("resolvePointer returns undefined", () => {
  it.each([
    { says: "for a missing member", pointer: "/bar" },
    { says: "beyond the end of an array", pointer: "/foo/2" },
    { says: "after the last item", pointer: "/foo/-" },
    { says: "at an index with a leading zero", pointer: "/foo/00" },
    { says: "at an array's length", pointer: "/foo/length" },
    { says: "inside text", pointer: "/foo/0/length" },
    { says: "at inherited members", pointer: "/constructor" },
    { says: "at a prototype", pointer: "/__proto__" },
    { says: "for a pointer without a slash", pointer: "foo" },
    { says: "for a pointer with a bad escape", pointer: "/m~n" },
  ])("$says: $pointer", ({ pointer }) => {
    expect(resolvePointer(document, pointer)).toBeUndefined();
  });
});

describe("parsePointer", () => {
  it.each(["a", "#/a", "/~", "/~2", "/a~"])("refuses %j", (text) => {
    expect(parsePointer(text)).toBeUndefined();
  });

  it("decodes each escape once: ~01 is ~1", () => {
    expect(parsePointer("/~01")).toEqual(["~1"]);
  });

  it("reads what formatPointer writes", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: fc.constantFrom("~", "/", "0", "1", "a") })), (tokens) => {
        expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
      }),
      { seed: 6901 },
    );
  });
});

describe("a pointer as a URI fragment", () => {
  // RFC 6901 6, and characters that a fragment cannot contain
  it.each([
    { pointer: "", fragment: "#" },
    { pointer: "/foo/0", fragment: "#/foo/0" },
    { pointer: "/a~1b", fragment: "#/a~1b" },
    { pointer: "/c%d", fragment: "#/c%25d" },
    { pointer: "/e^f", fragment: "#/e%5Ef" },
    { pointer: '/k"l', fragment: "#/k%22l" },
    { pointer: "/ ", fragment: "#/%20" },
    { pointer: "/a#b", fragment: "#/a%23b" },
    { pointer: "/é", fragment: "#/%C3%A9" },
  ])("$pointer is $fragment", ({ pointer, fragment }) => {
    expect(formatFragment(pointer)).toBe(fragment);
    expect(decodeFragment(fragment.slice(1))).toBe(pointer);
  });

  it("has U+FFFD in place of a lone surrogate", () => {
    expect(formatFragment("/\ud800")).toBe("#/%EF%BF%BD");
  });

  it("is unchanged if its escapes are malformed", () => {
    expect(decodeFragment("/%zz/a%20b")).toBe("/%zz/a%20b");
  });
});
