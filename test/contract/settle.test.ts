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

type More = {
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly requestBody?: object;
};
type Case = [line: string, schema: object | undefined, effect: string | undefined, more?: More];
const cases: readonly Case[] = [
  ["GET 200 /findBy/{status}", list(thing), "list"],
  ["GET 200 /user", thing, "read"],
  ["GET 200 /things", object({ total: { type: "integer" }, things: list(thing) }), "list"],
  ["GET 200 /actions", object({ enabled: { type: "boolean" }, patterns: list(text) }), undefined],
  ["GET 200 /aliases", object({ result: object({ aliases: list(thing) }), time: text }), undefined],
  ["GET 200 /a/{id}/hooks", { type: ["array", "null"], items: thing }, "list"],
  ["GET 200 /a/{id}/notes", object({ entries: list(thing), order: list(text), total: text }), "list"],
  [
    "GET 200 /names/{space}",
    object({ entries: list(thing), limit: { type: "integer" }, next: text }),
    "list",
  ],
  ["GET 200 /names/{space}", object({ entries: list(thing), name: text }), "read"],
  ["GET 200 /codes/{code}", object({ result: list(thing), code: text, message: text }), undefined],
  ["GET 200 /scripts/{hash}/json", object({ json: { anyOf: [text, list({})] } }), undefined],
  ["GET 200 /auth/{provider}", thing, undefined, { summary: "Authenticate using a provider" }],
  ["GET 200 /fields/{of}", object({ data: list(thing) }), "list", { summary: "List fields" }],
  [
    "GET 200 /aliases",
    object({ result: object({ aliases: list(thing) }), time: text }),
    "list",
    { summary: "List aliases" },
  ],
  ["GET 200 /template", object({ id: text, fields: list(thing) }), "read", { summary: "List all fields" }],
  ["GET 200 /search", { oneOf: [object({ hits: list(thing) }), object({ found: list(thing) })] }, "list"],
  ["GET 200 /guilds/{id}/welcome", object({ text, channels: list(thing) }), "read"],
  ["GET 200 /threads/active", object({ more: text, threads: list(thing) }), undefined],
  ["GET 200 /counts", { type: "object", additionalProperties: { type: "integer" } }, "read"],
  ["GET 200 /by-id", { type: "object", additionalProperties: thing }, undefined],
  ["GET 200 /user/login", text, undefined, { summary: "Logs user into the system" }],
  ["GET 200 /me", object({ ...many, tags: list(text) }), "read"],
  ["GET 200 /search", { oneOf: [{ $ref: "#/nothing" }] }, undefined],
  ["POST 201 /things", thing, "create"],
  ["POST 200 /things", thing, "create", { summary: "Create a thing" }],
  ["POST 200 /things", thing, undefined, { summary: "Add a thing" }],
  ["POST 202 /things", thing, "process"],
  ["POST 201 /things/{id}/approve", thing, "process"],
  ["POST 201 /things/{id}/send", thing, undefined],
  ["POST 201 /things/{id}", thing, "process", { summary: "Restore a thing" }],
  ["POST 201 /things", list(thing), "process", { summary: "Create things", requestBody: list(thing) }],
  ["POST 200 /things/{id}", thing, "process", { summary: "Get things" }],
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
  ["PUT 204 /reactions/{emoji}/@me", undefined, "create-or-replace"],
  ["PUT 204 /starred/{id}", undefined, "create-or-replace"],
  ["PUT 200 /pulls/{id}/merge", thing, undefined],
  ["PUT 200 /things/{id}", thing, "create-or-replace", { summary: "Create or update a thing" }],
  ["PATCH 200 /settings", thing, "merge", { requestBody: thing }],
  ["PATCH 200 /settings", thing, "merge", { requestBody: { anyOf: [thing, object({ on: text })] } }],
  [
    "PATCH 200 /settings",
    thing,
    undefined,
    { requestBody: { anyOf: [thing, object({ on: text }, ["on"])] } },
  ],
  ["PATCH 200 /settings", thing, undefined, { requestBody: list(thing) }],
  ["PATCH 200 /rooms/{id}/linking", thing, undefined, { requestBody: thing }],
  ["PATCH 200 /things", thing, undefined, { summary: "Update multiple things", requestBody: thing }],
  ["DELETE 204 /things/{id}", undefined, "delete"],
  ["DELETE 204 /things/{id}", undefined, "delete", { requestBody: object({ reason: text }) }],
  ["DELETE 204 /things/{id}", undefined, undefined, { description: "Deletes a thing (soft delete)." }],
  ["DELETE 204 /things", undefined, "delete"],
  ["DELETE 204 /batches/{id}", undefined, "delete", { summary: "Delete batch by id" }],
  ["DELETE 204 /things", undefined, undefined, { requestBody: list(text) }],
  ["DELETE 204 /things/{kind}", undefined, undefined, { summary: "Delete multiple things" }],
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

const sent = (schema: object) => ({ requestBody: { content: { "application/json": { schema } } } });
const shown = (schema: object) => ({
  responses: { 200: { description: "", content: { "application/json": { schema } } } },
});
const collection = { "/things": { post: { summary: "Add a new thing", ...shown(thing) } } };
const together: readonly [what: string, paths: object, effects: readonly unknown[]][] = [
  [
    "one thing is added to a collection with items",
    { ...collection, "/things/{id}": { get: shown(thing) } },
    ["create", "read"],
  ],
  [
    "a list replaces the list that GET reads",
    {
      "/rules": {
        get: shown(list(thing)),
        put: { summary: "Set", ...sent(list(thing)), ...shown(list(thing)) },
      },
    },
    ["list", "replace"],
  ],
  [
    "an update that may be empty is not known to replace",
    {
      "/things/{id}": {
        get: shown(object(many)),
        put: { summary: "Update", ...sent(thing), ...shown(thing) },
      },
    },
    ["read", undefined],
  ],
  [
    "an update with the whole representation replaces",
    { "/things/{id}": { get: shown(thing), put: { summary: "Update", ...sent(thing), ...shown(thing) } } },
    ["read", "replace"],
  ],
  [
    "an update with the whole representation replaces",
    { "/things/{id}": { get: shown(thing), put: { summary: "Update", ...sent(thing), ...shown(thing) } } },
    ["read", "replace"],
  ],
  [
    "an update that has to be whole replaces",
    {
      "/things/{id}": {
        get: shown(thing),
        put: { summary: "Update", ...sent(object({ id: text }, ["id"])), ...shown(thing) },
      },
    },
    ["read", "replace"],
  ],
  [
    "what may be left out is kept, where the representation always has it",
    {
      "/user": {
        get: shown(object({ id: text }, ["id"])),
        put: { summary: "Set", ...sent(thing), ...shown(thing) },
      },
    },
    ["read", undefined],
  ],
  [
    "a GET of one object says what PATCH merges, with or without a required member",
    { "/me": { get: shown(thing), patch: { ...sent(object({ id: text }, ["id"])), ...shown(thing) } } },
    ["read", "merge"],
  ],
  [
    "a POST that creates what GET of its own path reads chooses no address",
    {
      "/files/{id}/metadata/{key}": {
        get: shown(thing),
        post: { responses: { 201: { description: "" } } },
      },
    },
    ["read", "process"],
  ],
  [
    "a POST with Location creates elsewhere, whatever GET of its own path reads",
    {
      "/counter": {
        get: shown(thing),
        post: { responses: { 201: { description: "", headers: { Location: { schema: text } } } } },
      },
    },
    ["read", "create"],
  ],
  [
    "a POST to a list creates, also if a GET of the list is all there is",
    { "/orders": { get: shown(list(thing)), post: { responses: { 201: { description: "" } } } } },
    ["list", "create"],
  ],
  [
    "a switch with a DELETE of its own creates nothing new",
    { "/things/{id}/star": { post: { operationId: "createStar", ...shown(thing) }, delete: shown(thing) } },
    [undefined, "delete"],
  ],
];
it.each(together)("%s", (_, paths, effects) => {
  const settled = settledOperations(readContract(localSpot({ openapi: "3.1.0", paths }, "a.yaml")));
  expect(settled.map(({ semantics }) => semantics.effect)).toEqual(effects);
});

const KEYS = ["Idempotency-Key", "x-idempotency-key", "PayPal-Request-Id", "X-Amz-Client-Request-Token"];
it.each(KEYS)("a declared %s makes a POST idempotent by key", (name) => {
  const parameters = [{ name, in: "header", schema: text }];
  const document = { openapi: "3.1.0", paths: { "/a": { post: { parameters, responses: {} } } } };
  const [settled] = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled?.semantics.idempotent).toBe("by-key");
});

const TOOLS: readonly [extension: object, idempotent: unknown][] = [
  [{ "x-fern-idempotent": true }, "by-key"],
  [{ "x-fern-idempotent": false }, undefined],
  [{ "x-basecamp-idempotent": { keySupported: true, keyHeader: "Key" } }, "by-key"],
  [{ "x-basecamp-idempotent": { natural: true } }, true],
  [{ "x-speakeasy-retries": { strategy: "backoff", retryConnectionErrors: true } }, true],
  [{ "x-speakeasy-retries": { strategy: "backoff", statusCodes: ["429"] } }, undefined],
  [{ "x-speakeasy-retries": { strategy: "none", retryConnectionErrors: true } }, undefined],
];
it.each(TOOLS)("%j on a POST says that it is idempotent: %j", (extension, idempotent) => {
  const document = { openapi: "3.1.0", paths: { "/a": { post: { ...extension, responses: { 202: {} } } } } };
  const [settled] = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled?.semantics.idempotent).toBe(idempotent);
});

it("no tool can say that a second creation adds nothing", () => {
  const retries = { strategy: "backoff", retryConnectionErrors: true };
  const post = { "x-speakeasy-retries": retries, responses: { 201: { description: "" } } };
  const [settled] = settledOperations(
    readContract(localSpot({ openapi: "3.1.0", paths: { "/a": { post } } }, "a.yaml")),
  );
  expect(settled?.semantics).toMatchObject({ effect: "create", idempotent: undefined });
});

const FIELDS: readonly [parameter: string, root: object, operation: object, field: string | undefined][] = [
  ["PayPal-Request-Id", {}, {}, "PayPal-Request-Id"],
  ["X-Idempotency-Key", {}, {}, "X-Idempotency-Key"],
  ["X-Request-Id", {}, {}, undefined],
  ["X-Ref", { "x-fern-idempotency-headers": [{ header: "x-ref", name: "ref" }] }, {}, "X-Ref"],
  ["X-Ref", { "x-fern-idempotency-headers": "X-Ref" }, {}, undefined],
];
it.each(FIELDS)("a POST with %s, next to %j and %j, has its key in %s", (name, root, operation, field) => {
  const parameters = [{ name, in: "header", schema: { type: "string" } }];
  const post = { ...operation, parameters, responses: { 201: {} } };
  const document = { openapi: "3.1.0", ...root, paths: { "/a": { post } } };
  const [settled] = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled?.traits.keyField).toBe(field);
  expect(settled?.semantics.idempotent).toBe(field === undefined ? undefined : "by-key");
});

it("a POST with 200 and 201 may find what is there, and a PATCH named an action sends no members", () => {
  const content = (properties: object) => ({
    content: { "application/json": { schema: { type: "object", properties } } },
  });
  const responses = { 200: content({ id: { type: "string" } }), 201: content({ id: { type: "string" } }) };
  const post = { operationId: "create_command", requestBody: content({}), responses };
  const patch = {
    operationId: "action_request",
    requestBody: content({ action: { type: "string" } }),
    responses: { 200: {} },
  };
  const document = { openapi: "3.1.0", paths: { "/commands": { post }, "/requests/{id}": { patch } } };
  const settled = settledOperations(readContract(localSpot(document, "a.yaml")));
  expect(settled.map(({ semantics }) => semantics.effect)).toEqual([undefined, undefined]);
});
