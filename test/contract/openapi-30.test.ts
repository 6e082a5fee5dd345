// Schemas of OpenAPI 3.0 are validated and drawn by the rules of 3.0.
import { describe, expect, it } from "vitest";
import { withSchemasOf31 } from "../../src/contract/openapi-30.ts";

const schemasOf = (openapi: string, schemas: object): unknown =>
  Object(withSchemasOf31({ openapi, components: { schemas } })["components"]).schemas;

describe("keywords that differ in 3.0", () => {
  it.each([
    ["nullable with a type", { type: "string", nullable: true }, { type: ["string", "null"] }],
    ["not nullable", { type: "string", nullable: false }, { type: "string" }],
    ["nullable without a type", { allOf: [{}], nullable: true }, { allOf: [{}], nullable: true }],
    ["an exclusive bound", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
    ["a bound that is not exclusive", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
    [
      "in a member that is called nullable",
      { properties: { nullable: { type: "integer", nullable: true } } },
      { properties: { nullable: { type: ["integer", "null"] } } },
    ],
    ["not in data", { example: { type: "a", nullable: true } }, { example: { type: "a", nullable: true } }],
  ])("%s", (_, given, want) => {
    expect(schemasOf("3.0.3", { Thing: given })).toEqual({ Thing: want });
  });

  it("is unchanged in 3.1", () => {
    const schemas = { Thing: { type: "string", nullable: true } };
    expect(schemasOf("3.1.0", schemas)).toEqual(schemas);
  });
});

it("a server accepts null where nullable has no type, next to a branch", () => {
  const schemas = {
    A: { nullable: true, allOf: [{ $ref: "#/components/schemas/B" }] },
    B: { type: "object" },
  };
  const read = withSchemasOf31({ openapi: "3.0.3", components: { schemas } }, true);
  expect(read).toMatchObject({
    components: { schemas: { A: { anyOf: [{ allOf: schemas.A.allOf }, { type: "null" }] }, B: schemas.B } },
  });
});
