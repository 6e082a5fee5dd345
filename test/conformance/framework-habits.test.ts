// What frameworks do by default and no document says: it breaks no law.
import { Hono } from "hono";
import { expect, test } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadParsed } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { brokenLaws } from "./judging.ts";

sendLightMessages();

const json = (schema: object): object => ({ content: { "application/json": { schema } } });
const answer = (status: number, schema: object): object => ({
  [status]: { description: "", ...json(schema) },
});
const shown = { id: { type: "integer" }, email: { type: "string" } };
const sent = { email: { type: "string" }, password: { type: "string" } };
const user = { type: "object", required: ["id", "email"], properties: shown };
const none = { 404: { description: "" }, 400: { description: "" }, 415: { description: "" } };
const id = [{ name: "id", in: "path", required: true, schema: { type: "integer" } }];

const document = {
  openapi: "3.1.0",
  info: { title: "Users", version: "1" },
  paths: {
    "/users": {
      get: { responses: answer(200, { type: "array", items: user }) },
      post: {
        requestBody: {
          required: true,
          ...json({ type: "object", required: ["email", "password"], properties: sent }),
        },
        responses: { ...answer(200, user), ...none },
      },
    },
    "/users/{id}": {
      get: { parameters: id, responses: { ...answer(200, user), ...none } },
      patch: {
        parameters: id,
        requestBody: { required: true, ...json({ type: "object", properties: sent }) },
        responses: { ...answer(200, user), ...none },
      },
      delete: { parameters: id, responses: { 204: { description: "" }, ...none } },
    },
  },
};

/** Keeps a password that it does not show, and has each address once. */
function usersApp({ renames = false, shows = {} } = {}): Hono {
  const app = new Hono();
  const users = new Map<number, { id: number; email: string }>();
  let last = 0;
  app.onError((_, c) => c.body(null, 400));
  app.get("/users", (c) => c.json([...users.values()]));
  app.post("/users", async (c) => {
    const { email } = await c.req.json();
    if ([...users.values()].some((one) => one.email === email)) return c.body(null, 400);
    last += 1;
    users.set(last, { id: last, email });
    return c.json({ id: last, email });
  });
  app.get("/users/:id", (c) => {
    const found = users.get(Number(c.req.param("id")));
    return found === undefined ? c.body(null, 404) : c.json({ ...found, ...shows });
  });
  app.patch("/users/:id", async (c) => {
    const found = users.get(Number(c.req.param("id")));
    if (found === undefined) return c.body(null, 404);
    const { email = found.email, id: named } = await c.req.json();
    const changed = { email, id: renames && typeof named === "number" ? named : found.id };
    if (renames) users.delete(found.id);
    users.set(changed.id, changed);
    return c.json(changed);
  });
  app.delete("/users/:id", (c) => c.body(null, users.delete(Number(c.req.param("id"))) ? 204 : 404));
  return app;
}

async function judged(given: object, app: Hono, only: readonly string[]): Promise<readonly Result[]> {
  const contract = contractToJudge((await loadParsed(given)).document, "users.json", false);
  return runLaws({
    contract,
    laws: laws.filter(({ id: law }) => only.includes(law)),
    seed: 1,
    run: "r",
    baseUrl: "http://users.invalid",
    memory: makeMemory(contract),
    fetch: (request) => app.fetch(request),
    pause: async () => {},
  });
}

test("a member that is sent and never shown, and an address that has to be unique", async () => {
  const asked = ["post-is-stored", "patch-changes-named-members", "valid-content-is-accepted"];
  const results = await judged(document, usersApp(), asked);
  expect(brokenLaws(results)).toEqual([]);
  expect(results.filter(({ verdict }) => verdict.verdict === "holds").length).toBeGreaterThanOrEqual(3);
});

test.each([
  ["leaves an id in its content alone", false, []],
  ["moves the user to the id in its content", true, ["id-in-the-path-wins"]],
] as const)("a merge patch %s", async (_, renames, broken) => {
  const merging = JSON.parse(JSON.stringify(document));
  const { patch } = merging.paths["/users/{id}"];
  patch.requestBody.content = {
    "application/merge-patch+json": patch.requestBody.content["application/json"],
  };
  const results = await judged(merging, usersApp({ renames }), ["id-in-the-path-wins"]);
  expect(brokenLaws(results)).toEqual(broken);
  expect(results.filter(({ verdict }) => verdict.verdict === "not exercised")).toEqual([]);
});

test.each([
  ["is never shown", {}, []],
  ["is shown", { password: "secret" }, ["answers-are-as-declared"]],
] as const)("a writeOnly member that %s", async (_, shows, broken) => {
  const given = JSON.parse(JSON.stringify(document));
  const password = { type: "string", writeOnly: true };
  const full = { type: "object", required: ["id", "email", "password"], properties: { ...shown, password } };
  given.components = { schemas: { User: full } };
  const content = json({ $ref: "#/components/schemas/User" });
  given.paths["/users/{id}"].get.responses[200] = { description: "", ...content };
  given.paths["/users/{id}"].patch.requestBody.content["application/json"].schema.properties.password =
    password;
  const asked = ["post-is-stored", "patch-changes-named-members", "answers-are-as-declared"];
  const results = await judged(given, usersApp({ shows }), asked);
  expect(brokenLaws(results)).toEqual(broken);
});

const team = { type: "object", required: ["name"], properties: { name: { type: "string" } } };
const slug = [
  { name: "slug", in: "path", required: true, schema: { type: "string", pattern: "^[a-z0-9-]+$" } },
];
const condition = (name: string): object => ({ name, in: "header", schema: { type: "string" } });
const shownTeam = { description: "", headers: { ETag: { schema: { type: "string" } } }, ...json(team) };
const refusals = { 400: { description: "" }, 412: { description: "" }, 428: { description: "" } };
const teams = {
  openapi: "3.1.0",
  info: { title: "Teams", version: "1" },
  paths: {
    "/teams/{slug}": {
      parameters: slug,
      get: { responses: { 200: shownTeam, 404: { description: "" } } },
      put: {
        parameters: [condition("If-Match"), condition("If-None-Match")],
        requestBody: { required: true, ...json(team) },
        responses: { 200: shownTeam, 201: shownTeam, ...refusals },
      },
    },
  },
};

/** A PUT creates without a condition, and replaces with If-Match alone. */
function teamsApp(): Hono {
  const app = new Hono();
  const kept = new Map<string, { readonly name: string; readonly tag: string }>();
  const shownAt = (at: string): Response => {
    const { name, tag } = kept.get(at) ?? { name: "", tag: "" };
    return Response.json({ name }, { headers: { etag: tag } });
  };
  app.get("/teams/:slug", (c) => {
    const at = c.req.param("slug");
    return kept.has(at) ? shownAt(at) : c.body(null, 404);
  });
  app.put("/teams/:slug", async (c) => {
    const at = c.req.param("slug");
    const current = kept.get(at)?.tag;
    const wanted = c.req.header("if-match");
    if (wanted !== undefined && wanted !== "*" && wanted !== current) return c.body(null, 412);
    if (current === undefined ? wanted !== undefined : c.req.header("if-none-match") !== undefined)
      return c.body(null, 412);
    if (current !== undefined && wanted === undefined) return c.body(null, 428);
    const { name } = await c.req.json().catch(() => ({ name: undefined }));
    if (typeof name !== "string") return c.body(null, 400);
    kept.set(at, { name, tag: `"${Number(current?.slice(1, -1) ?? 0) + 1}"` });
    const { headers } = shownAt(at);
    return Response.json({ name }, { status: current === undefined ? 201 : 200, headers });
  });
  return app;
}

test("a PUT that declares 428 gets a condition, also where both conditions are optional", async () => {
  const asked = ["put-creates-then-replaces", "put-is-stored", "put-twice-is-put-once"];
  const results = await judged(teams, teamsApp(), asked);
  expect(Object.fromEntries(results.map(({ law, verdict }) => [law.id, verdict.verdict]))).toEqual(
    Object.fromEntries(asked.map((law) => [law, "holds"])),
  );
});
