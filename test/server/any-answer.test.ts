// Responses of every status, errors in the document's own shape, optional content, text and bytes.
import { describe, expect, it } from "vitest";
import { buildApp, type ServerOptions } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { computed, plain } from "../../src/server/page.ts";
import { accepted, notFound, ok, redirect, respond } from "../../src/server/replies.ts";
import { documentOf, echoOf } from "./echo.ts";

const json = (schema: object = {}): object => ({ "application/json": { schema } });
const shape = { type: "object", required: ["message"], properties: { message: { type: "string" } } };
const effect = { effect: "process", idempotent: false, repeat: 200 };

function posting(responses: object, more: object = {}): object {
  const described = Object.entries(responses).map(([status, one]) => [
    status,
    { description: status, ...one },
  ]);
  return { "x-method-semantics": effect, ...more, responses: Object.fromEntries(described) };
}

const location = { headers: { Location: { schema: { type: "string" } } } };
const body = (content: object, required = false): object => ({ requestBody: { content, required } });
const operations: Readonly<Record<string, object>> = {
  job: posting({ 202: { content: json(), ...location } }),
  found: posting({ 302: location }),
  seeOther: posting({ 303: location }),
  part: posting({
    206: { content: json(), headers: { "Content-Range": { required: true, schema: { type: "string" } } } },
  }),
  list: posting({ 200: { content: json({ type: "array" }) } }),
  text: posting({ 200: { content: { "text/csv": { schema: { type: "string" } } } } }),
  own: posting(
    { 200: {}, 404: { content: json(shape) }, 422: { content: json(shape) } },
    body(json(shape), true),
  ),
  ranges: posting({ "2XX": { content: json() }, "4XX": { content: json(shape) } }, body(json(shape), true)),
  fallback: posting({ 200: { content: json() }, default: { content: json(shape) } }, body(json(shape), true)),
  silent: posting({ 200: { content: json() }, 404: {} }),
  optional: posting({ 200: { content: json() } }, body(json(shape))),
  upload: posting({ 200: { content: json() } }, body({ "application/octet-stream": {} }, true)),
  note: posting(
    { 200: { content: json() } },
    body({ "text/plain": { schema: { type: "string", maxLength: 3 } } }, true),
  ),
  vendor: posting(
    { 200: { content: json() } },
    body({ "application/vnd.api+json; charset=utf-8": { schema: shape } }, true),
  ),
};

const handlers: Readonly<Record<string, (request: HandlerRequest) => unknown>> = {
  job: () => accepted(computed({ state: "queued" }), { Location: "/jobs/1" }),
  found: () => redirect(302, "/elsewhere"),
  seeOther: () => redirect(303, "https://example.com/"),
  part: () => respond(206, computed([1]), { "Content-Range": "items 0-0/9" }),
  list: () => ok(computed([1, 2])),
  text: () => ok(plain("a,b\n")),
  own: () => notFound(),
  ranges: () => notFound(),
  fallback: () => notFound(),
  silent: () => notFound(),
  optional: ({ content }) => ok(computed({ content: content ?? "none" })),
  upload: ({ content }) => ok(computed({ bytes: (content as Blob).size })),
  note: ({ content }) => ok(computed({ content })),
  vendor: ({ content }) => ok(computed({ content })),
};

const paths = Object.entries(operations).map(([id, one]) => [
  `/${id}`,
  { post: { operationId: id, ...one } },
]);
const { wiring } = await echoOf(documentOf(Object.fromEntries(paths)));
const failures: unknown[] = [];
const options: ServerOptions = {
  now: () => 0,
  onError: (error) => void failures.push(error),
  checkResponses: true,
  errorContent: ({ title, status }, { operation }) => ({ message: `${status} ${title} (${operation})` }),
};
const app = buildApp(wiring, handlers as Record<string, () => AnyReply>, memoryStore({}), options);

async function post(id: string, content?: BodyInit, type?: string): Promise<readonly unknown[]> {
  const headers = new Headers(type === undefined ? {} : { "content-type": type });
  const answer = await app.fetch(
    new Request(`http://host/${id}`, {
      method: "POST",
      headers,
      ...(content === undefined ? {} : { body: content }),
    }),
  );
  const text = await answer.text();
  expect(failures).toEqual([]);
  const sent = answer.headers.get("content-type");
  return [
    answer.status,
    sent,
    sent?.includes("json") ? JSON.parse(text) : text,
    answer.headers.get("location"),
  ];
}

const JSON_TYPE = "application/json";
const PROBLEM = "application/problem+json";
const good = '{"message":"m"}';

describe("a declared response", () => {
  it.each([
    ["job", [202, JSON_TYPE, { state: "queued" }, "/jobs/1"]],
    ["found", [302, null, "", "/elsewhere"]],
    ["seeOther", [303, null, "", "https://example.com/"]],
    ["part", [206, JSON_TYPE, [1], null]],
    ["list", [200, JSON_TYPE, [1, 2], null]],
    ["text", [200, "text/csv", "a,b\n", null]],
    ["silent", [404, PROBLEM, expect.objectContaining({ status: 404 }), null]],
    ["optional", [200, JSON_TYPE, { content: "none" }, null]],
  ])("%s without content", async (id, want) => {
    expect(await post(id)).toEqual(want);
  });

  it.each([
    ["own", good, JSON_TYPE, [404, JSON_TYPE, { message: "404 Not found (own)" }]],
    ["own", "{}", JSON_TYPE, [422, JSON_TYPE, { message: expect.stringContaining("(own)") }]],
    ["own", "x", "text/plain", [415, PROBLEM, expect.objectContaining({ status: 415 })]],
    ["ranges", "{}", JSON_TYPE, [422, JSON_TYPE, { message: expect.stringContaining("(ranges)") }]],
    ["fallback", good, JSON_TYPE, [404, JSON_TYPE, { message: expect.stringContaining("(fallback)") }]],
    ["fallback", "x", "text/plain", [415, JSON_TYPE, { message: expect.stringContaining("415") }]],
    ["optional", good, JSON_TYPE, [200, JSON_TYPE, { content: { message: "m" } }]],
    ["optional", "{}", JSON_TYPE, [422, PROBLEM, expect.anything()]],
    ["optional", "x", "text/plain", [415, PROBLEM, expect.anything()]],
    ["upload", "12345", "application/octet-stream", [200, JSON_TYPE, { bytes: 5 }]],
    ["note", "abc", "text/plain", [200, JSON_TYPE, { content: "abc" }]],
    ["note", "abcd", "text/plain", [422, PROBLEM, expect.anything()]],
    ["vendor", good, "application/vnd.api+json", [200, JSON_TYPE, { content: { message: "m" } }]],
  ])("%s with %s as %s", async (id, content, type, want) => {
    expect((await post(id, content, type)).slice(0, 3)).toEqual(want);
  });
});
