// Which responses the client accepts, and what every other one says about the effect.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createClient } from "../../generated/client.ts";
import { createTypedClient } from "../../src/client/client.ts";
import { CallError, NetworkError, ProblemError } from "../../src/client/errors.ts";
import type { Table } from "../../src/client/table.ts";
import type { Operations as Client } from "../../src/client/types.ts";
import { body, book, caught, dropped, path, problem, type Step, scripted, status } from "./retry-script.ts";

const typed = (content: string, type: string, code = 200) =>
  new Response(content, { status: code, headers: { "content-type": type } });
const json = JSON.stringify({ ...body, id: "emma" });
const led = (url: string, answer = book()): Response =>
  Object.defineProperties(answer, { redirected: { value: true }, url: { value: url } });

describe("no success of a PUT, and again", () => {
  it.each<[string, () => Step]>([
    ["a problem with 200", () => typed('{"type":"about:blank","title":"T"}', "application/problem+json")],
    ["null", () => Response.json(null)],
    ["a text", () => Response.json("Emma")],
    ["a number", () => Response.json(7)],
    ["what would be JSON, as HTML", () => typed(json, "text/html")],
    ["what would be JSON, as a type that begins alike", () => typed(json, "application/json-seq")],
    ["JSON of no type", () => new Response(new TextEncoder().encode(json))],
    ["a status without its content", () => typed("", "application/json", 201)],
    ["a preference that nobody stated", () => status(204)],
    ["where a redirect led it", () => led("http://service.invalid/books/emma")],
    ["a list, where an object is declared", () => Response.json([body])],
    ["a status that there is not", () => Object.defineProperty(book(), "status", { value: 777 })],
  ])("%s", async (_, step) => {
    const again = scripted(step(), book());
    expect(await again.api.putBook({ path, body })).toMatchObject({ ok: true, attempts: 2 });
    const { api } = scripted(step());
    const error = await caught(api.putBook({ path, body, attempts: 1 }).orThrow());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error.effect).toBe("unknown");
  });

  it("content where nothing is declared", async () => {
    const table = {
      clear: { method: "PUT", path: "/all", effect: "replace", again: true, answers: { 200: "nothing" } },
      count: { method: "GET", path: "/count", effect: "read", safe: true, answers: { 200: "list" } },
    } as const satisfies Table;
    type Answer = { content: { "application/json": readonly number[] } };
    type Ops = {
      clear: {
        parameters: { query?: never; header?: never; path?: never };
        responses: { 200: { headers: object; content?: never } };
      };
      count: { parameters: { query?: never; header?: never; path?: never }; responses: { 200: Answer } };
    };
    const answers = [
      typed("<html>Log in</html>", "text/html"),
      Response.json({}),
      status(200),
      Response.json({ 0: 1, length: 1 }),
      Response.json([1]),
    ];
    const fetch = async () => answers.shift() ?? status(500);
    const backoff = { base: 0, cap: 0 };
    const api = createTypedClient<Client<Ops, typeof table>>(
      { baseUrl: "http://a.invalid", fetch, backoff },
      table,
    );
    expect(await api.clear()).toMatchObject({ ok: true, attempts: 3, data: undefined });
    expect(await api.count()).toMatchObject({ ok: true, attempts: 2, data: [1] });
  });

  it("a value may be anything that is JSON", async () => {
    const table = {
      count: { method: "GET", path: "/count", effect: "read", safe: true, answers: { 200: "value" } },
    } as const satisfies Table;
    type Answer = { headers: object; content: { "application/json": number | null } };
    type Ops = {
      count: { parameters: { query?: never; header?: never; path?: never }; responses: { 200: Answer } };
    };
    const answers = [typed("7", "text/plain"), Response.json(0), Response.json(null)];
    const fetch = async () => answers.shift() ?? status(500);
    const backoff = { base: 0, cap: 0 };
    const api = createTypedClient<Client<Ops, typeof table>>(
      { baseUrl: "http://a.invalid", fetch, backoff },
      table,
    );
    expect(await api.count()).toMatchObject({ ok: true, attempts: 2, data: 0 });
    expect(await api.count()).toMatchObject({ ok: true, data: null });
  });

  it("a captive portal's page is not a success of a DELETE or a POST", async () => {
    const page = () => typed("<html>Log in</html>", "text/html");
    const { api } = scripted(page(), page());
    for (const call of [api.deleteBook({ path, attempts: 1 }), api.addBook({ body, attempts: 1 })]) {
      const { ok, error } = await call;
      expect([ok, error?.effect]).toEqual([false, "unknown"]);
    }
    expect((await scripted(page(), status(204)).api.deleteBook({ path })).ok).toBe(true);
  });

  it("application/json with parameters, in any case, is JSON", async () => {
    const { api } = scripted(typed(json, "Application/JSON; charset=utf-8"));
    expect((await api.getBook({ path, attempts: 1 })).ok).toBe(true);
  });
});

describe("redirects", () => {
  it("nothing follows", async () => {
    const { api, sent } = scripted(book(), book());
    await api.getBook({ path });
    await api.putBook({ path, body });
    expect(sent.map(({ redirect }) => redirect)).toEqual(["manual", "manual"]);
  });

  it("a redirect that a custom fetch followed is not a response", async () => {
    const { api } = scripted(led("http://service.invalid/elsewhere"));
    expect((await api.getBook({ path, attempts: 1 })).error).toBeInstanceOf(NetworkError);
  });

  it("a different origin gets nothing, and the error names the target", async () => {
    const seen: unknown[] = [];
    const elsewhere = createServer(({ headers }, response) => {
      seen.push(headers);
      response.end();
    }).listen(0, "127.0.0.1");
    await once(elsewhere, "listening");
    onTestFinished(() => void elsewhere.close());
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`;
    const here = createServer((_, response) => void response.writeHead(302, { location }).end());
    here.listen(0, "127.0.0.1");
    await once(here, "listening");
    onTestFinished(() => void here.close());
    const baseUrl = `http://127.0.0.1:${(here.address() as AddressInfo).port}`;
    const api = createClient({ baseUrl, headers: { "x-api-key": "secret" }, token: "secret" });
    const answer = await api.getBook({ path });
    expect([answer.ok, answer.status, answer.attempts, seen]).toEqual([false, 302, 1, []]);
    expect(answer.response?.headers.get("location")).toBe(location);
  });

  it.each([
    ["GET", "none"],
    ["PUT", "unknown"],
  ])("an opaque redirect is final: %s, effect %s", async (method, effect) => {
    const opaque = (): Response =>
      Object.defineProperties(new Response(null), {
        type: { value: "opaqueredirect" },
        status: { value: 0 },
        ok: { value: false },
      });
    const { api, sent } = scripted(opaque(), book());
    const { error } = await (method === "GET" ? api.getBook({ path }) : api.putBook({ path, body }));
    expect(error).toMatchObject({ name: "NetworkError", attempts: 1, effect });
    expect(sent).toHaveLength(1);
  });

  it.each([
    [301, "unknown"],
    [303, "unknown"],
    [307, "none"],
    [308, "none"],
  ])("a PUT that is answered %i: effect %s", async (code, effect) => {
    const { api } = scripted(status(code, { location: "/elsewhere" }));
    expect((await api.putBook({ path, body })).error).toMatchObject({ status: code, effect });
  });

  it("a refusal of the page that a redirect led to does not say that nothing was done", async () => {
    const { api } = scripted(led("http://service.invalid/login", status(404)));
    expect((await api.putBook({ path, body, attempts: 1 })).error?.effect).toBe("unknown");
  });
});

describe("any answer is a problem, whose members have their types", () => {
  const strange: readonly unknown[] = [
    {
      errors: [
        null,
        7,
        "x",
        [],
        { pointer: "#/a", detail: "D" },
        { pointer: 7, detail: "D" },
        { pointer: "#/b" },
      ],
    },
    { errors: { pointer: "#/a" } },
    { errors: "x" },
    { type: {}, title: [], status: "422", detail: { a: 1 }, instance: 7, requestId: {} },
    { title: { toString: null }, detail: { toString: null } },
    { title: null, detail: null, errors: null },
    ["x"],
    7,
  ];
  it.each(strange.map((one) => [JSON.stringify(one), one]))("%s", async (_, content) => {
    const { api } = scripted(Response.json(content, { status: 422 }));
    const { ok, error } = await api.putBook({ path, body });
    if (ok || !(error instanceof ProblemError)) throw new Error("no problem");
    const { problem: told } = error;
    expect([error.status, told.status]).toEqual([422, 422]);
    for (const text of [told.type, told.title, error.title, error.type]) expect(text).toBeTypeOf("string");
    for (const text of [told.detail, told.instance, error.detail, error.requestId])
      expect(["string", "undefined"]).toContain(typeof text);
    for (const { detail, pointer = "" } of told.errors ?? [])
      expect([typeof detail, typeof pointer]).toEqual(["string", "string"]);
    for (const pointer of error.pointers) expect(pointer).toBeTypeOf("string");
  });

  it("keeps what fits, and extensions", async () => {
    const content = {
      title: 7,
      detail: "D",
      status: 1,
      own: { a: 1 },
      errors: [null, { pointer: "#/a", detail: "E" }],
    };
    const { api } = scripted(Response.json(content, { status: 422 }));
    expect((await api.putBook({ path, body })).data).toEqual({
      type: "about:blank",
      title: "A problem",
      status: 422,
      detail: "D",
      own: { a: 1 },
      errors: [{ pointer: "#/a", detail: "E" }],
    });
  });
});

describe("the effect that an error tells", () => {
  const inProgress = () => problem(409, "/problems/key-in-progress");
  const cut = (code: number) => () => {
    const content = new ReadableStream({ pull: (controller) => controller.error(new TypeError("cut off")) });
    return new Response(content, { status: code });
  };

  it.each<[string, readonly (() => Step)[], string]>([
    ["a request with the same key stays in progress", [inProgress, inProgress], "unknown"],
    [
      "a rejection after a request with the same key was in progress",
      [inProgress, () => status(422)],
      "unknown",
    ],
    ["a different conflict", [() => problem(409, "/problems/other")], "none"],
    [
      "a truncated conflict: a request with the same key may be in progress",
      [cut(409), () => status(422)],
      "unknown",
    ],
    ["a truncated rejection", [cut(422), () => status(422)], "none"],
    ["only truncated rejections", [cut(403), cut(403)], "none"],
    ["a truncated success", [cut(201), () => status(422)], "unknown"],
    ["520, which no standard knows", [() => status(520)], "unknown"],
  ])("%s", async (_, steps, effect) => {
    const { api } = scripted(...steps.map((step) => step()));
    const error = await caught(api.addBook({ body, attempts: steps.length }).orThrow());
    expect(error).toBeInstanceOf(CallError);
    expect(error.effect).toBe(effect);
  });

  it("a first 404 or 412 that was cut off excuses nothing", async () => {
    const gone = scripted(cut(404)(), status(404));
    expect(await gone.api.deleteBook({ path })).toMatchObject({ ok: false, status: 404 });
    const changed = scripted(cut(412)(), status(412), book());
    const header = { "If-Match": '"0"' };
    const late = await changed.api.putBook({ path, body, header });
    expect(late.error).toMatchObject({ status: 412, effect: "none" });
    const lost = scripted(dropped(), cut(404)(), status(404));
    expect(await lost.api.deleteBook({ path })).toMatchObject({ ok: true, excused: 404 });
  });
});
