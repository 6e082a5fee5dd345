// Values drawn from a schema are valid, and broken ones are not, by the server's validators.

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadDocument } from "../../src/contract/load.ts";
import { arbitraryValue } from "../../src/schema/arbitrary.ts";
import { CannotDraw } from "../../src/schema/arbitrary-text.ts";
import { waysToBreak } from "../../src/schema/broken.ts";
import { compiled } from "./compiled.ts";

const contents: Readonly<Record<string, readonly string[]>> = {
  "openapi.yaml": ["BookContent", "BookPatch", "ReviewContent", "ReviewPatch", "Published", "Problem"],
  "test/servers/notes.yaml": ["NoteContent", "NotePatch", "CommentContent"],
};

const single: Readonly<Record<string, unknown>> = {
  text: { type: "string", minLength: 2, maxLength: 3 },
  pattern: { type: "string", pattern: "^[a-z]{2}-\\d{3}$", maxLength: 6 },
  date: { type: "string", format: "date" },
  dateTime: { type: "string", format: "date-time" },
  uuid: { type: "string", format: "uuid" },
  uri: { type: "string", format: "uri" },
  email: { type: "string", format: "email" },
  types: { type: ["integer", "null"], minimum: 3, maximum: 9 },
  number: { type: "number", exclusiveMinimum: 0, maximum: 1 },
  steps: { type: "integer", multipleOf: 5, minimum: 10, maximum: 100 },
  between: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
  narrow: { type: "number", exclusiveMinimum: 0.11, maximum: 0.114 },
  integers: { type: "integer", exclusiveMinimum: 1.5, exclusiveMaximum: 3.5 },
  large: { type: "integer", format: "int64", minimum: -(2 ** 63), maximum: 2 ** 63 },
  tenths: { type: "number", multipleOf: 0.1, minimum: 0.3, maximum: 0.3 },
  halves: { type: "integer", multipleOf: 2.5, minimum: 1, maximum: 9 },
  possible: { anyOf: [{ type: "integer", minimum: 2, maximum: 1 }, { type: "boolean" }] },
  negative: { type: "integer", maximum: -1 },
  unique: { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 2, uniqueItems: true },
  constant: { const: { a: [1] } },
  union: { oneOf: [{ type: "string", minLength: 1 }, { type: "integer" }] },
  merged: {
    allOf: [
      { type: "object", required: ["a"], properties: { a: { type: "string" } } },
      { properties: { a: { maxLength: 2 }, b: { type: "boolean" } }, required: ["b"] },
    ],
  },
};

describe("a drawn value is valid", () => {
  it.each(Object.entries(contents))("%s", async (file, names) => {
    const { contract } = await loadDocument(file);
    const entries = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
    const validators = await compiled({ components: contract.schemas, entries });
    for (const name of names) {
      for (const members of ["some", "all", "required"] as const) {
        const drawn = arbitraryValue(entries[name], contract.schemas, members);
        fc.assert(fc.property(drawn, (value) => validators[name]?.(value) === true));
      }
    }
  });

  it("for each single schema", async () => {
    const validators = await compiled({ components: {}, entries: single });
    for (const [name, schema] of Object.entries(single)) {
      fc.assert(fc.property(arbitraryValue(schema, {}), (value) => validators[name]?.(value) === true));
    }
  });
});

describe("broken content is invalid", () => {
  it.each(Object.entries(contents))("%s", async (file, names) => {
    const { contract } = await loadDocument(file);
    for (const name of names.filter((one) => /Content$|Patch$/.test(one))) {
      const schema = { $ref: `#/components/schemas/${name}` };
      const validators = await compiled({ components: contract.schemas, entries: { Broken: schema } });
      const broken = fc.oneof(...waysToBreak(schema, contract.schemas).map(({ content }) => content));
      fc.assert(
        fc.property(broken, (content) => validators["Broken"]?.(content) === false),
        { numRuns: 300 },
      );
    }
  });

  it("in named ways", async () => {
    const { contract } = await loadDocument("openapi.yaml");
    const ways = waysToBreak({ $ref: "#/components/schemas/ReviewContent" }, contract.schemas);
    expect(ways.map(({ says }) => says)).toEqual([
      "a list instead of an object",
      "with an unknown member",
      "without reviewer",
      "with reviewer of the wrong type",
      "with reviewer too short",
      "with reviewer too long",
      "with reviewer that does not match its pattern",
      "without rating",
      "with rating of the wrong type",
      "with rating below its minimum",
      "with rating above its maximum",
      "with rating not an integer",
      "with headline of the wrong type",
      "with headline too short",
      "with headline too long",
      "with headline that does not match its pattern",
      "with text of the wrong type",
      "with text too short",
      "with text too long",
      "with text that does not match its pattern",
    ]);
  });
});

describe("a drawn value", () => {
  it("for a pattern with examples is one of the examples, since further rules may apply", async () => {
    const { contract } = await loadDocument("openapi.yaml");
    const isbns = fc.sample(arbitraryValue({ $ref: "#/components/schemas/Isbn" }, contract.schemas), 50);
    expect([...new Set(isbns)].sort()).toEqual(["9780131103627", "9780141439518", "9780201633610"]);
  });

  it("never has a readOnly member", async () => {
    const { contract } = await loadDocument("openapi.yaml");
    const drawn = arbitraryValue({ $ref: "#/components/schemas/BookContent" }, contract.schemas, "all");
    const names = fc.sample(drawn, 20).flatMap((book) => Object.keys(book as object));
    expect([...new Set(names)].sort()).toEqual(
      ["authors", "description", "isbn", "language", "pageCount", "published", "tags", "title"].sort(),
    );
  });

  it.each([
    [{ type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 1 }, "no integer is above 0 and below 1"],
    [{ type: "number", minimum: 5, maximum: 3 }, "no number is at least 5 and at most 3"],
    [{ type: "integer", multipleOf: 5, minimum: 6, maximum: 9 }, "at most 9 and a multiple of 5"],
    [{ type: "string", minLength: 3, maxLength: 2 }, "no text has at least 3 and at most 2 characters"],
    [{ type: "array", minItems: 3, maxItems: 2 }, "no list has at least 3 and at most 2 items"],
    [{ enum: [] }, "an empty `enum` allows no value"],
  ])("for %j does not exist, which is said", (schema, reason) => {
    expect(() => arbitraryValue(schema, {})).toThrow(CannotDraw);
    expect(() => arbitraryValue(schema, {})).toThrow(reason);
    expect(fc.sample(arbitraryValue({ type: "object", properties: { a: schema } }, {}, "all"), 1)).toEqual([
      {},
    ]);
  });

  it("for an unknown format is one of the examples, or cannot be drawn", () => {
    const schema = { type: "string", format: "shoe-size" };
    expect(() => arbitraryValue(schema, {})).toThrow(CannotDraw);
    expect(fc.sample(arbitraryValue({ ...schema, examples: ["42"] }, {}), 1)).toEqual(["42"]);
    const object = { type: "object", properties: { a: schema } };
    expect(fc.sample(arbitraryValue(object, {}, "all"), 1)).toEqual([{}]);
  });
});
