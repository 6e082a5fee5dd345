// Security schemes: keys, Basic, tokens with scopes, and requirements of several, as alternatives and together.
import { describe, expect, it } from "vitest";
import type { Principal, Verify } from "../../src/server/principals.ts";
import { documentOf, echoOf, listing } from "./echo.ts";

const securitySchemes = {
  head: { type: "apiKey", in: "header", name: "X-Key" },
  find: { type: "apiKey", in: "query", name: "api_key" },
  jar: { type: "apiKey", in: "cookie", name: "sid" },
  pass: { type: "http", scheme: "basic" },
  jwt: { type: "http", scheme: "bearer" },
  grant: { type: "oauth2", flows: {} },
  openid: { type: "openIdConnect", openIdConnectUrl: "https://example.com" },
  token: { type: "http", scheme: "Token" },
};

const requirements: Readonly<Record<string, readonly object[]>> = {
  ...Object.fromEntries(Object.keys(securitySchemes).map((name) => [name, [{ [name]: [] }]])),
  scoped: [{ grant: ["read", "write"] }],
  either: [{ head: [] }, { grant: ["read"] }],
  both: [{ head: [], pass: [] }],
  open: [],
  optional: [{}, { head: [] }],
};

const document = documentOf(
  Object.fromEntries(
    Object.entries(requirements).map(([id, security]) => [`/${id}`, { get: listing(id, { security }) }]),
  ),
  { components: { securitySchemes } },
);

const ada: Principal = { id: "ada", scopes: [] };
const key: Verify = (given) => ("key" in given && given.key === "k=1" ? ada : undefined);
const token: Verify = async (given) => {
  if (!("token" in given)) return undefined;
  const scopes = new Map([
    ["t", []],
    ["r", ["read"]],
    ["rw", ["read", "write"]],
  ]).get(given.token);
  return scopes && { id: "ada", scopes };
};
const verifiers: Readonly<Record<string, Verify>> = {
  head: key,
  find: key,
  jar: key,
  pass: (given) =>
    "password" in given && given.username === "ada" && given.password === "a:b" ? ada : undefined,
  jwt: token,
  grant: token,
  openid: token,
  token: (given) =>
    "scheme" in given && given.scheme === "token" && given.credentials === "x y" ? ada : undefined,
};
const server = await echoOf(document, { verifiers });

const basic = (pair: string): string => `Basic ${Buffer.from(pair).toString("base64")}`;
const rows: readonly [target: string, headers: Record<string, string>, status: number][] = [
  ["/open", {}, 200],
  ["/optional", {}, 200],
  ["/head", {}, 401],
  ["/head", { "x-key": "k=1" }, 200],
  ["/head", { "x-key": "no" }, 401],
  ["/find?api_key=k%3D1", {}, 200],
  ["/find?api_key=k=1", {}, 200],
  ["/find?api_key=no", {}, 401],
  ["/find?api_key=k=1&other=1", {}, 400],
  ["/jar", { cookie: "a=b; sid=k=1" }, 200],
  ["/jar", { cookie: "sid=no" }, 401],
  ["/pass", { authorization: basic("ada:a:b") }, 200],
  ["/pass", { authorization: basic("ada:no") }, 401],
  ["/pass", { authorization: basic("ada") }, 401],
  ["/pass", { authorization: "Bearer t" }, 401],
  ["/jwt", { authorization: "bearer t" }, 200],
  ["/jwt", { authorization: "Bearer no" }, 401],
  ["/openid", { authorization: "Bearer t" }, 200],
  ["/token", { authorization: "Token x y" }, 200],
  ["/token", { authorization: "Bearer x" }, 401],
  ["/scoped", { authorization: "Bearer rw" }, 200],
  ["/scoped", { authorization: "Bearer r" }, 403],
  ["/either", { "x-key": "k=1" }, 200],
  ["/either", { authorization: "Bearer r" }, 200],
  ["/either", { authorization: "Bearer t" }, 403],
  ["/either", { authorization: "Bearer t", "x-key": "k=1" }, 200],
  ["/either", {}, 401],
  ["/both", { authorization: basic("ada:a:b"), "x-key": "k=1" }, 200],
  ["/both", { authorization: basic("ada:a:b") }, 401],
  ["/both", { "x-key": "k=1" }, 401],
];

describe("security schemes", () => {
  it.each(rows)("GET %s with %o -> %i", async (target, headers, status) => {
    expect((await server.ask(`GET ${target}`, { headers })).status).toBe(status);
  });

  it.each([
    ["/head", 'ApiKey realm="verbatim", in="header", name="X-Key"'],
    ["/pass", 'Basic realm="verbatim", charset="UTF-8"'],
    ["/scoped", 'Bearer realm="verbatim", scope="read write"'],
    ["/token", 'Token realm="verbatim"'],
    ["/either", 'ApiKey realm="verbatim", in="header", name="X-Key", Bearer realm="verbatim", scope="read"'],
  ])("a 401 of %s names its schemes", async (target, want) => {
    expect((await server.ask(`GET ${target}`)).headers.get("www-authenticate")).toBe(want);
  });

  it("a server without a function for each scheme does not start", async () => {
    const { jar: _, ...others } = verifiers;
    await expect(echoOf(document, { verifiers: others })).rejects.toThrow("the security scheme jar; add one");
  });

  it("without verifiers, every caller is the local one", async () => {
    expect((await (await echoOf(document)).ask("GET /both")).status).toBe(200);
  });
});
