/** For the tests: the schemas of a book, as in a real document. */

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export const components = {
  BookContent: {
    type: "object",
    description: "A book, as a client writes it.",
    additionalProperties: false,
    required: ["title", "authors"],
    properties: {
      id: { type: "string", format: "uuid", readOnly: true },
      title: { type: "string", minLength: 1, maxLength: 300, example: "Middlemarch" },
      authors: { type: "array", minItems: 1, maxItems: 20, items: ref("Name") },
      isbn: { type: "string", pattern: "^97[89]\\d{10}$" },
      published: {
        description: "A day, a month or a year.",
        anyOf: [
          { type: "string", format: "date" },
          { type: "string", pattern: "^\\d{4}-(?:0[1-9]|1[0-2])$" },
          { type: "string", pattern: "^\\d{4}$" },
        ],
      },
      pages: { type: ["integer", "null"], minimum: 1 },
      language: { enum: ["en", "de", "fr"], default: "en" },
      tags: { type: "array", maxItems: 10, uniqueItems: true, items: { type: "string", maxLength: 30 } },
      series: ref("Series"),
      createdAt: { type: "string", format: "date-time", readOnly: true },
    },
    examples: [{ $id: "is-no-id-here", title: "Emma" }],
    "x-internal": { $ref: "nowhere" },
  },
  Book: { allOf: [ref("BookContent")], required: ["id", "createdAt"] },
  Name: { type: "string", minLength: 1, maxLength: 200 },
  Series: {
    type: "object",
    additionalProperties: false,
    required: ["name"],
    properties: { name: ref("BookContent/properties/title"), within: ref("Series") },
  },
  Author: {
    oneOf: [ref("Person"), ref("Organisation"), { type: "null" }],
    discriminator: { propertyName: "kind" },
  },
  Person: {
    type: "object",
    required: ["kind", "name"],
    properties: { kind: { const: "person" }, name: ref("Name") },
  },
  Organisation: { type: "object", required: ["kind"], properties: { kind: { const: "organisation" } } },
};

export const entries = {
  BookContent: ref("BookContent"),
  Book: ref("Book"),
  Author: ref("Author"),
  listBooks_query: {
    type: "object",
    additionalProperties: false,
    properties: { limit: { type: "integer", minimum: 1, maximum: 100, default: 20 }, author: ref("Name") },
  },
};

/** A valid `Book` with every member. */
export const middlemarch = {
  id: "0b8f6a2e-5d51-4c39-9d24-6b1f3f0c7a11",
  title: "Middlemarch",
  authors: ["George Eliot"],
  isbn: "9780141439549",
  published: "1871-12-01",
  pages: 880,
  language: "en",
  tags: ["novel", "classic"],
  series: { name: "Studies of provincial life", within: { name: "Everything" } },
  createdAt: "2026-11-30T09:30:00Z",
};
