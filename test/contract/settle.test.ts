// What `explain` settles for a document without declarations, and what it leaves open.
import { expect, it } from "vitest";
import { settledOperations } from "../../src/contract/inferred/settle.ts";
import { localSpot } from "../../src/contract/load.ts";
import { readContract } from "../../src/contract/read.ts";

const list = (items: object) => ({ type: "array", items });
const object = (properties: object, required: readonly string[] = []) => ({
  type: "object",
  properties,
  required,
});
const text = { type: "string" };
const thing = object({ id: text });
const many = Object.fromEntries("abcdefgh".split("").map((name) => [name, text]));

type More = { readonly summary?: string; readonly operationId?: string; readonly requestBody?: object };
type Case = [line: string, schema: object | undefined, effect: string | undefined, more?: More];
const cases: readonly Case[] = [
  ["GET 200 /findBy/{status}", list(thing), "list"],
  ["GET 200 /user", thing, "read"],
  ["GET 200 /things", object({ total: { type: "integer" }, things: list(thing) }), "list"],
  ["GET 200 /actions", object({ enabled: { type: "boolean" }, patterns: list(text) }), undefined],
  ["GET 200 /aliases", object({ result: object({ aliases: list(thing) }), time: text }), undefined],
  ["GET 200 /me", object({ ...many, tags: list(text) }), "read"],
  ["GET 200 /search", { oneOf: [{ $ref: "#/nothing" }] }, undefined],
  ["POST 201 /things", thing, "create"],
  ["POST 200 /things", thing, "create", { summary: "Create a thing" }],
  ["POST 200 /things", thing, undefined, { summary: "Add a thing" }],
  ["POST 202 /things", thing, "process"],
  ["POST 201 /things/{id}/approve", thing, undefined],
  ["POST 201 /things/{id}", thing, undefined, { summary: "Restore a thing" }],
  ["POST 201 /things", list(thing), undefined, { summary: "Create one or more things" }],
  ["POST 201 /things/{id}/owners", thing, undefined, { summary: "Add owners to a thing" }],
  ["POST 200 /things", thing, "create", { operationId: "create_thing" }],
  [
    "POST 200 /things",
    thing,
    undefined,
    { operationId: "createThingsWithList", summary: "Creates things with list" },
  ],
  ["PUT 200 /templates/{code}", undefined, undefined, { operationId: "sync_template" }],
  ["PUT 204 /starred/{id}", undefined, "create-or-replace"],
  ["PUT 200 /pulls/{id}/merge", thing, undefined],
  ["PUT 200 /things/{id}", thing, "create-or-replace", { summary: "Create or update a thing" }],
  ["PATCH 200 /settings", thing, "merge", { requestBody: thing }],
  ["PATCH 200 /settings", thing, undefined, { requestBody: list(thing) }],
  ["DELETE 204 /things/{id}", undefined, "delete"],
  ["DELETE 200 /settings", thing, undefined, { summary: "Reset the settings" }],
];
it.each(cases)("%s with %j is %s", (line, schema, effect, more = {}) => {
  const [method = "", status = "", path = ""] = line.split(" ");
  const content = (of: unknown) => ({ content: { "application/json": { schema: of } } });
  const { requestBody, ...rest } = more;
  const operation = {
    ...rest,
    ...(requestBody === undefined ? {} : { requestBody: content(requestBody) }),
    responses: { [status]: { description: "", ...(schema === undefined ? {} : content(schema)) } },
  };
  const document = { openapi: "3.1.0", paths: { [path]: { [method.toLowerCase()]: operation } } };
  const [settled] = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled?.semantics.effect).toBe(effect);
});

const KEYS = ["Idempotency-Key", "x-idempotency-key", "PayPal-Request-Id", "X-Amz-Client-Request-Token"];
it.each(KEYS)("a declared %s makes a POST idempotent by key", (name) => {
  const parameters = [{ name, in: "header", schema: text }];
  const document = { openapi: "3.1.0", paths: { "/a": { post: { parameters, responses: {} } } } };
  const [settled] = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled?.semantics.idempotent).toBe("by-key");
});
