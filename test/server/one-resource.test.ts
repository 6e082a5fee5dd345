// Operations on one resource whose document says little: no 404, plain JSON in a PATCH, a DELETE that succeeds twice.
import { expect, it } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { computed } from "../../src/server/page.ts";
import { noContent, notFound, ok, redirect, respond } from "../../src/server/replies.ts";
import { documentOf, echoOf } from "./echo.ts";

const id = [{ name: "id", in: "path", required: true, schema: { type: "string" } }];
const none = { description: "nothing" };
const shown = { description: "shown", content: { "application/json": { schema: lamp() } } };

function lamp(): object {
  const properties = { name: { type: "string" }, note: { type: ["string", "null"] } };
  return { type: "object", required: ["lamp"], properties: { lamp: { type: "object", properties } } };
}

function operation(operationId: string, effect: string, responses: object, more: object = {}): object {
  const [repeat] = Object.keys(responses).map(Number);
  const safe = effect === "read";
  const semantics = { effect, safe, idempotent: effect !== "merge", repeat };
  return { operationId, "x-method-semantics": semantics, responses, ...more };
}

const document = documentOf({
  "/lamps/{id}": {
    parameters: id,
    get: operation("getLamp", "read", { 200: shown }),
    head: { operationId: "headLamp", responses: { 200: none, 404: none } },
    patch: operation(
      "patchLamp",
      "merge",
      { 200: shown },
      { requestBody: { content: { "application/json": { schema: lamp() } } } },
    ),
    delete: operation("deleteLamp", "delete", { 204: none }),
  },
  "/moved": {
    get: operation("moved", "read", {
      200: none,
      303: { ...none, headers: { Location: { schema: { type: "string" } } } },
    }),
  },
  "/silent": { get: operation("silent", "read", { 200: none }) },
});
const { wiring } = await echoOf(document);
const handlers: Readonly<Record<string, (request: HandlerRequest) => unknown>> = {
  getLamp: ({ path }) =>
    path.id === "one" ? ok(computed({ lamp: { name: "one", note: "here" } })) : notFound(),
  patchLamp: ({ content, current }) =>
    ok(computed({ lamp: { seen: current?.value, sent: content ?? "nothing" } })),
  deleteLamp: () => noContent(),
  moved: () => redirect(303, "/lamps/one"),
  silent: () => respond(200),
};
const failures: unknown[] = [];
const onError = (error: unknown): void => void failures.push(error);
const options = { now: () => 0, onError, checkResponses: true };
const app = buildApp(wiring, handlers as Record<string, () => AnyReply>, memoryStore({}), options);

async function send(method: string, path: string, content?: object, more: object = {}): Promise<unknown> {
  const headers = new Headers({ ...more, ...(content && { "content-type": "application/json" }) });
  const body = content === undefined ? {} : { body: JSON.stringify(content) };
  const response = await app.fetch(new Request(`http://host${path}`, { method, headers, ...body }));
  const text = await response.text();
  expect(failures).toEqual([]);
  return [response.status, text.startsWith('{"lamp"') ? JSON.parse(text).lamp : undefined];
}

const seen = { lamp: { name: "one", note: "here" } };

it.each([
  ["a declared HEAD is GET without content", "HEAD", "/lamps/one", undefined, [200, undefined]],
  ["and finds what GET finds", "HEAD", "/lamps/two", undefined, [404, undefined]],
  ["a 404 needs no declaration", "GET", "/lamps/two", undefined, [404, undefined]],
  ["a DELETE of nothing succeeds, as `repeat` says", "DELETE", "/lamps/two", undefined, [204, undefined]],
  ["a merge finds its target", "PATCH", "/lamps/two", { lamp: {} }, [404, undefined]],
  [
    "a handler merges plain JSON itself, null included",
    "PATCH",
    "/lamps/one",
    { lamp: { note: null } },
    [200, { seen, sent: { lamp: { note: null } } }],
  ],
  ["a merge may have no content", "PATCH", "/lamps/one", undefined, [200, { seen, sent: "nothing" }]],
  ["a read may redirect", "GET", "/moved", undefined, [303, undefined]],
  ["a read may have no content", "GET", "/silent", undefined, [200, undefined]],
])("%s", async (_, method, path, content, want) => {
  expect(await send(method, path, content)).toEqual(want);
});

it("refuses a DELETE of nothing under If-Match", async () => {
  const conditional = documentOf({
    "/lamps/{id}": {
      parameters: [...id, { name: "If-Match", in: "header", schema: { type: "string" } }],
      get: operation("getLamp", "read", { 200: shown }),
      delete: operation("deleteLamp", "delete", { 204: none }),
    },
  });
  const strict = buildApp(
    (await echoOf(conditional)).wiring,
    handlers as Record<string, () => AnyReply>,
    memoryStore({}),
    options,
  );
  const headers = { "if-match": '"x"' };
  const response = await strict.fetch(new Request("http://host/lamps/two", { method: "DELETE", headers }));
  expect(response.status).toBe(404);
});

it("names the handlers of operations whose operationId is missing, taken or not a name", async () => {
  const { wiring: named } = await echoOf(
    documentOf({
      "/lamps": { get: operation("lamps.list", "read", { 200: shown }) },
      "/lamps/{id}": {
        parameters: id,
        get: operation("then", "read", { 200: shown }),
        post: operation("lamps.list", "process", { 200: shown }),
      },
      "/now": { get: { ...operation("x", "read", { 200: shown }), operationId: undefined } },
    }),
  );
  expect(Object.keys(named)).toEqual(["lampsList", "_then", "lampsList_2", "getNow"]);
  expect(named["lampsList_2"]?.target).toEqual({ read: "_then", parameters: { id: "id" } });
});
