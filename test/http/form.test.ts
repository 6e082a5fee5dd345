import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatForm, hasTooManyFields, parseForm, parseQuery } from "../../src/http/form.ts";
import { anyText } from "../setup/any-text.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

describe("parseForm and parseQuery", () => {
  it.each([
    { says: "names and values", given: "a=1&b=2", want: { a: ["1"], b: ["2"] } },
    { says: "every value of a name, in order", given: "a=1&b=2&a=3", want: { a: ["1", "3"], b: ["2"] } },
    { says: "a plus is a space", given: "a+b=c+d", want: { "a b": ["c d"] } },
    { says: "an escaped plus is a plus", given: "a=%2B", want: { a: ["+"] } },
    { says: "escapes are UTF-8", given: "a=%C3%A9%f0%9f%93%9a", want: { a: ["\u00e9\u{1f4da}"] } },
    { says: "a missing equals sign means an empty value", given: "a&b=", want: { a: [""], b: [""] } },
    { says: "the first equals sign counts", given: "a=b=c", want: { a: ["b=c"] } },
    { says: "empty pairs are ignored", given: "&&a=1&", want: { a: ["1"] } },
    { says: "an empty form", given: "", want: {} },
    { says: "__proto__ is a name", given: "__proto__=1", want: { ["__proto__"]: ["1"] } },
  ])("$says: $given", ({ given, want }) => {
    const map = new Map(Object.entries(want));
    expect(parseForm(bytes(given))).toEqual(map);
    expect(parseQuery(given)).toEqual(map);
    expect(parseQuery(`?${given}`)).toEqual(map);
  });

  it.each([
    { says: "an invalid escape", given: "a=%zz" },
    { says: "a truncated escape", given: "a=%4" },
    { says: "an escape truncated by a separator", given: "a=%&b=1" },
    { says: "escaped bytes that are not UTF-8", given: "a=%ff" },
    { says: "an overlong encoding", given: "a=%c0%af" },
    { says: "half a character in a name", given: "%c3=1" },
    { says: "a character split over two values", given: "a=%c3&%a9=1" },
    { says: "an escaped surrogate", given: "a=%ed%a0%80" },
  ])("refused: $says: $given", ({ given }) => {
    expect(parseForm(bytes(given))).toBeUndefined();
    expect(parseQuery(given)).toBeUndefined();
  });

  it("raw bytes that are not UTF-8 are refused", () => {
    expect(parseForm(Uint8Array.of(0x61, 0x3d, 0xff))).toBeUndefined();
  });

  it("a lone surrogate in a query is refused", () => {
    expect(parseQuery("a=\ud800")).toBeUndefined();
  });

  it("a leading question mark is part of a form's first name, and is dropped once from a query", () => {
    expect(parseForm(bytes("?a=1"))).toEqual(new Map([["?a", ["1"]]]));
    expect(parseQuery("??a=1")).toEqual(new Map([["?a", ["1"]]]));
  });

  it("a byte order mark is part of a form's first name (WHATWG URL 5.1: without BOM)", () => {
    expect(parseForm(bytes("\ufeffa=1"))).toEqual(new Map([["\ufeffa", ["1"]]]));
  });

  it("reads what URLSearchParams writes", () => {
    const text = anyText();
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text)), (pairs) => {
        const written = new URLSearchParams(pairs).toString();
        const want = new Map<string, string[]>();
        for (const [name, value] of pairs) want.set(name, [...(want.get(name) ?? []), value]);
        expect(parseForm(bytes(written))).toEqual(want);
        expect(parseQuery(written)).toEqual(want);
      }),
      { seed: 3986 },
    );
  });
});

describe("formatForm", () => {
  it.each([
    { says: "names and values", given: { a: 1, b: "two" }, want: "a=1&b=two" },
    { says: "each item of a list", given: { a: ["x", "y"] }, want: "a=x&a=y" },
    { says: "an empty list has no pairs", given: { a: [], b: true }, want: "b=true" },
    { says: "absent members have no pairs", given: { a: undefined, b: null, c: "" }, want: "c=" },
    { says: "escapes", given: { "a b": "c&d=é" }, want: "a+b=c%26d%3D%C3%A9" },
  ])("$says: $want", ({ given, want }) => {
    expect(formatForm(given)).toBe(want);
  });
});

describe("hasTooManyFields", () => {
  it("counts what is between the separators, in bytes and in a text", () => {
    for (const [fields, want] of [
      [1, false],
      [1000, false],
      [1001, true],
    ] as const) {
      const text = Array.from({ length: fields }, () => "a").join("&");
      expect([hasTooManyFields(text), hasTooManyFields(new TextEncoder().encode(text))]).toEqual([
        want,
        want,
      ]);
    }
  });
});
