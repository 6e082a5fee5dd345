// Responses of items that the document describes (OpenAPI 3.2): typed, framed, checked, and chosen by handler and client.
import { describe, expect, it } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { computed } from "../../src/server/page.ts";
import { ok } from "../../src/server/replies.ts";
import { events, lines } from "../../src/server/streams.ts";
import { documentOf, echoOf, listing } from "./echo.ts";

const tick = { type: "object", required: ["n"], properties: { n: { type: "integer" } } };
const answering = (id: string, content: object): object => ({
  get: listing(id, { responses: { 200: { description: "ok", content } } }),
});
const EVENTS = "text/event-stream";
const data = { type: "object", required: ["data"], properties: { event: { const: "tick" }, data: tick } };
const document = documentOf(
  {
    "/events": answering("events", { [EVENTS]: { itemSchema: data } }),
    "/data": answering("data", { [EVENTS]: { schema: tick } }),
    "/rows": answering("rows", { "application/jsonl": { itemSchema: tick } }),
    "/sequence": answering("sequence", { "application/geo+json-seq": { itemSchema: tick } }),
    "/both": answering("both", {
      "application/json": { schema: { type: "array", items: tick } },
      [EVENTS]: { schema: tick },
    }),
  },
  { openapi: "3.2.0" },
);

let source: readonly unknown[] = [];
let isReturned = false;
async function* items(): AsyncGenerator<never> {
  try {
    yield* source as never[];
  } finally {
    isReturned = true;
  }
}
const reply = (one: unknown) => ok(one as ReturnType<typeof lines>) as AnyReply;
const handlers = {
  events: () => reply(events(items())),
  data: () => reply(events(items())),
  rows: () => reply(lines(items())),
  sequence: () => reply(lines(items())),
  both: ({ prefers }: HandlerRequest) =>
    reply(prefers === EVENTS ? events(items()) : computed(source.map((one) => Object(one).data))),
};
const { wiring } = await echoOf(document);
const failures: string[] = [];
const makeApp = (checkResponses: boolean) =>
  buildApp(wiring, handlers, memoryStore({}), {
    now: () => 0,
    onError: (error) => void failures.push(String(error)),
    checkResponses,
  });

async function ask(path: string, given: readonly unknown[], checks = true, accept = "*/*") {
  [source, isReturned, failures.length] = [given, false, 0];
  const request = new Request(`http://host/${path}`, { headers: { accept } });
  const answer = await makeApp(checks).fetch(request);
  const type = answer.headers.get("content-type");
  const text = await answer.text().catch((error: Error) => error.name);
  return { type, text, failures: [...failures] };
}

describe("a stream of items", () => {
  it.each([
    ["events", [{ event: "tick", data: { n: 1 } }], EVENTS, 'event: tick\ndata: {"n":1}\n\n'],
    ["data", [{ id: "7", data: { n: 1 } }], EVENTS, 'id: 7\ndata: {"n":1}\n\n'],
    ["rows", [{ n: 1 }, { n: 2 }], "application/jsonl", '{"n":1}\n{"n":2}\n'],
    ["sequence", [{ n: 1 }, { n: 2 }], "application/geo+json-seq", '\x1e{"n":1}\n\x1e{"n":2}\n'],
  ])("%s is framed by its media type", async (path, given, type, text) => {
    expect(await ask(path, given)).toEqual({ type, text, failures: [] });
  });

  it.each([
    ["events", [{ data: { n: 1 } }, { event: "tock", data: { n: 1 } }], "/event"],
    ["data", [{ data: { n: "1" } }], "/n must be a whole number"],
    ["rows", [{ n: 1 }, {}], "/n is required"],
    ["sequence", [{ n: 1.5 }], "/n must be"],
  ])("%s ends at an item that does not fit, if responses are checked", async (path, given, named) => {
    const answer = await ask(path, given);
    expect([answer.text, answer.failures, isReturned]).toEqual([
      "ItemFault",
      [expect.stringMatching(new RegExp(`${path} sent an item that does not fit its schema: .*`))],
      true,
    ]);
    expect(answer.failures[0]).toContain(named.split(" ")[0]);
    expect((await ask(path, given, false)).failures).toEqual([]);
  });

  it("is chosen by the handler, which knows what the client prefers", async () => {
    const given = [{ data: { n: 1 } }];
    const json = { type: "application/json", text: '[{"n":1}]', failures: [] };
    expect(await ask("both", given)).toEqual(json);
    expect(await ask("both", given, true, "text/event-stream;q=0.5, application/json")).toEqual(json);
    const stream = { type: EVENTS, text: 'data: {"n":1}\n\n', failures: [] };
    expect(await ask("both", given, true, EVENTS)).toEqual(stream);
    expect(await ask("both", given, true, "application/json;q=0.5, text/event-stream")).toEqual(stream);
    expect((await ask("both", given, true, "image/png")).type).toBe("application/problem+json");
  });
});
