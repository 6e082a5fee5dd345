// An error without a response says where the request went, how often, why, and what is known about the effect.
import { createServer } from "node:net";
import { afterEach, expect, it, vi } from "vitest";
import { createClient } from "../../generated/client.ts";
import { body, caught, dropped, path, scriptedWith, status } from "./retry-script.ts";

afterEach(() => void vi.unstubAllGlobals());

const url = "http://service.invalid/books/emma";
const failing = (thrown: unknown) => ({ fetch: () => Promise.reject(thrown) });

it.each<[string, unknown, string]>([
  [
    "Node's fetch",
    new TypeError("fetch failed", { cause: new Error("getaddrinfo ENOTFOUND service.invalid") }),
    "fetch failed: getaddrinfo ENOTFOUND service.invalid",
  ],
  [
    "a host with several addresses",
    new TypeError("fetch failed", { cause: Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }) }),
    "fetch failed: ECONNREFUSED",
  ],
  ["a cause that is not an error", new Error("no", { cause: 7 }), "no"],
  [
    "a certificate that a server chose",
    new Error("no", { cause: new Error("altnames: \u001b[2J") }),
    "no: altnames: \\u{1b}[2J",
  ],
])("says the cause of %s", async (_, thrown, shown) => {
  const { api } = scriptedWith(failing(thrown));
  const error = await caught(api.getBook({ path }).orThrow());
  expect(error.message).toBe(`getBook: request failed (${url}, attempts: 5): ${shown}`);
  expect(error.cause).toBe(thrown);
});

it.each([undefined, null, "offline", 7])("an error that is %j has no cause to say", async (thrown) => {
  const error = await caught(scriptedWith(failing(thrown)).api.getBook({ path }).orThrow());
  expect(error.message).toBe(`getBook: request failed (${url}, attempts: 5)`);
});

it("says what is known about the effect, of a request without a response, a late one, and an aborted one", async () => {
  const { api } = scriptedWith({ attempts: 1 }, dropped(), "never", "never");
  const ended = [
    await caught(api.putBook({ path, body }).orThrow()),
    await caught(api.putBook({ path, body }).orThrow()),
    await caught(api.putBook({ path, body, signal: AbortSignal.timeout(1) }).orThrow()),
    await caught(api.putBook({ path, body, signal: AbortSignal.abort() }).orThrow()),
  ].map(({ message }) => message);
  const sent = `(${url}, attempts: 1)`;
  expect(ended).toEqual([
    `putBook: request failed ${sent}: fetch failed; the request may have had an effect`,
    `putBook: no response in time ${sent}; the request may have had an effect`,
    expect.stringMatching(/^putBook: (aborted by the caller|no response in time) \(/),
    "putBook: aborted by the caller (attempts: 0)",
  ]);
});

it("does not show the query, which may contain a key", async () => {
  const error = await caught(
    scriptedWith({ attempts: 1 }, dropped())
      .api.listBooks({ query: { q: "a" } })
      .orThrow(),
  );
  expect(error.message).toBe(
    "listBooks: request failed (http://service.invalid/books, attempts: 1): fetch failed",
  );
});

const cors = "the server is down or does not allow the origin http://localhost:5173 (CORS)";

it.each<[string, string, unknown, string]>([
  ["another origin", "http://localhost:5173", new TypeError("Failed to fetch"), `: Failed to fetch: ${cors}`],
  ["the page's origin", "http://service.invalid", new TypeError("Failed to fetch"), ": Failed to fetch"],
  ["a cause that is known", "http://localhost:5173", new TypeError("a", { cause: new Error("b") }), ": a: b"],
])("names CORS in a browser only where it may be the reason: %s", async (_, origin, thrown, shown) => {
  vi.stubGlobal("location", { origin });
  const error = await caught(
    scriptedWith({ ...failing(thrown), attempts: 1 })
      .api.getBook({ path })
      .orThrow(),
  );
  expect(error.message).toBe(`getBook: request failed (${url}, attempts: 1)${shown}`);
});

it("does not name CORS when nothing was sent", async () => {
  vi.stubGlobal("location", { origin: "http://localhost:5173" });
  const token = () => Promise.reject(new TypeError("logged out"));
  const error = await caught(scriptedWith({ token }, status(200)).api.getBook({ path }).orThrow());
  expect(error.message).toBe(`getBook: request failed (${url}, attempts: 0): logged out`);
});

it("over a socket: nothing listens", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  const at = `127.0.0.1:${typeof address === "object" && address?.port}`;
  await new Promise((resolve) => server.close(resolve));
  const { error } = await createClient({ baseUrl: `http://${at}`, attempts: 1 }).getBook({ path });
  expect(error?.message).toBe(
    `getBook: request failed (http://${at}/books/emma, attempts: 1): fetch failed: connect ECONNREFUSED ${at}`,
  );
});
