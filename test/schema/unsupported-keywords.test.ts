import { describe, expect, it } from "vitest";
import { keywords } from "../../src/schema/keywords.ts";
import { unsupportedKeywords } from "../../src/schema/unsupported-keywords.ts";
import { components, entries } from "./book-schemas.ts";

/** One line per finding: the pointer, then the first words of the reason. */
const rows: readonly [schema: unknown, lines: readonly string[]][] = [
  [true, []],
  [{}, []],
  [{ type: ["string", "null"], format: "date-time", examples: ["x"], "x-any": { $ref: "away" } }, []],
  [{ type: "string", format: "password", readOnly: true, deprecated: true, xml: {}, externalDocs: {} }, []],
  [{ const: { nullable: true }, enum: [{ $id: 1 }], default: { type: 1 }, example: { oops: 1 } }, []],
  [{ $ref: "#/components/schemas/Book/properties/title", description: "next to a reference" }, []],
  // biome-ignore lint/suspicious/noThenProperty: this is a keyword of JSON Schema, and nobody awaits the object
  [{ if: {}, then: {}, else: {}, contains: {}, minContains: 2, dependentSchemas: { a: {} } }, []],
  ["string", [" a schema must be an object, `true` or `false`"]],
  [{ properties: { a: null } }, ["/properties/a a schema must be an object, `true` or `false`"]],
  [{ items: [{}] }, ["/items JSON Schema 2020-12 has no list here: write `prefixItems`"]],
  [{ maximum: 2 ** 63, minimum: -(2 ** 63) }, []],
  [{ minimum: 2 ** 63 }, ["/minimum the number 9223372036854776000 is outside"]],
  [{ exclusiveMaximum: -(2 ** 63) }, ["/exclusiveMaximum the number -9223372036854776000 is outside"]],
  [{ enum: [] }, ["/enum an empty list allows no value"]],
  [{ enum: [1, 2 ** 53] }, ["/enum the number 9007199254740992 is outside"]],
  [{ maximum: 1e30, minimum: -(2 ** 53 - 1), multipleOf: 1e-9 }, []],
  [{ const: -1e23 }, ["/const the number -1e+23 is outside"]],
  [{ nullable: true }, ["/nullable it has no effect without `type`"]],
  [{ exclusiveMinimum: true }, ["/exclusiveMinimum a boolean is from OpenAPI 3.0"]],
  [{ exclusiveMaximum: 5 }, []],
  [{ required: true }, ["/required a boolean is from older drafts"]],
  [{ pattern: "(" }, ["/pattern not a regular expression (ECMA-262 with the flag u)"]],
  [{ pattern: "\\-" }, ["/pattern not a regular expression (ECMA-262 with the flag u)"]],
  [{ patternProperties: { "^a": {}, "[": {} } }, ["/patternProperties not a regular expression"]],
  [{ $ref: "other.yaml#/Book" }, ["/$ref does not refer to `#/components/schemas/NAME`"]],
  [{ $ref: "#/definitions/Book" }, ["/$ref does not refer to `#/components/schemas/NAME`"]],
  [{ $ref: "#/components/schemas/.." }, ["/$ref does not refer to `#/components/schemas/NAME`"]],
  [{ unevaluatedProperties: false, unevaluatedItems: false }, []],
  [
    { unevaluatedItems: false, allOf: [{ contains: {} }] },
    ["/unevaluatedItems what `contains` has found is not counted"],
  ],
  [{ contains: {}, items: { unevaluatedItems: false } }, []],
  [
    { $id: "b", $ref: "#c", $dynamicRef: "#a", $defs: { a: { $dynamicAnchor: "a" }, c: { $anchor: "c" } } },
    [],
  ],
  [{ $dynamicRef: "#a", $id: "b" }, ["/$dynamicRef does not refer to `#/components/schemas/NAME`"]],
  [{ $schema: "https://json-schema.org/draft/2020-12/schema" }, []],
  [{ $schema: "http://json-schema.org/draft-07/schema#" }, ["/$schema every schema is read as JSON Schema"]],
  [{ $recursiveRef: "#" }, ["/$recursiveRef all schemas are compiled as one"]],
  [{ contentEncoding: "base64", contentMediaType: "image/png", writeOnly: true }, []],
  // biome-ignore lint/suspicious/noThenProperty: this is a keyword of JSON Schema, and nobody awaits the object
  [{ then: {} }, ["/then has no effect without `if`"]],
  [{ minContains: 1 }, ["/minContains has no effect without `contains`"]],
  [{ maxlength: 5 }, ["/maxlength not a keyword of JSON Schema"]],
  [{ constructor: 5 }, ["/constructor not a keyword of JSON Schema"]],
  [
    { properties: JSON.parse('{"__proto__": {}}') },
    ["/properties a member named `__proto__` is never checked"],
  ],
  [
    { allOf: [{ properties: { "a/b": { items: { oops: 1 } } } }], oops: 2 },
    [
      "/oops not a keyword of JSON Schema",
      "/allOf/0/properties/a~1b/items/oops not a keyword of JSON Schema",
    ],
  ],
];

describe("unsupportedKeywords", () => {
  it.each(rows)("in %j", (schema, lines) => {
    const found = unsupportedKeywords(schema).map(({ pointer, reason }) => `${pointer} ${reason}`);
    expect(found.map((line, at) => line.slice(0, lines[at]?.length))).toEqual(lines);
  });

  it("names the keyword", () => {
    const [found] = unsupportedKeywords({ anyOf: [{ nullable: true }] });
    expect(found).toMatchObject({ pointer: "/anyOf/0/nullable", keyword: "nullable" });
  });

  it("finds nothing in a real document", () => {
    const schemas = [...Object.values(components), ...Object.values(entries)];
    expect(schemas.flatMap(unsupportedKeywords)).toEqual([]);
  });
});

describe("the table of keywords", () => {
  it.each(Object.entries(keywords))("says why %s has no effect, if it has none", (_name, row) => {
    expect(row.because === "").toBe(row.use === "checked");
  });
});
