import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { repeatedItems, sameJson } from "../../src/json/equality.ts";

const rows: readonly [items: readonly unknown[], pair: readonly [number, number] | undefined][] = [
  [[], undefined],
  [
    [1, 2, 1],
    [0, 2],
  ],
  [[1, "1", true, "true", null, "null"], undefined],
  [
    [0, -0],
    [0, 1],
  ],
  [
    ["__proto__", "__proto__"],
    [0, 1],
  ],
  [[[1], "[1]"], undefined],
  [
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [0, 1],
  ],
  [[{ a: 1 }, { a: 1, b: undefined }].map((item) => JSON.parse(JSON.stringify(item))), [0, 1]],
  [[{ a: [1, 2] }, { a: [2, 1] }], undefined],
  [[["a,b"], ["a", "b"]], undefined],
  [[null, {}, []], undefined],
];

describe("repeatedItems", () => {
  it.each(rows)("of %j are %j", (items, pair) => {
    expect(repeatedItems(items)).toEqual(pair);
  });
});

const pairs: readonly { one: unknown; other: unknown; want: boolean }[] = [
  { one: 1, other: 1, want: true },
  { one: 1, other: "1", want: false },
  { one: 0, other: -0, want: true },
  { one: null, other: "null", want: false },
  { one: null, other: undefined, want: false },
  { one: null, other: {}, want: false },
  { one: [], other: {}, want: false },
  { one: [1, 2], other: [2, 1], want: false },
  { one: { a: 1, b: [{ c: 2, d: 3 }] }, other: { b: [{ d: 3, c: 2 }], a: 1 }, want: true },
  { one: { a: 1 }, other: { a: 1, b: null }, want: false },
  { one: { a: 1 }, other: { a: 1, b: undefined }, want: true },
  { one: { 10: 1, 9: 2 }, other: { 9: 2, 10: 1 }, want: true },
  { one: JSON.parse('{"__proto__":1}'), other: {}, want: false },
  { one: { valueOf: 1 }, other: { valueOf: 1 }, want: true },
];

describe("sameJson", () => {
  it.each(pairs)("of $one and $other is $want", ({ one, other, want }) => {
    expect(sameJson(one, other)).toBe(want);
    expect(sameJson(other, one)).toBe(want);
  });

  it("is true for a value and its copy in any order of members", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sameJson(value, reordered(value))).toBe(true);
        expect(sameJson(value, [value])).toBe(false);
      }),
    );
  });
});

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reordered(member)] as const);
  return Object.fromEntries(members.toReversed());
}
