import { describe, expect, it } from "vitest";
import type { TextShape } from "../../src/schema/coerce.ts";
import { defaultsOf, textShapes } from "../../src/schema/text-shapes.ts";
import { components, entries } from "./book-schemas.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const word = (shape: TextShape | undefined) =>
  [shape?.type, ...(shape?.or ?? [])].join("|") +
  (shape?.list === "either" ? "[]?" : shape?.list ? "[]" : "");

const all = {
  ...components,
  Count: { type: "integer", default: 3 },
  Tree: { type: "array", items: ref("Tree") },
  Loop: { allOf: [ref("Loop"), { properties: { a: { type: "boolean" } } }] },
  Either: { anyOf: [{ type: "integer" }, ref("Either")] },
};

const members: readonly [schema: unknown, want: string][] = [
  [{ type: "string" }, "string"],
  [{ type: "integer" }, "integer"],
  [{ type: "number" }, "number"],
  [{ type: "boolean" }, "boolean"],
  [{ type: ["integer", "null"] }, "integer"],
  [{ type: ["integer", "string"] }, "string|integer"],
  [{ type: ["integer", "number"] }, "number"],
  [{ type: ["integer", "boolean"] }, "integer|boolean"],
  [{ type: "object" }, "string"],
  [{}, "string"],
  [true, "string"],
  [{ enum: ["a", "b"] }, "string"],
  [{ enum: [1, 2, null] }, "integer"],
  [{ enum: [1, 2.5] }, "number"],
  [{ const: true }, "boolean"],
  [{ type: "number", multipleOf: 1, allOf: [{ type: "integer" }] }, "integer"],
  [ref("Count"), "integer"],
  [{ ...ref("Count"), default: 5 }, "integer"],
  [{ allOf: [ref("Count"), { maximum: 5 }] }, "integer"],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "integer"],
  [{ oneOf: [{ type: "integer" }, { type: "string" }] }, "string|integer"],
  [{ oneOf: [{ type: "integer" }, { enum: ["auto"] }] }, "string|integer"],
  [{ enum: [1, 2, "auto", true] }, "string|integer|boolean"],
  [{ type: ["number", "boolean", "null"] }, "number|boolean"],
  [{ type: "array", items: { oneOf: [{ type: "integer" }, { const: "all" }] } }, "string|integer[]"],
  [{ type: "array", items: { type: "string" } }, "string[]"],
  [{ type: "array", items: ref("Count") }, "integer[]"],
  [{ type: ["array", "null"], items: { type: "boolean" } }, "boolean[]"],
  [{ type: "array" }, "string[]"],
  [{ type: "array", items: { type: "object" } }, "string[]"],
  [{ anyOf: [{ type: "string" }, { type: "array", items: { type: "string" } }] }, "string[]?"],
  [{ oneOf: [{ type: "array", items: { type: "integer" } }, { const: "all" }] }, "string|integer[]?"],
  [ref("Tree"), "string[]"],
  [ref("Either"), "string"],
  [ref("BookContent/properties/pages"), "integer"],
  [ref("Nowhere"), "string"],
];

describe("textShapes", () => {
  it.each(members)("reads a member %j as %s", (member, want) => {
    expect(word(textShapes({ type: "object", properties: { it: member } }, all).it)).toBe(want);
  });

  it("lists the members behind references and allOf, in document order", () => {
    const shapes = textShapes(ref("Book"), all);
    expect(Object.entries(shapes).map(([name, shape]) => `${name}: ${word(shape)}`)).toEqual([
      "id: string",
      "title: string",
      "authors: string[]",
      "isbn: string",
      "published: string",
      "pages: integer",
      "language: string",
      "tags: string[]",
      "series: string",
      "createdAt: string",
    ]);
  });

  it("keeps the order of keywords, and merges everything about one member", () => {
    const later = { properties: { b: { type: "number" }, c: {} } };
    const schema = {
      allOf: [later, { properties: { a: {}, b: { type: "integer" } } }],
      properties: { d: {}, c: { type: "boolean" } },
    };
    const shapes = textShapes(schema, all);
    expect(Object.entries(shapes).map(([name, shape]) => `${name}: ${word(shape)}`)).toEqual([
      "b: integer",
      "c: boolean",
      "a: string",
      "d: string",
    ]);
  });

  it.each([ref("Loop"), true, undefined, ref("Nowhere")])("terminates for %j", (schema) => {
    expect(Object.keys(textShapes(schema, all)).length).toBeLessThan(2);
  });

  it("reads a member named __proto__", () => {
    const shapes = textShapes({ properties: JSON.parse('{"__proto__": {"type": "integer"}}') }, all);
    expect(Object.entries(shapes)).toEqual([["__proto__", { type: "integer", list: false }]]);
  });
});

describe("defaultsOf", () => {
  const rows: readonly [schema: unknown, want: object][] = [
    [entries.listBooks_query, { limit: 20 }],
    [ref("Book"), { language: "en" }],
    [{ properties: { a: ref("Count") } }, { a: 3 }],
    [{ properties: { a: { ...ref("Count"), default: 5 } } }, { a: 5 }],
    [{ properties: { a: { default: null }, b: { default: false }, c: {} } }, { a: null, b: false }],
    [{ properties: { a: { properties: { deep: { default: 1 } } } } }, {}],
    [true, {}],
  ];
  it.each(rows)("of %j are %j", (schema, want) => {
    expect(defaultsOf(schema, all)).toEqual(want);
  });
});
