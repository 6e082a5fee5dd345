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

describe("sameJson", () => {
  it("is true of a value and its copy, however its members are ordered", () => {
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
