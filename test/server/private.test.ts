// Responses for a principal: caches that others share must not store them (RFC 9111 5.2.2.7).
import { expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { buildApp } from "../../src/server/app.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

const { security, isSecured, scopes } = wiring.deleteBook;
const app = buildApp(
  { ...wiring, getBook: { ...wiring.getBook, isSecured, scopes, ...(security && { security }) } },
  handlers,
  memoryStore({ now: () => 0, random: (length) => new Uint8Array(length) }),
  {
    now: () => 0,
    onError: (error) => expect.unreachable(String(error)),
    authenticate: async (id) => ({ id, scopes: ["books:write"] }),
  },
);

const ask = (method: string, path: string, headers: Readonly<Record<string, string>>, body?: object) =>
  app.request(path, {
    method,
    headers: { authorization: "Bearer ada", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });

it("a secured read says private, with 200 and 304; an open one does not; errors and writes are not stored", async () => {
  const book = { title: "Emma", authors: ["Jane Austen"] };
  const put = await ask("PUT", "/books/emma", { "content-type": "application/json" }, book);
  const read = await ask("GET", "/books/emma", {});
  const again = await ask("GET", "/books/emma", { "if-none-match": read.headers.get("etag") ?? "" });
  const list = await ask("GET", "/books", {});
  const none = await ask("GET", "/books/none", {});
  const seen = [put, read, again, list, none].map(({ status, headers }) => [
    status,
    headers.get("cache-control"),
  ]);
  expect(seen).toEqual([
    [201, "no-store"],
    [200, "private, no-cache"],
    [304, "private, no-cache"],
    [200, "no-cache"],
    [404, "no-store"],
  ]);
});
