// Binary responses and streams over the wire: bytes, server-sent events, lines of JSON, and clients that leave.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import type { AnyReply } from "../../src/server/context.ts";
import { type Listening, listen } from "../../src/server/listen.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { ok } from "../../src/server/replies.ts";
import { bytes, events, lines } from "../../src/server/streams.ts";
import { documentOf, echoOf, listing } from "./echo.ts";

const answering = (id: string, type: string, headers: object = {}, more: object = {}): object => ({
  get: listing(id, { responses: { 200: { description: "ok", headers, content: { [type]: {} } } }, ...more }),
});
const etag = { ETag: { required: true, schema: { type: "string" } } };
const conditional = { parameters: [{ name: "If-None-Match", in: "header", schema: { type: "string" } }] };
const document = documentOf({
  "/picture": answering("picture", "image/png", etag, conditional),
  "/archive": answering("archive", "application/octet-stream"),
  "/ticks": answering("ticks", "text/event-stream"),
  "/rows": answering("rows", "application/x-ndjson"),
  "/endless": answering("endless", "application/jsonl"),
});

const png = new Uint8Array([137, 80, 78, 71, 0, 255]);
const ended: string[] = [];
/** Fills the buffers between a server and a client that does not read with few rows. */
const LONG = { text: "a".repeat(50_000) };
async function* rowsOf(count: number, name: string, more: object = {}) {
  try {
    for (let id = 1; id <= count; id++) yield { id, ...more };
  } finally {
    ended.push(name);
  }
}
async function* ticksOf() {
  yield { event: "a\nb", id: "1", retry: 500, data: "one\ntwo" };
  yield { data: { n: 2 } };
}
const handlers: Readonly<Record<string, () => unknown>> = {
  picture: () => ok(bytes(png)),
  archive: () => ok(bytes(new Blob(["ab", "cd"]).stream())),
  ticks: () => ok(events(ticksOf())),
  rows: () => ok(lines(rowsOf(2, "rows"))),
  endless: () => ok(lines(rowsOf(Number.POSITIVE_INFINITY, "endless", LONG))),
};

describe("content that is not JSON", () => {
  let server: Listening;
  let app: ReturnType<typeof buildApp>;
  const failures: unknown[] = [];
  const ask = (path: string, init?: RequestInit) => fetch(`${server.origin}/${path}`, init);
  beforeAll(async () => {
    const { wiring } = await echoOf(document);
    const options = {
      now: () => 0,
      onError: (error: unknown) => void failures.push(error),
      checkResponses: true,
    };
    app = buildApp(wiring, handlers as Record<string, () => AnyReply>, memoryStore({}), options);
    server = await listen(app, wiring, { port: 0 });
  });
  afterAll(async () => {
    await server.close();
    expect(failures).toEqual([]);
  });

  it("bytes have a type, a length and an entity tag", async () => {
    const answer = await ask("picture");
    expect([answer.headers.get("content-type"), answer.headers.get("content-length")]).toEqual([
      "image/png",
      "6",
    ]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(png);
    const again = await ask("picture", { headers: { "if-none-match": answer.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  it.each([
    ["archive", "application/octet-stream", "abcd"],
    [
      "ticks",
      "text/event-stream",
      'event: a b\nid: 1\nretry: 500\ndata: one\ndata: two\n\ndata: {"n":2}\n\n',
    ],
    ["rows", "application/x-ndjson", '{"id":1}\n{"id":2}\n'],
  ])("%s is a stream of %s", async (path, type, text) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, type]);
    expect(await answer.text()).toBe(text);
    const head = await ask(path, { method: "HEAD" });
    expect([head.status, await head.text()]).toEqual([200, ""]);
    const elsewhere = await app.fetch(new Request(`http://host/${path}`, { method: "HEAD" }));
    expect([elsewhere.status, elsewhere.body]).toEqual([200, null]);
  });

  it("another type is not acceptable", async () => {
    expect((await ask("picture", { headers: { accept: "image/webp" } })).status).toBe(406);
  });

  it("a source ends when its client leaves", async () => {
    const leaving = new AbortController();
    const answer = await ask("endless", { signal: leaving.signal });
    await answer.body?.getReader().read();
    expect(ended).not.toContain("endless");
    leaving.abort();
    await expect.poll(() => ended).toContain("endless");
  });
});
