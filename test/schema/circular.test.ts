// A schema that applies itself to the same value again has no end; a tree whose items are trees has.
import { expect, it } from "vitest";
import { notableMembers } from "../../src/schema/notable-values.ts";
import { circularComponents, withoutCircles } from "../../src/schema/references.ts";

const to = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const cases: readonly [
  what: string,
  schemas: Readonly<Record<string, object>>,
  circular: readonly string[],
][] = [
  ["allOf of itself", { A: { allOf: [to("A")], properties: {} } }, ["A"]],
  ["two that apply each other", { A: { allOf: [to("B")] }, B: { anyOf: [to("A"), {}] } }, ["A", "B"]],
  [
    "oneOf, not and if of itself",
    { A: { oneOf: [to("A")] }, B: { not: to("B") }, C: { if: to("C") } },
    ["A", "B", "C"],
  ],
  ["dependentSchemas of itself", { A: { dependentSchemas: { x: to("A") } } }, ["A"]],
  ["a user of such a schema", { A: { allOf: [to("A")] }, B: { allOf: [to("A")] } }, ["A"]],
  ["a tree", { A: { items: to("A"), properties: { a: to("A") }, additionalProperties: to("A") } }, []],
];
it.each(cases)("%s", (_, schemas, circular) => {
  expect(circularComponents(schemas)).toEqual(circular);
  expect(circularComponents(withoutCircles(schemas))).toEqual([]);
});

it("leaves everything else of the schema", () => {
  expect(withoutCircles({ A: { allOf: [to("A"), { type: "object" }], description: "a" } })).toEqual({
    A: { allOf: [{}, { type: "object" }], description: "a" },
  });
});

it("has notable values to a certain depth, also where it is a list of itself", () => {
  const folder = {
    type: "object",
    properties: {
      count: { type: "integer" },
      folders: { type: "array", items: { $ref: "#/components/schemas/Folder" } },
    },
  };
  const { count, folders } = notableMembers(folder, { Folder: folder });
  expect(count).toContain(0);
  expect(folders).toContainEqual([]);
});
