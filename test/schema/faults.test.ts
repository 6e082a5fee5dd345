import { beforeAll, describe, expect, it } from "vitest";
import { faultsOf } from "../../src/schema/faults.ts";
import { components, entries, middlemarch } from "./book-schemas.ts";
import { compiled, linesOf, type Validate } from "./compiled.ts";

const deep = { $ref: "#/components/schemas/Deep" };
const inline = {
  object: { type: "object" },
  several: { type: ["string", "integer", "null"] },
  bounds: { minimum: 1, exclusiveMaximum: 10, multipleOf: 2 },
  open: { exclusiveMinimum: 0, maximum: 5 },
  text: { minLength: 1, maxLength: 3, pattern: "^a" },
  long: { pattern: `^(?:${"a".repeat(200)})$` },
  list: { type: "array", minItems: 1, maxItems: 2, uniqueItems: true },
  pair: { prefixItems: [{ type: "string" }, { type: "string" }], items: false },
  some: { contains: { type: "string" } },
  few: { contains: { type: "string" }, minContains: 2, maxContains: 3 },
  sized: { minProperties: 2, maxProperties: 3 },
  beside: { dependentRequired: { street: ["town"] } },
  names: { propertyNames: { pattern: "^[a-z]+$", maxLength: 3 } },
  deepNames: { propertyNames: deep },
  shut: { properties: { a: false } },
  not: { not: { type: "string" } },
  // biome-ignore lint/suspicious/noThenProperty: this is a keyword of JSON Schema, and nobody awaits the object
  when: { if: { required: ["a"] }, then: { required: ["b"] } },
  one: { const: "x" },
  onlyOne: { enum: [1] },
  many: { enum: Array.from({ length: 100 }, (_, at) => `value ${at}`) },
  email: { format: "email" },
  pointer: { format: "json-pointer" },
  both: { oneOf: [{ minimum: 1 }, { const: "x" }, { maximum: 5 }] },
  union: { anyOf: [{ $ref: "#/components/schemas/Pair" }, { type: "string" }], maxProperties: 1 },
  nested: { items: { anyOf: [{ anyOf: [{ type: "string" }, { type: "null" }] }, { items: deep }] } },
  strings: {
    anyOf: [
      { type: "string", minLength: 2 },
      { type: "string", format: "date" },
    ],
  },
  forms: { anyOf: Array.from({ length: 9 }, (_, at) => ({ const: at })) },
  twice: { allOf: [deep, deep] },
  before: { allOf: [{ $ref: "#/components/schemas/Pair" }, { $ref: "#/components/schemas/Union" }] },
  map: { additionalProperties: { type: "string" } },
};
const more = {
  Deep: { type: "string", maxLength: 3 },
  Pair: { type: "object", required: ["left", "right"] },
  Union: { anyOf: [{ $ref: "#/components/schemas/Pair" }, { type: "null" }] },
};

let validators: Readonly<Record<string, Validate>>;
beforeAll(async () => {
  validators = await compiled({ components: { ...components, ...more }, entries: { ...entries, ...inline } });
});

/** Marks a member to leave out. */
const missing = Symbol("missing");
function changed(change: object): unknown {
  const members: [string, unknown][] = Object.entries({ ...middlemarch, ...change });
  return Object.fromEntries(members.filter(([, value]) => value !== missing));
}

const book: readonly [change: object, lines: readonly string[]][] = [
  [{}, []],
  [{ title: missing }, ["/title is required"]],
  [{ title: missing, titel: "x" }, ["/title is required", "/titel is not a declared member of this object"]],
  [{ "a/b~c": 1 }, ["/a~1b~0c is not a declared member of this object"]],
  [{ title: "" }, ["/title must be at least 1 character"]],
  [{ title: "a".repeat(301) }, ["/title must be at most 300 characters"]],
  [{ title: 5, authors: "x" }, ["/title must be a string", "/authors must be an array"]],
  [{ authors: ["a", "", 3] }, ["/authors/1 must be at least 1 character", "/authors/2 must be a string"]],
  [{ isbn: "123" }, ["/isbn must match the pattern ^97[89]\\d{10}$"]],
  [{ pages: 0 }, ["/pages must be at least 1"]],
  [{ pages: "many" }, ["/pages must be an integer or null"]],
  [{ language: "eo" }, ['/language must be one of "en", "de", "fr"']],
  [{ tags: ["a", "b", "a"] }, ["/tags must not repeat items (items 0 and 2 are the same)"]],
  [{ id: "7" }, ["/id must be a UUID, such as 123e4567-e89b-12d3-a456-426614174000"]],
  [
    { published: "2026-02-30" },
    [
      "/published does not match any of the allowed forms: must be a date, such as 2026-11-30" +
        " or must match the pattern ^\\d{4}-(?:0[1-9]|1[0-2])$ or must match the pattern ^\\d{4}$",
    ],
  ],
  [{ published: 1871 }, ["/published must be a string"]],
];

const others: readonly [entry: string, value: unknown, lines: readonly string[]][] = [
  [
    "Author",
    { kind: "person" },
    [
      ' does not match any of the allowed forms: /name is required or /kind must be "organisation" or must be null',
    ],
  ],
  ["listBooks_query", { limit: "ten" }, ["/limit must be an integer"]],
  ["object", [], [" must be an object"]],
  ["several", true, [" must be a string, an integer or null"]],
  ["bounds", -1, [" must be at least 1", " must be a multiple of 2"]],
  ["bounds", 10, [" must be less than 10"]],
  ["open", 0, [" must be greater than 0"]],
  ["open", 6, [" must be at most 5"]],
  ["text", "bcde", [" must be at most 3 characters", " must match the pattern ^a"]],
  ["long", "", [" must match the pattern declared for it"]],
  ["list", [], [" must have at least 1 item"]],
  [
    "list",
    [{ a: 1, b: 2 }, 3, { b: 2, a: 1 }],
    [" must have at most 2 items", " must not repeat items (items 0 and 2 are the same)"],
  ],
  ["pair", ["a", 2, 3], ["/1 must be a string", " must have at most 2 items"]],
  ["some", [1, 2], [" must have at least 1 item of the declared kind"]],
  ["few", ["a"], [" must have 2 to 3 items of the declared kind"]],
  ["sized", { a: 1 }, [" must have at least 2 members"]],
  ["sized", { a: 1, b: 1, c: 1, d: 1 }, [" must have at most 3 members"]],
  ["beside", { street: "" }, ['/town is required if "street" is present']],
  [
    "names",
    { ok: 1, NOT: 1, LONG: 1 },
    [
      "/NOT has an invalid name, which must match the pattern ^[a-z]+$",
      "/LONG has an invalid name, which must be at most 3 characters and must match the pattern ^[a-z]+$",
    ],
  ],
  ["deepNames", { abcd: 1 }, ["/abcd has an invalid name, which must be at most 3 characters"]],
  ["shut", { a: 1 }, ["/a is not allowed"]],
  ["not", "x", [" must not match the excluded schema"]],
  ["when", { a: 1 }, ["/b is required"]],
  ["one", "y", [' must be "x"']],
  ["onlyOne", 2, [" must be 1"]],
  ["many", "x", [' must be one of the 100 allowed values, such as "value 0", "value 1", "value 2"']],
  ["email", "x", [" must be an e-mail address"]],
  ["pointer", "x", [' must be in the format "json-pointer"']],
  ["both", 3, [" matches more than one of the allowed forms, but must match exactly one"]],
  [
    "union",
    { left: 1, x: 2 },
    [
      " does not match any of the allowed forms: /right is required or must be a string",
      " must have at most 1 member",
    ],
  ],
  [
    "nested",
    [[""], ["long"]],
    [
      "/1 does not match any of the allowed forms: must be a string or must be null or /0 must be at most 3 characters",
    ],
  ],
  ["strings", 1, [" must be a string"]],
  [
    "forms",
    "x",
    [
      " does not match any of the allowed forms: must be 0 or must be 1 or must be 2 or must be 3 or must be 4 or must be 5 or 3 more",
    ],
  ],
  ["twice", "long", [" must be at most 3 characters"]],
  [
    "before",
    { left: 1 },
    ["/right is required", " does not match any of the allowed forms: /right is required or must be null"],
  ],
  ["map", JSON.parse('{"__proto__": 1}'), ["/__proto__ must be a string"]],
];

describe("faultsOf, for a book", () => {
  it.each(book)("%j", (change, lines) => {
    expect(linesOf(validators.Book, changed(change))).toEqual(lines);
  });
});

describe("faultsOf", () => {
  it.each(others)("%s, given %j", (entry, value, lines) => {
    expect(linesOf(validators[entry], value)).toEqual(lines);
  });

  it("lists at most 50", () => {
    const titles = Object.fromEntries(Array.from({ length: 90 }, (_, at) => [`title${at}`, ""]));
    expect(linesOf(validators.Book, { ...titles, title: 1 })).toHaveLength(50);
  });

  it("repeats no name longer than 500 characters, and no value", () => {
    const name = "n".repeat(600);
    const lines = linesOf(validators.map, { [name]: 1, a: { b: "v".repeat(600) } });
    expect(lines).toEqual([
      " has a member with a name too long to repeat, which must be a string",
      "/a must be a string",
    ]);
    expect(linesOf(validators.Book, changed({ [name]: 1 }))).toEqual([
      " has a member with a name too long to repeat, which is not a declared member of this object",
    ]);
  });

  it("uses the message of Ajv for a keyword without a sentence", () => {
    const error = { keyword: "strange", instancePath: "/a", params: {}, message: "must be strange" };
    expect(faultsOf([error])).toEqual([{ pointer: "/a", detail: "must be strange" }]);
    expect(faultsOf([{ ...error, message: undefined }])).toEqual([
      { pointer: "/a", detail: "does not match `strange`" },
    ]);
  });

  it("returns no faults for no errors", () => {
    expect(faultsOf([])).toEqual([]);
  });
});
