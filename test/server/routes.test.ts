// Which operation a request reaches: by the most specific path, its literals decoded, below the base path.
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { pathMatcher } from "../../src/http/path-templates.ts";
import { buildApp } from "../../src/server/app.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { created, ok } from "../../src/server/replies.ts";
import { documentOf, echoOf, inPath, listing } from "./echo.ts";

const templates = [
  "/a/{x}",
  "/a/me",
  "/a/{x}/c",
  "/a/b/{y}",
  "/a/{x}/c/e",
  "/{any}/me",
  "/caf%C3%A9s",
  "/:express/x",
  "/star/*",
  "/re(gex)?/x",
  "/re[a-z]+/{id}",
  "/notes/:batch",
  "/notes/{id}:archive",
  "/notes/{id}",
  "/files/{name}.{ext}",
  "/compare/{base}...{head}",
  "/compare/{base}..{head}",
  "/dot.json",
  "/o'brien/$x/^y|z",
  "/slash/",
  "/slash",
  "/",
  "/{__proto__}/q/r",
];

const requests: readonly [path: string, template: string | undefined, texts?: object][] = [
  ["/a/me", "/a/me"],
  ["/a/m%65", "/a/me"],
  ["/a/you", "/a/{x}", { x: "you" }],
  ["/a/b/c", "/a/b/{y}", { y: "c" }],
  ["/a/z/c", "/a/{x}/c", { x: "z" }],
  ["/a/b/c/e", "/a/{x}/c/e", { x: "b" }],
  ["/b/me", "/{any}/me", { any: "b" }],
  ["/b/you", undefined],
  ["/a/", undefined],
  ["/caf%C3%A9s", "/caf%C3%A9s"],
  ["/caf%c3%a9s", "/caf%C3%A9s"],
  ["/:express/x", "/:express/x"],
  ["/%3Aexpress/x", "/:express/x"],
  ["/other/x", undefined],
  ["/star/*", "/star/*"],
  ["/star/any", undefined],
  ["/re(gex)?/x", "/re(gex)?/x"],
  ["/re/x", undefined],
  ["/regex/x", undefined],
  ["/rea/1", undefined],
  ["/re[a-z]+/1", "/re[a-z]+/{id}", { id: "1" }],
  ["/notes/:batch", "/notes/:batch"],
  ["/notes/x", "/notes/{id}", { id: "x" }],
  ["/notes/x:archive", "/notes/{id}:archive", { id: "x" }],
  ["/notes/x%20y%3Aarchive", "/notes/{id}:archive", { id: "x%20y" }],
  ["/notes/:archive", "/notes/{id}", { id: ":archive" }],
  ["/files/a.tar.gz", "/files/{name}.{ext}", { name: "a", ext: "tar.gz" }],
  ["/compare/a...b", "/compare/{base}...{head}", { base: "a", head: "b" }],
  ["/compare/a..b", "/compare/{base}..{head}", { base: "a", head: "b" }],
  ["/dotxjson", undefined],
  ["/o'brien/$x/^y|z", "/o'brien/$x/^y|z"],
  ["/o'brien/$x/^y%7Cz", "/o'brien/$x/^y|z"],
  ["/slash/", "/slash/"],
  ["/slash", "/slash"],
  ["/", "/"],
  ["//", undefined],
  ["/a//c", undefined],
  ["/a/%zz", "/a/{x}", { x: "%zz" }],
  ["/p/q/r", "/{__proto__}/q/r", JSON.parse('{"__proto__":"p"}')],
];

describe.each([
  ["in the order of the document", templates],
  ["in the opposite order", templates.toReversed()],
])("pathMatcher, templates %s", (_, given) => {
  const find = pathMatcher(given.map((template) => [template, template] as const));
  it.each(requests)("%s -> %s", (path, template, texts = {}) => {
    const found = find(path);
    expect(found?.value).toBe(template);
    if (found !== undefined) expect(Object.entries(found.texts)).toEqual(Object.entries(texts));
  });
});

const x = { parameters: [inPath("x")] };
const served = await echoOf(
  documentOf({
    "/a/{x}": { ...x, get: listing("getA"), delete: deleting("deleteA") },
    "/a/me": { get: listing("getMe") },
    "/a/{x}/{y}": { parameters: [inPath("x"), inPath("y")], get: listing("getDeep") },
    "/a/{x}/logs": { ...x, get: listing("getLogs") },
    "/notes/{id}:archive": { parameters: [inPath("id")], get: listing("archive") },
  }),
);

function deleting(operationId: string): object {
  return {
    operationId,
    "x-method-semantics": { effect: "delete", repeat: 404 },
    responses: { 204: { description: "gone" } },
  };
}

describe("a generated server", () => {
  it.each([
    ["GET /a/me", 200, { operation: "getMe", path: {} }],
    ["GET /a/you", 200, { operation: "getA", path: { x: "you" } }],
    ["GET /a/caf%C3%A9", 200, { operation: "getA", path: { x: "café" } }],
    ["GET /a/1/logs", 200, { operation: "getLogs", path: { x: "1" } }],
    ["GET /a/1/other", 200, { operation: "getDeep", path: { x: "1", y: "other" } }],
    ["GET /notes/7:archive", 200, { operation: "archive", path: { id: "7" } }],
    ["GET /a/%ff", 400, { errors: [{ parameter: "x", detail: "has a bad escape or invalid UTF-8" }] }],
    ["GET /b", 404, { status: 404 }],
    ["GET /a/me/", 404, { status: 404 }],
  ])("%s -> %i", async (line, status, want) => {
    const answer = await served.ask(line);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining(want)]);
  });

  it("answers 405 and OPTIONS by the most specific path, not by a different one that has the method", async () => {
    const refused = await served.ask("DELETE /a/me");
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
    const options = await served.ask("OPTIONS /a/me");
    expect([options.status, options.headers.get("allow")]).toEqual([204, "GET, HEAD, OPTIONS"]);
    expect(methodsOf(served.wiring)("/a/me")).toEqual(["GET", "HEAD", "OPTIONS"]);
    expect(methodsOf(served.wiring)("/a/b")).toContain("DELETE");
  });
});

const stored = { value: { operation: "add" }, json: `{"operation":"add"}`, etag: `"1"` };
const handlers = Object.fromEntries(["read", "uploads", "own"].map((id) => [id, () => ok(stored)] as const));
Object.assign(handlers, { add: () => created(stored) });

const creating = {
  operationId: "add",
  "x-method-semantics": { effect: "create", idempotent: false, repeat: 201 },
  responses: {
    201: {
      description: "made",
      headers: { Location: { required: true, schema: { type: "string" } } },
      content: { "application/json": { schema: {} } },
      links: { self: { operationId: "read", parameters: { id: "$response.body#/operation" } } },
    },
  },
};
const reading = { ...listing("read"), "x-method-semantics": { effect: "read", repeat: 200 } };
const based = (servers: object): object =>
  documentOf(
    {
      "/things": { post: creating },
      "/things/{id}": { parameters: [inPath("id")], get: reading },
      "/uploads": { servers: [{ url: "https://up.example.com/files" }], get: listing("uploads") },
      "/own": { get: listing("own", { servers: [{ url: "/own-base/" }] }) },
    },
    servers,
  );
const v2 = await echoOf(
  based({
    servers: [
      {
        url: "https://{region}.example.com:{port}/{base}/v2/",
        variables: { region: { default: "eu" }, port: { default: "8443" }, base: { default: "api" } },
      },
      { url: "http://localhost:3000" },
    ],
  }),
);

describe("the base path", () => {
  it.each([
    ["GET /api/v2/things/1", 200],
    ["GET /things/1", 404],
    ["GET /files/uploads", 200],
    ["GET /api/v2/uploads", 404],
    ["GET /own-base/own", 200],
    ["OPTIONS /api/v2/things", 204],
    ["PUT /api/v2/things", 405],
  ])("is the path of the first server that applies: %s -> %i", async (line, status) => {
    expect((await v2.ask(line)).status).toBe(status);
  });

  it("is in Location, without origin; an option replaces it, and one adds the public URL", async () => {
    const locationFrom = async (options: object, line: string, headers = {}): Promise<string | null> => {
      const app = buildApp(v2.wiring, { ...handlers }, memoryStore({}), {
        now: () => 0,
        onError: () => {},
        ...options,
      });
      const [method = "", path] = line.split(" ");
      const answer = await app.fetch(new Request(`http://host${path}`, { method, headers }));
      return answer.headers.get("location");
    };
    const publicUrl = "https://api.example.com/public/";
    expect(await locationFrom({}, "POST /api/v2/things")).toBe("/api/v2/things/add");
    expect(await locationFrom({ basePath: "" }, "POST /things")).toBe("/things/add");
    expect(await locationFrom({ basePath: "/x/" }, "POST /x/things")).toBe("/x/things/add");
    expect(await locationFrom({ publicUrl }, "POST /api/v2/things")).toBe(
      "https://api.example.com/public/things/add",
    );
    const trusting = { trustForwarded: true };
    const line = "POST /api/v2/things";
    const rows = [
      ['for=_x;host="a.example:8443";proto=https', "https://a.example:8443/api/v2/things/add"],
      ["host=evil.example;proto=https, Host=b.example;Proto=HTTP", "http://b.example/api/v2/things/add"],
      ["host=a.example", "/api/v2/things/add"],
      ["host=a.example;proto=ftp", "/api/v2/things/add"],
      ['host="user@a.example";proto=https', "/api/v2/things/add"],
      ["host=a.example;;proto=https;;=", "/api/v2/things/add"],
    ] as const;
    for (const [forwarded, want] of rows) {
      expect(await locationFrom(trusting, line, { forwarded })).toBe(want);
      expect(await locationFrom({}, line, { forwarded })).toBe("/api/v2/things/add");
    }
    expect(await locationFrom(trusting, line)).toBe("/api/v2/things/add");
  });

  it("comes after the path where a different Hono app mounts this one", async () => {
    const outer = new Hono().route(
      "/mounted",
      buildApp(v2.wiring, { ...handlers }, memoryStore({}), {
        now: () => 0,
        onError: () => {},
        basePath: "",
      }),
    );
    expect((await outer.fetch(new Request("http://host/mounted/things/1"))).status).toBe(200);
    expect((await outer.fetch(new Request("http://host/things/1"))).status).toBe(404);
  });
});
