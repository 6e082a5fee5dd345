import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/http/json-content.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseJson(bytes(text));
const levels = (depth: number) => "[".repeat(depth) + "]".repeat(depth);

describe("accepted", () => {
  it.each([
    { says: "an object", given: '{"title":"Dune","pages":412}', want: { title: "Dune", pages: 412 } },
    { says: "any value at the top", given: " null\r\n", want: null },
    {
      says: "colons, brackets and quotes in a string",
      given: String.raw`{"a":"\":[{,\\"}`,
      want: { a: '":[{,\\' },
    },
    {
      says: "the same name in two objects",
      given: '[{"a":1},{"a":{"a":2}}]',
      want: [{ a: 1 }, { a: { a: 2 } }],
    },
    { says: "a byte order mark (RFC 8259 8.1)", given: "\ufeff{}", want: {} },
    { says: "an escaped surrogate pair", given: String.raw`"\ud83d\udcda"`, want: "\u{1f4da}" },
    { says: "an escaped backslash before ud800", given: String.raw`"\\ud800"`, want: "\\ud800" },
    { says: "decimal fractions", given: "[0.1,1.10,-2.5e-3]", want: [0.1, 1.1, -0.0025] },
    { says: "exponents", given: "[1e3,12E+2,0e999]", want: [1000, 1200, 0] },
    { says: "a large number with an exponent", given: "[6.02214076e23,1e22]", want: [6.02214076e23, 1e22] },
    {
      says: "the largest safe integer",
      given: "[9007199254740991,-9007199254740991]",
      want: [2 ** 53 - 1, 1 - 2 ** 53],
    },
    { says: "a fraction formatted with printf %.17g", given: "0.10000000000000001", want: 0.1 },
    { says: "trailing zeros without number", given: `1.${"0".repeat(200)}`, want: 1 },
    {
      says: "names from Object.prototype, except three",
      given: '{"toString":1}',
      want: { toString: 1 },
    },
    { says: "32 levels", given: levels(32), want: JSON.parse(levels(32)) },
  ])("$says", ({ given, want }) => {
    expect(read(given)).toEqual({ ok: true, value: want });
  });
});

describe("malformed: a 400", () => {
  const notJson = (what: string, line: number, column: number) => ({
    detail: `not JSON: unexpected ${what} at line ${line}, column ${column}`,
  });
  const twice = (pointer: string) => ({ pointer, detail: "duplicate member" });

  it.each([
    { says: "empty content", given: "", want: [notJson("end", 1, 1)] },
    { says: "truncated content", given: '{"a":', want: [notJson("end", 1, 6)] },
    { says: "an unterminated string", given: '{"a":"b', want: [notJson("end", 1, 8)] },
    { says: "a word", given: '{\n  "a": yes\n}', want: [notJson("character", 2, 8)] },
    { says: "an extra comma", given: "[1,]", want: [notJson("character", 1, 4)] },
    { says: "a missing comma", given: '{"a":1 "b":2}', want: [notJson("character", 1, 8)] },
    { says: "a name without quotes", given: "{a:1}", want: [notJson("character", 1, 2)] },
    { says: "a missing colon", given: '{"a" 1}', want: [notJson("character", 1, 6)] },
    { says: "the wrong bracket", given: "[1}", want: [notJson("character", 1, 3)] },
    { says: "a second value", given: "{} {}", want: [notJson("character", 1, 4)] },
    { says: "a leading zero", given: "[01]", want: [notJson("character", 1, 2)] },
    { says: "a bad escape", given: String.raw`["\x"]`, want: [notJson("character", 1, 2)] },
    { says: "a line break in a string", given: '["a\nb"]', want: [notJson("character", 1, 2)] },
    { says: "a duplicate name", given: '{"a":1,"b":2,"a":3}', want: [twice("/a")] },
    { says: "a duplicate name in two spellings", given: String.raw`{"a":1,"\u0061":2}`, want: [twice("/a")] },
    { says: "a nested duplicate name", given: '{"x":[0,{"a/b":1,"a/b":1}]}', want: [twice("/x/1/a~1b")] },
    { says: "a duplicate name and a fault of content", given: '{"a":1e400,"a":2}', want: [twice("/a")] },
    { says: "__proto__ twice", given: '{"__proto__":1,"__proto__":2}', want: [twice("/__proto__")] },
    { says: "33 levels", given: levels(33), want: [{ detail: "nested deeper than 32 levels" }] },
  ])("$says", ({ given, want }) => {
    expect(read(given)).toEqual({ ok: false, fault: "malformed", errors: want });
  });

  it.each([
    { says: "a stray byte", given: [0x22, 0xff, 0x22] },
    { says: "UTF-16", given: [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00] },
    { says: "an encoded surrogate", given: [0x22, 0xed, 0xa0, 0x80, 0x22] },
    { says: "an overlong encoding", given: [0x22, 0xc0, 0xaf, 0x22] },
  ])("$says is not UTF-8", ({ given }) => {
    expect(parseJson(Uint8Array.from(given))).toEqual({
      ok: false,
      fault: "malformed",
      errors: [{ detail: "not UTF-8" }],
    });
  });

  it("the caller sets the maximum depth", () => {
    expect(parseJson(bytes("[[1]]"), { depth: 1 })).toMatchObject({ fault: "malformed" });
    expect(parseJson(bytes("[1]"), { depth: 1 })).toMatchObject({ ok: true });
  });

  it("has a limit of values: members, items and the whole", () => {
    for (const text of ["[1,2,3]", '{"a":1,"b":2,"c":3}', "[[[1]]]", '[1,{"a":2}]']) {
      expect(parseJson(bytes(text), { values: 3 })).toMatchObject({ fault: "malformed" });
      expect(parseJson(bytes(text), { values: 4 })).toMatchObject({ ok: true });
    }
    expect(parseJson(bytes(`[${"1,".repeat(20_000)}1]`))).toMatchObject({
      errors: [{ detail: "has more than 20000 values" }],
    });
  });
});

describe("unprocessable: a 422", () => {
  const number = "number is outside ±(2^53-1) or has more digits than a double can hold";
  const surrogate = "string contains a lone surrogate";

  it.each([
    {
      says: "an integer outside the safe range",
      given: '{"rating":9007199254740993}',
      want: ["/rating", number],
    },
    { says: "the first unsafe integer", given: "[0,9007199254740992]", want: ["/1", number] },
    { says: "an integer with a digit too many", given: "[1.00000000000000000001e22]", want: ["/0", number] },
    { says: "a number larger than any double", given: '{"a":-1e400}', want: ["/a", number] },
    { says: "a number that would round to zero", given: '{"a":1e-400}', want: ["/a", number] },
    {
      says: "more digits than a double can hold",
      given: '{"pi":3.14159265358979323846}',
      want: ["/pi", number],
    },
    { says: "a fraction that would round to an integer", given: "9007199254740990.6", want: ["", number] },
    { says: "a lone surrogate", given: String.raw`{"a":["x\ud800"]}`, want: ["/a/0", surrogate] },
    { says: "a surrogate pair in the wrong order", given: String.raw`"\uDE00\uD83D"`, want: ["", surrogate] },
    {
      says: "a lone surrogate in a name: the pointer is that of the object",
      given: String.raw`{"a":{"\ud800":1}}`,
      want: ["/a", "member name contains a lone surrogate"],
    },
    {
      says: "__proto__",
      given: '{"a":{"__proto__":{"admin":true}}}',
      want: ["/a/__proto__", "unknown member"],
    },
    {
      says: "an escaped __proto__",
      given: String.raw`{"\u005f_proto__":1}`,
      want: ["/__proto__", "unknown member"],
    },
    { says: "constructor", given: '[{"constructor":1}]', want: ["/0/constructor", "unknown member"] },
    { says: "prototype", given: '{"prototype":1}', want: ["/prototype", "unknown member"] },
  ])("$says", ({ given, want: [pointer, detail] }) => {
    expect(read(given)).toEqual({ ok: false, fault: "unprocessable", errors: [{ pointer, detail }] });
  });

  it("reports every fault, in the order of the text", () => {
    expect(read(String.raw`{"a":1e400,"constructor":"\ud800"}`)).toMatchObject({
      errors: [{ pointer: "/a" }, { pointer: "/constructor" }, { pointer: "/constructor" }],
    });
  });
});

describe("the response does not grow with the content", () => {
  it("at most 20 faults", () => {
    const reading = read(`{${'"a":1,'.repeat(1000)}"b":2}`);
    expect(reading.ok ? [] : reading.errors).toHaveLength(20);
  });

  it("a pointer that would be too long ends at the nearest parent", () => {
    const name = "x".repeat(10_000);
    expect(read(`{"a":{"${name}":1,"${name}":2}}`)).toMatchObject({ errors: [{ pointer: "/a" }] });
  });
});
