// Request bodies do not require members that only the server sets; no response has a member that is write-only.
import { describe, expect, it } from "vitest";
import { withOneSidedSchemas } from "../../src/contract/one-sided-schemas.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: "string" };
const shown = { type: "string", readOnly: true };

function bodyOf(schema: object, schemas: object): unknown {
  const content = { "application/json": { schema } };
  const document = {
    paths: { "/a": { post: { requestBody: { content }, responses: { 200: { content } } } } },
    components: { schemas, requestBodies: { Shared: { content } } },
  };
  const read = withOneSidedSchemas(document) as typeof document;
  const { post } = read.paths["/a"];
  expect(post.responses).toEqual(document.paths["/a"].post.responses);
  const requested = post.requestBody.content["application/json"].schema;
  expect(read.components.requestBodies.Shared.content["application/json"].schema).toEqual(requested);
  const fresh = Object.entries(read.components.schemas).filter(([name]) => !Object.hasOwn(schemas, name));
  return [requested, Object.fromEntries(fresh)];
}

const Part = { required: ["sku", "v"], properties: { sku: shown, v: text } };
const PartRequest = { required: ["v"], properties: { sku: shown, v: text } };

describe("withOneSidedSchemas", () => {
  it.each([
    [
      "nothing to change",
      { required: ["a"], properties: { a: text } },
      {},
      { required: ["a"], properties: { a: text } },
      {},
    ],
    ["an inline schema", Part, {}, PartRequest, {}],
    [
      "the only required member",
      { required: ["a"], properties: { a: shown } },
      {},
      { properties: { a: shown } },
      {},
    ],
    ["a component", ref("Part"), { Part }, ref("PartRequest"), { PartRequest }],
    [
      "a component that refers to one",
      { type: "array", items: ref("Box") },
      { Box: { properties: { part: ref("Part") } }, Part },
      { type: "array", items: ref("BoxRequest") },
      { BoxRequest: { properties: { part: ref("PartRequest") } }, PartRequest },
    ],
    [
      "a component that refers to itself",
      ref("Tree"),
      { Tree: { required: ["id"], properties: { id: shown, child: ref("Tree") } } },
      ref("TreeRequest"),
      { TreeRequest: { properties: { id: shown, child: ref("TreeRequest") } } },
    ],
    [
      "a member that allOf describes, behind a reference",
      { allOf: [ref("Base"), { required: ["at", "b"], properties: { b: text } }] },
      { Base: { properties: { at: ref("Time") } }, Time: { allOf: [shown] } },
      { allOf: [ref("Base"), { required: ["b"], properties: { b: text } }] },
      {},
    ],
    [
      "a flag next to a reference",
      { required: ["a"], properties: { a: { ...ref("T"), readOnly: true } } },
      { T: text },
      { properties: { a: { ...ref("T"), readOnly: true } } },
      {},
    ],
    [
      "a member of a different object with the same name",
      { required: ["id"], properties: { id: text, inner: { properties: { id: shown } } } },
      {},
      { required: ["id"], properties: { id: text, inner: { properties: { id: shown } } } },
      {},
    ],
    [
      "a name that is taken",
      ref("Part"),
      { Part, PartRequest: text },
      ref("PartRequest2"),
      { PartRequest2: PartRequest },
    ],
    ["a component that contains itself", ref("Loop"), { Loop: { allOf: [ref("Loop")] } }, ref("Loop"), {}],
  ])("%s", (_, schema, schemas, want, fresh) => {
    expect(bodyOf(schema, schemas)).toEqual([want, fresh]);
  });
});

describe("a writeOnly member", () => {
  const User = {
    required: ["name", "password"],
    properties: { name: text, password: { type: "string", writeOnly: true } },
  };
  const content = { "application/json": { schema: ref("User") } };
  const read = withOneSidedSchemas({
    paths: { "/a": { post: { requestBody: { content }, responses: { 200: { content } } } } },
    components: { schemas: { User } },
  });

  it("is required in requests, and forbidden in responses", () => {
    expect(read).toEqual({
      paths: {
        "/a": {
          post: {
            requestBody: { content },
            responses: { 200: { content: { "application/json": { schema: ref("UserResponse") } } } },
          },
        },
      },
      components: {
        schemas: { User, UserResponse: { required: ["name"], properties: { name: text, password: false } } },
      },
    });
  });
});
