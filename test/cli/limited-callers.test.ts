// A rate limit over sockets: forms and JSON of one address count together, proxies say whose request it is, pages pass 429 on.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, wiring } from "../../generated/server.ts";
import { wantsPage, withFormAnswers } from "../../src/books/form-answers.ts";
import { bookPages } from "../../src/books/own-pages.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import type { Log } from "../../src/site/log.ts";
import { type Serving, serveApi } from "../../src/site/serve-api.ts";

const log: Log = { announce: () => {}, say: () => {}, request: () => {}, failure: console.error };
let api: Serving;
beforeAll(async () => {
  const store = memoryStore({ now: () => 0, random: (length) => new Uint8Array(length) });
  api = await serveApi(
    {
      ...bookPages,
      wiring,
      document: "openapi.yaml",
      app: (options) => createApp(handlers, store, { ...options, now: () => 0 }),
      wrapped: {
        isFor: ({ method, url, headers }) => wantsPage(method, url, headers.accept),
        wrap: withFormAnswers,
      },
    },
    { port: 0, log, open: true, trustForwarded: true, rateLimit: { requests: 2, seconds: 60 } },
  );
  // The first page builds the app, if it is not built.
  await ask("/", "192.0.2.99");
}, 120_000);
afterAll(() => api.close());

const ask = (path: string, address: string, more: RequestInit = {}): Promise<Response> =>
  fetch(api.origin + path, {
    redirect: "manual",
    ...more,
    headers: { accept: "text/html, */*;q=0.5", ...(address === "" ? {} : { forwarded: `for="${address}"` }) },
  });
const form = { method: "POST", body: new URLSearchParams({ title: "" }) };
const leftOf = ({ status, headers }: Response): string =>
  `${status} ${/;r=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1]}`;

describe("the requests of one address", () => {
  it.each([
    ["the address of the connection", "", ""],
    ["an IPv4 address that a proxy names", "192.0.2.1", "192.0.2.1:4711"],
    ["an IPv6 network that a proxy names", "[2001:db8::1]", "[2001:db8::2]:4711"],
  ])("%s: a form and JSON count together", async (_, first, second) => {
    const answers = [
      await ask("/books", first, form),
      await ask("/books?limit=1", second),
      await ask("/books", second, form),
    ];
    expect(answers.map(leftOf)).toEqual(["422 1", "200 0", "429 0"]);
  });

  it.each(["/", "/?q=x", "/book/emma"])("%s passes on that nothing is left, and until when", async (path) => {
    for (let n = 0; n < 2; n++) await ask("/books", "192.0.2.9");
    const { status, headers } = await ask(path, "192.0.2.9");
    expect([status, headers.get("retry-after"), headers.get("location")]).toEqual([429, "60", null]);
  });

  it("a query that the list refuses leads to the list", async () => {
    const { status, headers } = await ask(`/?cursor=${"x".repeat(3000)}`, "192.0.2.10");
    expect([status, headers.get("location")]).toEqual([302, "/"]);
  });
});
