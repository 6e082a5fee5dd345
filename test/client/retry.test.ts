// Which requests are retried, when, and what the call finally reports: tables with an injected clock.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import { AbortError, NetworkError, ProblemError, TimeoutError } from "../../src/client/errors.ts";
import { isRepeatable, jitter } from "../../src/client/retry.ts";
import type { Row } from "../../src/client/table.ts";
import { body, book, caught, dropped, path, problem, type Step, scripted, status } from "./retry-script.ts";

describe("what may be sent again", () => {
  const row = (more: Partial<Row>): Row => ({
    method: "POST",
    path: "/",
    effect: "process",
    answers: {},
    ...more,
  });
  const merge = row({ method: "PATCH", effect: "merge", ifMatch: true });
  it.each<[string, Row, Record<string, string>, boolean]>([
    ["nothing declared, although it is a GET", row({ method: "GET" }), {}, false],
    ["nothing declared, although it is a PUT", row({ method: "PUT" }), {}, false],
    ["safe", row({ safe: true }), {}, true],
    ["idempotent, although it is a POST", row({ again: true }), {}, true],
    ["by key, without one", row({ again: "by-key", key: true }), {}, false],
    ["by key, with one", row({ again: "by-key", key: true }), { "idempotency-key": '"a"' }, true],
    ["by key, with no field value", row({ again: "by-key", key: true }), { "idempotency-key": "" }, false],
    ["by key, with an empty one", row({ again: "by-key", key: true }), { "idempotency-key": '""' }, false],
    ["a key that nobody declared", row({}), { "idempotency-key": '"a"' }, false],
    ["If-Match: a merge can happen to one state only", merge, { "if-match": '"a"' }, true],
    ["If-Match: *, which any state matches", merge, { "if-match": "*" }, false],
    ["If-Match: one of several states, so after one another", merge, { "if-match": '"a", "b"' }, false],
    ["an If-Match that nobody declared", row({ effect: "merge" }), { "if-match": '"a"' }, false],
    [
      "If-Match: what is processed need not change the tag",
      row({ ifMatch: true }),
      { "if-match": '"a"' },
      false,
    ],
    [
      "If-Match: what is added need not change the tag of its list",
      row({ effect: "create", ifMatch: true }),
      { "if-match": '"a"' },
      false,
    ],
  ])("%s", (_, given, headers, want) => {
    expect(isRepeatable(given, new Headers(headers))).toBe(want);
  });

  it.each([408, 429, 502, 503, 504])("%i: again", async (code) => {
    const { api, sent } = scripted(status(code), book());
    expect((await api.getBook({ path })).ok).toBe(true);
    expect(sent).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 409, 412, 422, 428, 500, 501])("%i: not again", async (code) => {
    const { api, sent } = scripted(status(code), book());
    expect((await api.getBook({ path })).status).toBe(code);
    expect(sent).toHaveLength(1);
  });

  it.each<[string, () => Response, boolean]>([
    ["key-in-progress", () => problem(409, "/problems/key-in-progress"), true],
    ["without a path", () => problem(409, "key-in-progress"), true],
    ["another type", () => problem(409, "/problems/no-key-in-progress"), false],
    [
      "the type in a member",
      () => Response.json({ own: { type: "key-in-progress" } }, { status: 409 }),
      false,
    ],
    ["no text", () => Response.json({ type: ["key-in-progress", 1] }, { status: 409 }), false],
    ["no JSON", () => new Response('"type": "key-in-progress"', { status: 409 }), false],
  ])("409, %s", async (_, answer, isAgain) => {
    const { api, sent } = scripted(answer(), book(201));
    expect((await api.addBook({ body })).ok).toBe(isAgain);
    expect(sent).toHaveLength(isAgain ? 2 : 1);
  });

  it.each<[string, () => Step]>([
    ["no connection", dropped],
    ["content that is cut off", () => new Response('{"title":"Em')],
    ["an empty success", () => new Response("")],
    ["a portal's page", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
  ])("%s: again", async (_, step) => {
    const { api, sent } = scripted(step(), book());
    expect((await api.getBook({ path })).ok).toBe(true);
    expect(sent).toHaveLength(2);
  });
});

describe("keys", () => {
  it("one for all tries of a call, another for the next call", async () => {
    const { api, sent } = scripted(dropped(), status(503), book(201), book(201));
    await api.addBook({ body });
    await api.addBook({ body });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual([
      '"key-1"',
      '"key-1"',
      '"key-1"',
      '"key-2"',
    ]);
  });

  it.each([
    ["order-17", '"order-17"'],
    ['"order-17"', '"order-17"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
  ])("the caller's own, %j", async (key, want) => {
    const { api, sent } = scripted(dropped(), book(201));
    const added = await api.addBook({ body, key });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual([want, want]);
    expect(added.key).toBe(want);
  });

  it("or as a field; and none where none is declared", async () => {
    const { api, sent } = scripted(book(201), book());
    await api.addBook({ body, header: { "Idempotency-Key": '"mine"' } });
    await api.putBook({ path, body });
    expect(sent.map(({ headers }) => headers.get("idempotency-key"))).toEqual(['"mine"', null]);
  });

  it("the content is the same each time", async () => {
    const { api, sent } = scripted(dropped(), dropped(), book(201));
    await api.addBook({ body });
    const contents = await Promise.all(sent.map((request) => request.text()));
    expect(contents).toEqual([1, 2, 3].map(() => JSON.stringify(body)));
  });
});

describe("when", () => {
  it.each([
    [1, 125],
    [2, 250],
    [5, 2000],
    [6, 4000],
    [9, 4000],
  ])("after attempt %i, half of the widest wait is %i ms", (attempt, want) => {
    expect(jitter(attempt, { base: 250, cap: 8000 }, () => 0.5)).toBe(want);
  });

  it("Retry-After is a minimum, and the jitter comes on top", async () => {
    const { api, retries } = scripted(status(503, { "retry-after": "2" }), book());
    await api.getBook({ path });
    expect(retries).toEqual([{ operation: "getBook", attempt: 1, status: 503, delay: 2125 }]);
  });

  it("a Retry-After beyond the deadline: the answer at once", async () => {
    const { api, sent } = scripted(status(503, { "retry-after": "3600" }), book());
    expect((await api.getBook({ path })).status).toBe(503);
    expect(sent).toHaveLength(1);
  });

  it("so many attempts and no more, of the client or of a call", async () => {
    const all = scripted(...Array.from({ length: 9 }, dropped));
    await all.api.getBook({ path });
    expect(all.sent).toHaveLength(5);
    const two = scripted(dropped(), dropped(), dropped());
    await two.api.getBook({ path, attempts: 2 });
    expect(two.sent).toHaveLength(2);
  });
});

describe("how it ends", () => {
  it("no answer: NetworkError, with its cause, and what is known", async () => {
    const { api } = scripted(dropped(), dropped());
    const error = await caught(api.addBook({ body, attempts: 2 }).orThrow());
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ operation: "addBook", attempts: 2, key: '"key-1"', effect: "unknown" });
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it("no answer in time: TimeoutError; a read had no effect", async () => {
    const { api, sent, clock } = scripted("never", "never", "never");
    const started = clock.now;
    const error = await caught(api.getBook({ path, tryTimeout: 1000, deadline: 2500 }).orThrow());
    expect(error).toBeInstanceOf(TimeoutError);
    expect([error.effect, sent.length]).toEqual(["none", 3]);
    expect(clock.now - started).toBeLessThanOrEqual(2500);
  });

  it("an abort is final, while it is sent and while it waits", async () => {
    for (const step of ["never", status(503, { "retry-after": "9" })] as const) {
      const { api, sent } = scripted(step, book());
      const ending = new AbortController();
      setTimeout(() => ending.abort("enough"), 0);
      const error = await caught(api.putBook({ path, body, signal: ending.signal }).orThrow());
      expect(error).toBeInstanceOf(AbortError);
      expect([error.cause, error.effect, sent.length]).toEqual(["enough", "unknown", 1]);
    }
  });

  it("an abort before anything was sent had no effect", async () => {
    const { api, sent } = scripted(book());
    const error = await caught(api.putBook({ path, body, signal: AbortSignal.abort() }).orThrow());
    expect(error).toBeInstanceOf(AbortError);
    expect([error.effect, sent.length]).toEqual(["none", 0]);
  });

  it.each<[string, readonly (() => Step)[], string]>([
    ["a refusal at the first try", [() => status(422)], "none"],
    ["a refusal after 429: that was one, too", [() => status(429), () => status(422)], "none"],
    ["a refusal after an answer that got lost", [dropped, () => status(422)], "unknown"],
    ["a fault of the server", [() => status(500)], "unknown"],
    ["a success that nobody declared", [() => status(202)], "unknown"],
  ])("%s", async (_, steps, effect) => {
    const { api } = scripted(...steps.map((step) => step()));
    const error = await caught(api.putBook({ path, body }).orThrow());
    expect(error).toBeInstanceOf(ProblemError);
    expect(error.effect).toBe(effect);
  });

  it("any answer is a problem with a status and a title", async () => {
    for (const content of [
      "",
      "<html>no</html>",
      "null",
      "[]",
      '"x"',
      "7",
      '{"errors":7,"title":null}',
      '{"error":"x"}',
    ]) {
      const { api } = scripted(new Response(content, { status: 404, headers: { "x-request-id": "r1" } }));
      const answer = await api.getBook({ path });
      expect(answer.ok, content).toBe(false);
      expect(answer.error).toMatchObject({
        status: 404,
        title: "A problem",
        type: "about:blank",
        pointers: [],
        requestId: "r1",
      });
    }
  });

  it("hooks are called, and cannot break a call", async () => {
    const told: string[] = [];
    const answers = [status(503), book()];
    const api = createClient({
      baseUrl: "http://service.invalid",
      fetch: async () => answers.shift() ?? status(599),
      backoff: { base: 0, cap: 0 },
      onAttempt: ({ operation, attempt }) => void told.push(`${operation} ${attempt}`),
      onRetry: ({ status: was }) => {
        told.push(`again after ${was}`);
        throw new Error("mine");
      },
      onResult: ({ result }) => void told.push(`${result.status} after ${result.attempts}`),
    });
    await api.getBook({ path }).orThrow();
    expect(told).toEqual(["getBook 1", "again after 503", "getBook 2", "200 after 2"]);
  });
});

describe("a retry that finds its own work done", () => {
  it("DELETE, 404: success; at the first try, and after a refusal: not", async () => {
    const lost = await scripted(dropped(), status(404)).api.deleteBook({ path });
    expect(lost).toMatchObject({ ok: true, status: 204, excused: 404, attempts: 2 });
    expect((await scripted(status(404)).api.deleteBook({ path })).status).toBe(404);
    expect((await scripted(status(429), status(404)).api.deleteBook({ path })).status).toBe(404);
  });

  const typed = (type: string, content: string) => () =>
    new Response(content, { status: 404, headers: { "content-type": type } });
  it.each<[string, boolean, () => Response]>([
    ["nothing", true, () => status(404)],
    ["a problem", true, typed("application/problem+json; charset=utf-8", '{"title":"Not found"}')],
    ["a problem, in any case", true, typed("Application/Problem+JSON", "{}")],
    ["a proxy's page", false, typed("text/html", "<h1>default backend</h1>")],
    ["a proxy's text", false, typed("text/plain", "404 page not found")],
    ["a gateway's JSON", false, typed("application/json", '{"message":"no Route matched"}')],
  ])("DELETE, 404 with %s: is it gone? %s", async (_, isGone, answer) => {
    const result = await scripted(status(502), answer()).api.deleteBook({ path });
    expect([result.ok, result.attempts]).toEqual([isGone, 2]);
    if (!isGone) expect(result).toMatchObject({ status: 404, error: { effect: "unknown" } });
  });

  const conditional = { path, body, header: { "If-Match": '"0"' } } as const;

  it("conditional PUT, 412, and what is there is what was sent: success, with what is there", async () => {
    const { api, sent } = scripted(
      dropped(),
      status(412),
      book(200, { createdAt: "then", updatedAt: "now" }),
    );
    expect(await api.putBook(conditional)).toMatchObject({
      ok: true,
      status: 200,
      excused: 412,
      data: { etag: '"1"' },
      response: { status: 412 },
    });
    expect(sent.map(({ method }) => method)).toEqual(["PUT", "PUT", "GET"]);
  });

  it("… and what is there is something else: 412, and nobody knows whether it was there for a moment", async () => {
    const { api } = scripted(dropped(), status(412), book(200, { title: "Other" }));
    expect((await api.putBook(conditional)).error).toMatchObject({ status: 412, effect: "unknown" });
  });

  it("412 at the first try: 412, and nothing was done", async () => {
    const { api, sent } = scripted(status(412));
    expect((await api.putBook(conditional)).error).toMatchObject({ status: 412, effect: "none" });
    expect(sent).toHaveLength(1);
  });

  it("createOnly: the same", async () => {
    const { api, sent } = scripted(dropped(), status(412), book());
    expect(await api.putBook.createOnly({ path, body })).toMatchObject({ ok: true, excused: 412 });
    expect(sent[0]?.headers.get("if-none-match")).toBe("*");
  });
});
