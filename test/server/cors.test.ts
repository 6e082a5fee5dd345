// CORS (Fetch 3.2): a page of an allowed origin can read every response, the front's own included, and all its fields.
import { afterAll, describe, expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { corsRules } from "../../src/server/cors.ts";
import { PATIENCE } from "../../src/server/node-server.ts";
import { startService } from "../rows/service.ts";
import { wire } from "../rows/wire.ts";

const PAGE = "https://app.example";
const patience = { ...PATIENCE, head: 200, request: 200, checkEvery: 50 };
const service = await startService({ allowedOrigins: [PAGE], allowedHeaders: ["X-Experiment"], patience });
const guarded = await startService({ allowedOrigins: [PAGE], guarded: true });
afterAll(async () => {
  await service.close();
  await guarded.close();
});

const HOST = "Host: localhost\r\n";
const CLOSE = "Connection: close\r\n";
const JSON_TYPE = "Content-Type: application/json\r\n";
const long = (length: number): string => "a".repeat(length);
const get =
  (target: string, lines = HOST, version = "1.1") =>
  (origin: string) =>
    `GET ${target} HTTP/${version}\r\n${lines}${CLOSE}${origin}\r\n`;
const post =
  (lines: string, content = "") =>
  (origin: string) =>
    `POST /books HTTP/1.1\r\n${HOST}${JSON_TYPE}${origin}${lines}\r\n${content}`;

describe("a response to an allowed origin has CORS", () => {
  // biome-ignore format: a compact table
  it.each<readonly [number, string, (origin: string) => string]>([
    [200, "the app's", get("/books")],
    [404, "the app's", get("/none")],
    [405, "the app's", (origin) => `DELETE /books HTTP/1.1\r\n${HOST}${CLOSE}${origin}\r\n`],
    [413, "the app's", post("Content-Length: 9999999\r\n")],
    [415, "the app's", (origin) => `POST /books HTTP/1.1\r\n${HOST}${CLOSE}${origin}Content-Length: 1\r\n\r\n1`],
    [204, "the app's", (origin) => `OPTIONS /books HTTP/1.1\r\n${HOST}${CLOSE}${origin}\r\n`],
    [204, "the front's", (origin) => `OPTIONS * HTTP/1.1\r\n${HOST}${CLOSE}${origin}\r\n`],
    [400, "the front's", get("/books/..")],
    [400, "no host", get("/books", "")],
    [403, "from a proxy", get("/books", `${HOST}Via: 1.1 a\r\n`)],
    [405, "TRACE", (origin) => `TRACE /books HTTP/1.1\r\n${HOST}${CLOSE}${origin}\r\n`],
    [405, "CONNECT", (origin) => `CONNECT a:1 HTTP/1.1\r\n${HOST}${origin}\r\n`],
    [414, "too long for the front", get(`/books?${long(9000)}`)],
    [431, "too long for the front", get("/books", `${HOST}X: ${long(17_000)}\r\n`)],
    [431, "too long for Node", get("/books", `${HOST}Origin: ${PAGE}\r\nX: ${long(40_000)}\r\n`)],
    [417, "an expectation", post("Expect: tea\r\nContent-Length: 0\r\n")],
    [421, "not this host", get("/books", "Host: e.example\r\n")],
    [501, "a transfer coding", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n")],
    [505, "a version that Node reads", get("/books", HOST, "2.0")],
    [408, "content that does not arrive", post("Content-Length: 9\r\n", "{")],
    [400, "a malformed chunk", post("Transfer-Encoding: chunked\r\n", "zz\r\n")],
  ])("%i, %s", async (status, _, sent) => {
    const [theirs, others, none] = await Promise.all(
      [`Origin: ${PAGE}\r\n`, "Origin: https://e.example\r\n", ""].map(
        async (origin) => (await wire(service.port, sent(origin)))[0],
      ),
    );
    expect([theirs?.status, theirs?.headers.get("access-control-allow-origin")]).toEqual([status, PAGE]);
    const exposed = theirs?.headers.get("access-control-expose-headers")?.toLowerCase().split(", ") ?? [];
    expect(exposed).toContain("x-request-id");
    for (const answer of [theirs, others, none])
      expect(answer?.headers.get("vary")?.toLowerCase()).toMatch(/(^|, )origin$/);
    // In one case the request names the allowed origin anyway.
    if (sent("").includes(PAGE)) return;
    for (const answer of [others, none]) expect(answer?.headers.has("access-control-allow-origin")).toBe(false);
  });
});

describe("a page can read", () => {
  it.each([
    ["Allow", "service", `DELETE /books HTTP/1.1\r\n${HOST}`],
    ["Accept-Patch", "service", `OPTIONS /books/a HTTP/1.1\r\n${HOST}`],
    ["WWW-Authenticate", "guarded", `DELETE /books/a HTTP/1.1\r\n${HOST}`],
    [
      "Deprecation",
      "service",
      `POST /add-book HTTP/1.1\r\n${HOST}${JSON_TYPE}Content-Length: 2\r\nPrefer: return=minimal\r\n`,
    ],
    ["X-Content-Type-Options", "service", `GET /books HTTP/1.1\r\n${HOST}`],
  ])("%s", async (name, at, head) => {
    const { port } = at === "guarded" ? guarded : service;
    const [answer] = await wire(port, `${head}Origin: ${PAGE}\r\n${CLOSE}\r\n{}`);
    const exposed = answer?.headers.get("access-control-expose-headers")?.toLowerCase().split(", ") ?? [];
    expect(exposed).toContain(name.toLowerCase());
    expect(exposed).not.toContain("content-type");
    expect(new Set(exposed).size).toBe(exposed.length);
  });
});

describe("a preflight", () => {
  const preflight = (origin: string) =>
    wire(
      service.port,
      `OPTIONS /books/a HTTP/1.1\r\n${HOST}${CLOSE}Origin: ${origin}\r\nAccess-Control-Request-Method: PUT\r\nAccess-Control-Request-Headers: if-match\r\n\r\n`,
    );

  it("lists the methods and the fields of the table", async () => {
    const [answer] = await preflight(PAGE);
    expect([answer?.status, answer?.headers.get("access-control-allow-origin")]).toEqual([204, PAGE]);
    expect(answer?.headers.get("access-control-allow-methods")).toContain("PATCH");
    expect(answer?.headers.get("access-control-allow-headers")).toContain("If-Match");
  });

  it("of a different origin is an OPTIONS request", async () => {
    const [answer] = await preflight("https://e.example");
    expect([answer?.status, answer?.headers.has("access-control-allow-methods")]).toEqual([204, false]);
    expect(answer?.headers.get("allow")).toContain("PUT");
  });

  it("lists the header parameters that the document declares", () => {
    const parameter = { type: "string", list: false } as const;
    const headerParameters = {
      shapes: { "x-tenant": parameter, "x-trace": parameter },
      defaults: {},
      validate: () => true,
    };
    const schemes = [{ name: "key", kind: "apiKey", in: "header", parameter: "X-Api-Key" }];
    const security = [{ schemes, scopes: [] }];
    const rules = corsRules(
      { ...wiring, other: { ...wiring.getBook, headerParameters, security } },
      { allowedOrigins: [PAGE] },
    );
    expect(rules?.sent).toEqual(expect.arrayContaining(["x-tenant", "x-trace", "X-Api-Key"]));
    expect(corsRules(wiring, {})).toBeUndefined();
  });

  it("lists the header fields of the option, and refuses what is not the name of one", async () => {
    const [answer] = await preflight(PAGE);
    expect(answer?.headers.get("access-control-allow-headers")).toContain("X-Experiment");
    const rules = () => corsRules(wiring, { allowedOrigins: [PAGE], allowedHeaders: ["X Tenant"] });
    expect(rules).toThrow('allowedHeaders: "X Tenant" is not the name of a header field, such as X-Tenant');
  });
});
