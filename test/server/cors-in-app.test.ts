// CORS of an app without a port: `app.fetch` answers a page of an allowed origin as the server that `listen` opens does.
import { afterAll, expect, it } from "vitest";
import { createApp, wiring } from "../../generated/server.ts";
import { listen } from "../../src/server/listen.ts";
import { handlers } from "../../src/service/handlers.ts";
import { makeApp } from "../service/service.ts";

const PAGE = "https://app.example";
const cors = { allowedOrigins: [PAGE], allowedHeaders: ["X-Experiment"] };
const authenticate = async (token: string) =>
  token === "t0ken" ? { id: "ada", scopes: ["books:write"] } : undefined;
const options = { now: Date.now, onError: () => {}, authenticate, contentLimit: 100, ...cors };

const app = createApp(handlers, makeApp().store, options);
app.get("/own", (c) => c.text("a route of one's own"));
app.get("/broken", () => {
  throw new Error("broken");
});
const server = await listen(app, wiring, { port: 0, open: true, ...cors });
afterAll(() => server.close());

const json = { "content-type": "application/json" };
const token = { authorization: "Bearer t0ken" };
const asks = { "access-control-request-method": "PUT", "access-control-request-headers": "if-match" };

type Sent = readonly [
  method: string,
  path: string,
  headers?: Readonly<Record<string, string>>,
  body?: string,
];
const send = ([method, path, headers, body]: Sent, origin: string | undefined, at: string): Request =>
  new Request(at + path, {
    method,
    headers: { ...headers, ...(origin !== undefined && { origin }) },
    ...(body !== undefined && { body }),
  });
const corsOf = ({ headers }: Response): object => ({
  vary: headers.get("vary"),
  ...Object.fromEntries([...headers].filter(([name]) => name.startsWith("access-control-"))),
});

const requests: readonly (readonly [status: number, name: string, sent: Sent])[] = [
  [200, "a list", ["GET", "/books"]],
  [204, "a preflight", ["OPTIONS", "/books/a", asks]],
  [204, "a preflight of no path", ["OPTIONS", "/none", asks]],
  [204, "OPTIONS of a page that asks for nothing", ["OPTIONS", "/books/a"]],
  [200, "a route next to the operations", ["GET", "/own"]],
  [400, "an invalid parameter", ["GET", "/books?limit=none"]],
  [401, "no token", ["DELETE", "/books/a"]],
  [404, "no operation", ["GET", "/none"]],
  [405, "no such method", ["DELETE", "/books", token]],
  [413, "too much content", ["POST", "/books", { ...json, ...token }, JSON.stringify("a".repeat(200))]],
  [415, "no media type", ["PUT", "/books/a", { ...token, "content-type": "text/plain" }, "a"]],
  [500, "a route that fails", ["GET", "/broken"]],
];

it.each(requests)("%i for %s: its fields for a page are those of the server", async (status, _, sent) => {
  for (const origin of [PAGE, "https://e.example", undefined]) {
    const answer = await app.fetch(send(sent, origin, "http://host"));
    const served = await fetch(send(sent, origin, server.origin));
    await served.arrayBuffer();
    const wanted = origin !== PAGE && sent[1] === "/none" && sent[0] === "OPTIONS" ? 404 : status;
    expect([answer.status, served.status]).toEqual([wanted, wanted]);
    expect(exposedTo(answer)).toEqual(exposedTo(served));
    expect(answer.headers.get("access-control-allow-origin")).toBe(origin === PAGE ? PAGE : null);
    expect(answer.headers.get("vary")?.toLowerCase().split(", ")).toContain("origin");
  }
});

/** The fields of CORS, and which fields a page can read; the server's own fields of the message, such as its date, are in no response of `app.fetch`. */
function exposedTo(answer: Response): object {
  const { "access-control-expose-headers": exposed = "", ...others } = corsOf(answer) as Record<
    string,
    string
  >;
  const ofMessage = ["connection", "date", "keep-alive", "transfer-encoding", "x-request-id"];
  const names = exposed.split(", ").filter((name) => !ofMessage.includes(name.toLowerCase()));
  return { ...others, exposed: names.sort() };
}

it("a preflight lists the methods, and the fields of the document and of the options", async () => {
  const { headers } = await app.fetch(send(["OPTIONS", "/books/a", asks], PAGE, "http://host"));
  expect(headers.get("access-control-allow-methods")).toContain("PATCH");
  for (const name of ["If-Match", "Idempotency-Key", "X-Experiment"])
    expect(headers.get("access-control-allow-headers")).toContain(name);
});

it("without allowed origins, there is none; with a wrong name of a field, there is no app", async () => {
  const { store } = makeApp();
  const plain = createApp(handlers, store, { now: Date.now, onError: () => {} });
  expect(corsOf(await plain.fetch(send(["GET", "/own"], PAGE, "http://host")))).toEqual({ vary: null });
  expect(() => createApp(handlers, store, { ...options, allowedHeaders: ["X Tenant"] })).toThrow(
    'allowedHeaders: "X Tenant" is not the name of a header field, such as X-Tenant',
  );
});
