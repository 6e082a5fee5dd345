// Responses item by item, over a socket: the first item arrives before the last is sent, and leaving the loop ends it.
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ClientOptions, createTypedClient } from "../../src/client/client.ts";
import { choosing, either, events, lines, sequence, streaming } from "../../src/client/item-streams.ts";
import type { ReadContent, Row } from "../../src/client/table.ts";
import type { Operations as Client } from "../../src/client/types.ts";
import { generate } from "../../src/codegen/generate.ts";

type Any = {
  parameters: { query?: object; header?: never; path?: object };
  responses: { 200: { headers: object; content: { "text/event-stream": AsyncIterable<unknown> } } };
};

const TYPES = { events: "text/event-stream", lines: "application/x-ndjson" } as const;
const waiting: ((response: ServerResponse) => void)[] = [];
const server = createServer(({ headers }, response) => {
  response.writeHead(200, { "content-type": String(headers.accept).split(",")[0] });
  response.flushHeaders();
  waiting.shift()?.(response);
});
beforeAll(async () => {
  await once(server.listen(0, "127.0.0.1"), "listening");
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Opens a stream, and gives both ends of it. */
async function opened(type: keyof typeof TYPES, read: ReadContent, contentLimit = 1000) {
  const { port } = server.address() as AddressInfo;
  const row: Row = { path: "/a", method: "GET", safe: true, answers: { 200: read }, accept: TYPES[type] };
  const table = { one: row } as const;
  const options = streaming<ClientOptions>({
    baseUrl: `http://127.0.0.1:${port}`,
    attempts: 1,
    contentLimit,
  });
  const api = createTypedClient<Client<{ one: Any }, typeof table>>(options, table);
  const far = new Promise<ServerResponse>((resolve) => waiting.push(resolve));
  const near = await api.one().orThrow();
  return { near, far: await far };
}

async function all(source: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of source) items.push(item);
  return items;
}

it("the first item arrives before the last is sent, and leaving the loop closes the connection", async () => {
  const { near, far } = await opened("lines", lines);
  const closed = once(far, "close");
  far.write('{"n":1}\n');
  for await (const item of near) {
    expect([item, far.writableEnded]).toEqual([{ n: 1 }, false]);
    break;
  }
  await closed;
  expect(far.writableEnded).toBe(false);
});

it("a stream may be larger than contentLimit", async () => {
  const { near, far } = await opened("lines", lines, 20);
  far.end('{"n":1}\r\n\n'.repeat(50));
  expect(await all(near)).toHaveLength(50);
});

it.each<[string, Parameters<typeof events>[0], readonly string[], readonly unknown[]]>([
  [
    "events",
    "event",
    ["\ufeff: hi\nevent: a\nid: 1\nretry: 5\ndata: x\ndata:y\n\n"],
    [{ event: "a", id: "1", retry: 5, data: "x\ny" }],
  ],
  ["CRLF in two pieces", "text", ["data: x\r", "\n\r", "\ndata\r\n\r\n"], ["x", ""]],
  ["CR", "text", ["data: x\r\rdata: y\r\r\n"], ["x", "y"]],
  [
    "data in JSON",
    "json",
    ['data: {"n":1}\n\n', "event: none\n\n", "data: [DONE]\n\n", "data: x\n\n"],
    [{ n: 1 }],
  ],
  [
    "events with data in JSON",
    "event with json",
    ['event: a\ndata: {"n":1}\n\n'],
    [{ event: "a", data: { n: 1 } }],
  ],
  ["an event that is cut off", "text", ["data: x\n\ndata: y\n"], ["x"]],
])("reads %s", async (_, item, pieces, want) => {
  const parts = pieces.map((piece) => new TextEncoder().encode(piece));
  const stream = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
  expect(await all((await events(item)(new Response(stream))) as AsyncIterable<unknown>)).toEqual(want);
});

it("gives a JSON text of a sequence when it is complete, before the next one begins", async () => {
  const { readable, writable } = new TransformStream<Uint8Array>();
  const writer = writable.getWriter();
  const items = ((await sequence(new Response(readable))) as AsyncIterable<unknown>)[Symbol.asyncIterator]();
  for (const [text, item] of [
    ['\x1e{"n":1}\n', { n: 1 }],
    ['\x1e{\n"n":2\n}\n', { n: 2 }],
    ["\x1e12\n", 12],
  ] as const) {
    const sent = writer.write(Buffer.from(text));
    expect(await items.next()).toEqual({ done: false, value: item });
    await sent;
  }
});

it("reads a sequence of JSON texts, which may have several lines", async () => {
  const text = '\x1e{"n":1}\n\x1e{\n"n":2\n}\n\x1e\n\x1e3';
  const pieces = [...text].map((one) => new TextEncoder().encode(one));
  const response = new Response(
    new ReadableStream({
      start: (controller) => {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    }),
  );
  expect(await all((await sequence(response)) as AsyncIterable<unknown>)).toEqual([{ n: 1 }, { n: 2 }, 3]);
});

it.each<[string, string, unknown]>([
  ["application/json", '{"n":1}', { n: 1 }],
  ["application/json", '"1"', "1"],
  ["application/json", "null", null],
  ["text/event-stream", "data: 1\n\ndata: 2\n\n", [1, 2]],
])("reads JSON or a stream, whichever the service sends: %s %s", async (type, text, want) => {
  const row: Row = { path: "/a", method: "GET", safe: true, answers: { 200: either(events("json")) } };
  const table = { one: { ...row, accept: "application/json, text/event-stream" } } as const;
  const options = streaming<ClientOptions>(
    choosing<ClientOptions>({
      baseUrl: "http://a.invalid",
      attempts: 1,
      fetch: async () => new Response(text, { headers: { "content-type": type } }),
    }),
  );
  const { data } = await createTypedClient<Client<{ one: Any }, typeof table>>(options, table).one();
  expect(type === "text/event-stream" ? await all(data as AsyncIterable<unknown>) : data).toEqual(want);
});

it("does not take a page for JSON or a stream", async () => {
  const response = new Response("<p>", { headers: { "content-type": "text/html" } });
  await expect(either(lines)(response)).rejects.toThrow("does not fit the document");
});

it("names the item that is not valid JSON, and closes the connection", async () => {
  const { near, far } = await opened("lines", lines);
  const closed = once(far, "close");
  far.write("{}\nnone\n");
  await expect(all(near)).rejects.toThrow("An item of the stream is not valid JSON: none");
  await closed;
});

it("a client is generated with the type of each item", async () => {
  const files = await generate("test/documents/codegen/streams.yaml", ["client"]);
  const client = files.get("client.ts") ?? "";
  expect(client).toContain(
    "createTypedClient<ApiClient>(streams.streaming(streams.choosing(options)), table)",
  );
  expect(client.match(/streams\.(either|events|lines|sequence)\b.*(?=,)/g)).toEqual([
    'streams.events("event with json")',
    'streams.events("json")',
    'streams.events("event")',
    "streams.lines",
    "streams.sequence",
    'streams.either(streams.events("json"))',
  ]);
  expect(client).toContain('accept: "application/json, application/problem+json, text/event-stream"');
  expect(files.get("schema.ts")?.match(/AsyncIterable<[^;]*/g)).toEqual([
    expect.stringMatching(/^AsyncIterable<\{\s+event: string/),
    'AsyncIterable<components["schemas"]["Tick"]>',
    expect.stringMatching(/^AsyncIterable<\{\s+data: string/),
    'AsyncIterable<components["schemas"]["Tick"]>',
    'AsyncIterable<components["schemas"]["Tick"]>',
    'AsyncIterable<components["schemas"]["Tick"]>',
  ]);
  expect(files.get("schema.ts")).toContain('Accept?: "application/json" | "text/event-stream"');
});
