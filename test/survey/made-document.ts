// A large document that nobody wrote, to measure commands on: resources with members and references drawn by a seed.
import fc from "fast-check";

/** Each resource has so many operations. */
const OPERATIONS = 6;
const MEMBERS = [
  { type: "string", maxLength: 200 },
  { type: "string", format: "date-time" },
  { type: "string", enum: ["new", "open", "closed"] },
  { type: "integer", minimum: 0, maximum: 1000 },
  { type: "number", multipleOf: 0.01 },
  { type: "boolean" },
  { type: ["string", "null"], maxLength: 40 },
  { type: "array", maxItems: 20, items: { type: "string", maxLength: 30 } },
];

/**
 * @param count how many operations: rounded down to whole resources
 * @param seed the same seed gives the same document
 * @returns an OpenAPI 3.1 document without declarations of semantics
 */
export function madeDocument(count: number, seed: number): object {
  const resources = Math.floor(count / OPERATIONS);
  const shape = fc.array(fc.nat(MEMBERS.length - 1), { minLength: 4, maxLength: 14 });
  const resource = fc.record({ shape, owner: fc.nat(resources - 1), isNested: fc.boolean() });
  const [drawn = []] = fc.sample(fc.array(resource, { minLength: resources, maxLength: resources }), {
    seed,
    numRuns: 1,
  });
  const paths = drawn.map(({ owner, isNested }, at) => pathsOf(at, isNested ? owner : undefined));
  const schemas = drawn.map(({ shape, owner }, at) => [`Thing${at}`, schemaOf(shape, owner)]);
  return {
    openapi: "3.1.0",
    info: { title: "Made", version: "1" },
    paths: Object.assign({}, ...paths),
    components: { schemas: Object.fromEntries(schemas) },
  };
}

function schemaOf(shape: readonly number[], owner: number): object {
  const members = shape.map((kind, at) => [`member${at}`, MEMBERS[kind]]);
  const owned = { $ref: `#/components/schemas/Thing${owner}` };
  return {
    type: "object",
    required: ["member0", "member1"],
    properties: {
      id: { type: "string", readOnly: true, maxLength: 40 },
      ...Object.fromEntries(members),
      // What is optional ends the circle.
      related: { type: "array", maxItems: 5, items: owned },
    },
  };
}

function pathsOf(at: number, owner: number | undefined): object {
  const above = owner === undefined || owner === at ? "" : `/owners${owner}/{ownerId}`;
  const collection = `${above}/things${at}`;
  const thing = { $ref: `#/components/schemas/Thing${at}` };
  const content = (schema: object): object => ({ content: { "application/json": { schema } } });
  const answer = (schema: object): object => ({ description: "Done", ...content(schema) });
  const parameter = (name: string): object => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string", maxLength: 40 },
  });
  const owners = above === "" ? [] : [parameter("ownerId")];
  const missing = { "404": { description: "No such thing" } };
  const list = { type: "array", maxItems: 100, items: thing };
  return {
    [collection]: {
      parameters: owners,
      get: { operationId: `listThings${at}`, responses: { "200": answer(list) } },
      post: {
        operationId: `createThing${at}`,
        requestBody: content(thing),
        responses: { "201": answer(thing) },
      },
    },
    [`${collection}/{thingId}`]: {
      parameters: [...owners, parameter("thingId")],
      get: { operationId: `getThing${at}`, responses: { "200": answer(thing), ...missing } },
      put: {
        operationId: `replaceThing${at}`,
        requestBody: content(thing),
        responses: { "200": answer(thing), ...missing },
      },
      patch: {
        operationId: `patchThing${at}`,
        requestBody: { content: { "application/merge-patch+json": { schema: { type: "object" } } } },
        responses: { "200": answer(thing), ...missing },
      },
      delete: { operationId: `deleteThing${at}`, responses: { "204": { description: "Gone" }, ...missing } },
    },
  };
}
