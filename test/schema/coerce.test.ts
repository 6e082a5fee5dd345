import { describe, expect, it } from "vitest";
import { coerceText, type TextShape } from "../../src/schema/coerce.ts";

const shapes: Readonly<Record<string, TextShape>> = {
  title: { type: "string", list: false },
  tags: { type: "string", list: true },
  limit: { type: "integer", list: false },
  price: { type: "number", list: false },
  years: { type: "integer", list: true },
  lent: { type: "boolean", list: false },
};

const rows: readonly [form: string, value: object][] = [
  ["", {}],
  ["title=Emma", { title: "Emma" }],
  ["title=7", { title: "7" }],
  ["title=true", { title: "true" }],
  ["limit=20", { limit: 20 }],
  ["limit=-0", { limit: -0 }],
  ["limit=1e2", { limit: 100 }],
  ["limit=2.5", { limit: 2.5 }],
  ["price=9.99", { price: 9.99 }],
  ["price=-1.5E-3", { price: -0.0015 }],
  // not a JSON number: stays text, which validation refuses
  ["limit=ten", { limit: "ten" }],
  ["limit=007", { limit: "007" }],
  ["limit=%2B1", { limit: "+1" }],
  ["limit=0x10", { limit: "0x10" }],
  ["limit=%201", { limit: " 1" }],
  ["limit=1_000", { limit: "1_000" }],
  ["limit=NaN", { limit: "NaN" }],
  ["price=.5", { price: ".5" }],
  // would become a different number
  ["limit=9007199254740993", { limit: "9007199254740993" }],
  ["price=1e999", { price: "1e999" }],
  ["lent=true", { lent: true }],
  ["lent=false", { lent: false }],
  ["lent=yes", { lent: "yes" }],
  ["lent=TRUE", { lent: "TRUE" }],
  ["tags=a", { tags: ["a"] }],
  ["tags=a&tags=b", { tags: ["a", "b"] }],
  ["tags=a,b", { tags: ["a,b"] }],
  ["years=1871&years=x", { years: [1871, "x"] }],
  // repeated but not repeatable: validation refuses the array
  ["title=a&title=b", { title: ["a", "b"] }],
  ["limit=1&limit=2", { limit: [1, 2] }],
  // unknown: validation reports the name
  ["titel=7", { titel: "7" }],
  ["titel=7&titel=8", { titel: ["7", "8"] }],
  ["toString=1", { toString: "1" }],
];

const empties: readonly [form: string, absent: object, kept: object][] = [
  ["title=", {}, { title: "" }],
  ["limit=", {}, { limit: "" }],
  ["tags=", {}, { tags: [""] }],
  ["tags=&tags=a", { tags: ["a"] }, { tags: ["", "a"] }],
  ["title=&title=a", { title: "a" }, { title: ["", "a"] }],
  ["titel=", { titel: "" }, { titel: "" }],
];

function read(form: string, emptyMeansAbsent: boolean): unknown {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(form))
    values.set(name, [...(values.get(name) ?? []), value]);
  return coerceText(values, shapes, { emptyMeansAbsent }).value;
}

describe("coerceText", () => {
  it.each(rows)("reads %j as %j", (form, value) => {
    expect(read(form, true)).toEqual(value);
    expect(read(form, false)).toEqual(value);
  });

  it.each(empties)("reads %j as %j if empty means absent, otherwise as %j", (form, absent, kept) => {
    expect(read(form, true)).toEqual(absent);
    expect(read(form, false)).toEqual(kept);
  });

  it("reads __proto__ as a member, not as a prototype", () => {
    const value = read("__proto__=a&title=b", true);
    expect(JSON.stringify(value)).toBe('{"__proto__":"a","title":"b"}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });
});
