// The one call that serves an API of one's own: pages, problem types, health, CORS, log, base path, closing.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Log } from "../../src/site/log.ts";
import { type ServerOptions, type Serving, serveApi } from "../../src/site/serve-api.ts";
import { createApp, wiring } from "../guarded/generated/server.ts";
import { handlers } from "../guarded/handlers.ts";
import { HouseStore } from "../guarded/house.ts";

const lines: string[] = [];
const log: Log = {
  announce: ({ text }) => void lines.push(text),
  say: (text) => void lines.push(text),
  request: ({ status, target }) => void lines.push(`${status} ${target}`),
  failure: (error) => void lines.push(String(error)),
};
let api: Serving;
let isClosed = false;
beforeAll(async () => {
  api = await serveApi(
    {
      wiring,
      app: (options) => createApp(handlers, new HouseStore(), options),
      document: "test/documents/guarded.yaml",
      problems: {
        "too-dark": {
          title: "Too dark",
          status: 409,
          when: "it is night",
          todo: "Wait.",
          section: "RFC 9110 15.5.10",
        },
      },
      close: async () => {
        isClosed = true;
      },
      routes: (app) => void app.get("/hello", (c) => c.text("hello")),
    },
    { port: 0, log, allowedOrigins: ["https://app.example"] },
  );
});
afterAll(() => api.close());

const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(api.origin + path, { headers });

describe("next to the operations", () => {
  it.each([
    "/docs",
    "/semantics",
    "/problems",
    "/openapi.yaml",
    "/openapi.json",
    "/livez",
    "/readyz",
    "/hello",
  ])("%s is served", async (path) => expect((await ask(path)).status).toBe(200));

  it("the pages are about this API, and say nothing of the book service", async () => {
    const page = await (await ask("/docs")).text();
    expect(page).toContain('href="/docs">');
    expect(page).not.toMatch(/href="\/(?:books?|twice|guide|laws)?"|its books|Verbatim/);
  });

  it("every link of every page leads somewhere", async () => {
    const open = ["/docs"];
    const seen = new Map<string, number>();
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      const answer = await ask(path);
      seen.set(path, answer.status);
      const text = answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
      for (const [, href = ""] of text.matchAll(/(?:href|src)="(\/[^"#]*)/g)) open.push(href);
    }
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([]);
    expect(seen.size).toBeGreaterThan(30);
  });

  it("the type of a problem is the address of a page, and so is that of a type of its own", async () => {
    const problem = (await (await ask("/nowhere")).json()) as { readonly type: string };
    expect((await ask(problem.type)).status).toBe(200);
    expect(await (await ask("/problems/too-dark")).text()).toContain("Too dark");
  });
});

it("CORS: an allowed origin may read, a different one may not", async () => {
  const origins = ["https://app.example", "https://other.example"];
  const answers = await Promise.all(origins.map((origin) => ask("/nowhere", { origin })));
  const allowed = answers.map(({ headers }) => headers.get("access-control-allow-origin"));
  expect(allowed).toEqual(["https://app.example", null]);
});

it("each request has a log line", async () => {
  await ask("/livez?log");
  await expect.poll(() => lines).toContain("200 /livez?log");
  expect(lines[0]).toBe(`listening on ${api.origin}`);
});

it("other machines are refused without authentication, and the message says what to do", async () => {
  const app = (options: Parameters<typeof createApp>[2]) => createApp(handlers, new HouseStore(), options);
  await expect(serveApi({ wiring, app }, { host: "0.0.0.0", port: 0, log })).rejects.toThrow(
    "host: other machines can reach 0.0.0.0, and no caller is authenticated.",
  );
});

it("closing runs the API's own close, ends, and leaves no listener for signals", async () => {
  const before = process.listenerCount("SIGTERM");
  await api.close();
  await api.ended;
  expect(isClosed).toBe(true);
  expect(process.listenerCount("SIGTERM")).toBe(before - 1);
  await expect(ask("/livez")).rejects.toThrow();
});

it("a document that cannot be read is an error at the start, with its whole path", async () => {
  const app = (options: ServerOptions) => createApp(handlers, new HouseStore(), options);
  const started = serveApi({ wiring, app, document: "test/documents/none.yaml" }, { port: 0, log });
  await expect(started).rejects.toThrow(/^document: cannot read \/.*\/test\/documents\/none\.yaml: ENOENT/);
});

it("/readyz says when to ask again while the store does not answer", async () => {
  const alone = await serveApi(
    {
      wiring,
      app: (options) => createApp(handlers, new HouseStore(), options),
      askStore: () => Promise.reject(new Error("down")),
    },
    { port: 0, log },
  );
  const { status, headers } = await fetch(`${alone.origin}/readyz`);
  expect([status, headers.get("retry-after")]).toEqual([503, "1"]);
  await alone.close();
});
