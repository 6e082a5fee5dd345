// Components that use the next one twice, in a chain of 24, are read in linear time: written out, they are 16 million.
import { expect, it } from "vitest";
import { settledOperations } from "../../src/contract/inferred/settle.ts";
import { localSpot } from "../../src/contract/load.ts";
import { withOneSidedSchemas } from "../../src/contract/one-sided-schemas.ts";
import { readContract } from "../../src/contract/read.ts";
import { rules } from "../../src/lint/rules.ts";
import { flattened } from "../../src/schema/flattened.ts";
import { jsonTypes } from "../../src/schema/json-types.ts";
import { possibleTypes, textShapes } from "../../src/schema/text-shapes.ts";

type Twice = (next: object) => object;
const kinds: Readonly<Record<string, Twice>> = {
  allOf: (next) => ({ allOf: [next, next] }),
  oneOf: (next) => ({ oneOf: [next, next] }),
  anyOf: (next) => ({ anyOf: [next, { anyOf: [next] }] }),
  properties: (next) => ({ type: "object", properties: { a: next, b: next } }),
  items: (next) => ({ type: "array", items: { anyOf: [next, next] } }),
  mixed: (next) => ({ type: "object", allOf: [next], anyOf: [next], additionalProperties: next }),
  applicators: (next) => ({ not: next, if: next, else: { allOf: [next] }, prefixItems: [next, next] }),
};
const LENGTH = 24;

it.each(Object.entries(kinds))(
  "%s",
  (_, twice) => {
    const schemas = Object.fromEntries(
      Array.from({ length: LENGTH + 1 }, (_, index) => [
        `S${index}`,
        index === LENGTH
          ? { type: "object", properties: { x: { type: "string", readOnly: true } }, required: ["x"] }
          : twice({ $ref: `#/components/schemas/S${index + 1}` }),
      ]),
    );
    const schema = { $ref: "#/components/schemas/S0" };
    const content = { "application/json": { schema } };
    const parameters = ["path", "query"].map((at) => ({ name: at, in: at, required: true, schema }));
    const responses = { 200: { description: "", content } };
    const put = { operationId: "put", parameters, requestBody: { content }, responses };
    const get = { operationId: "get", parameters, responses };
    const document = { openapi: "3.1.0", paths: { "/a/{path}": { get, put } }, components: { schemas } };

    const root = localSpot(document, "a.json");
    const contract = readContract(root);
    expect(settledOperations(contract)).toHaveLength(2);
    for (const rule of rules) expect(rule.check(contract, root)).toBeInstanceOf(Array);
    expect(withOneSidedSchemas(document)).toBeDefined();
    for (const read of [flattened, jsonTypes, possibleTypes, textShapes])
      expect(read(schema, schemas)).toBeDefined();
  },
  5_000,
);
