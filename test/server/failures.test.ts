// A handler that throws or returns invalid content: the failure is logged and rolled back, and the problem reveals
// nothing.
import { describe, expect, it, vi } from "vitest";
import { createApp, type Handlers } from "../../generated/server.ts";
import { StoreUnavailable } from "../../src/server/port.ts";
import { created, noContent, notFound, ok } from "../../src/server/replies.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Library, OpenLibrary } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { newBook } from "../../src/service/records.ts";
import { exported } from "../service/service.ts";

type Some = Partial<Handlers<Library, OpenLibrary>>;
const content = { title: "Emma", authors: ["Jane Austen"] };
const json = { "content-type": "application/json" };
const keyed = { ...json, "idempotency-key": "k" };

async function serviceWith(some: Some, checkResponses = true) {
  const store = memoryStore({
    now: Date.now,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  });
  const logged: string[] = [];
  const app = createApp<Library, OpenLibrary>({ ...handlers, ...some }, store, {
    now: Date.now,
    onError: (error, { operation }) => void logged.push(`${operation}: ${String(error)}`),
    checkResponses,
  });
  const send = async (method: string, path: string, body?: object, headers: HeadersInit = json) => {
    const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    return app.fetch(new Request(`http://service.invalid${path}`, init));
  };
  await store.write(async (view) => {
    await view.books.put(newBook("old", content, view.stamp()));
    return { keep: true, result: undefined };
  });
  return { store, logged, send };
}

async function isDiscreetProblem(answer: Response, status = 500): Promise<void> {
  const text = await answer.text();
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect([answer.status, JSON.parse(text).status]).toEqual([status, status]);
  expect(text).not.toMatch(/secret|stack|\.ts|\bat \w|node:/);
}

describe("a handler that throws", () => {
  const putAndThrow = async (_request: unknown, library: OpenLibrary): Promise<never> => {
    await library.books.put(newBook("half", content, library.stamp()));
    await library.books.remove("old");
    throw new Error("secret: at line 7");
  };
  const throwing = (thrown: unknown) => () => {
    throw thrown;
  };

  // biome-ignore format: a compact table
  it.each<{ says: string; some: Some; request: readonly [string, string, object?]; log: string }>([
    { says: "before it writes", some: { addBook: throwing(new Error("secret")) }, request: ["POST", "/books", content], log: "addBook: Error: secret" },
    { says: "after it wrote", some: { addBook: putAndThrow }, request: ["POST", "/books", content], log: "addBook: Error: secret: at line 7" },
    { says: "in PUT", some: { putBook: putAndThrow }, request: ["PUT", "/books/old", content], log: "putBook: Error: secret: at line 7" },
    { says: "in DELETE", some: { deleteBook: putAndThrow }, request: ["DELETE", "/books/old"], log: "deleteBook: Error: secret: at line 7" },
    { says: "while reading", some: { getBook: throwing(new Error("secret")) }, request: ["GET", "/books/old"], log: "getBook: Error: secret" },
    { says: "while reading what another wants to change", some: { getBook: throwing(new Error("secret")) }, request: ["PUT", "/books/old", content], log: "putBook: Error: secret" },
    { says: "a value that is not an Error", some: { addBook: throwing("secret") }, request: ["POST", "/books", content], log: "addBook: secret" },
    { says: "nothing at all", some: { addBook: throwing(undefined) }, request: ["POST", "/books", content], log: "addBook: undefined" },
  ])("$says: logged, undone, 500", async ({ some, request, log }) => {
    const { store, logged, send } = await serviceWith(some);
    const before = await exported(store);
    await isDiscreetProblem(await send(...request));
    expect(logged).toEqual([log]);
    expect(await exported(store)).toBe(before);
  });

  it("leaves no record of its key: the retry is carried out", async () => {
    let calls = 0;
    const { logged, send } = await serviceWith({
      addBook: (request, library) =>
        ++calls === 1 ? putAndThrow(request, library) : handlers.addBook(request, library),
    });
    expect((await send("POST", "/books", content, keyed)).status).toBe(500);
    const retried = await send("POST", "/books", content, keyed);
    expect([retried.status, retried.headers.get("idempotency-replayed"), calls]).toEqual([201, null, 2]);
    expect((await send("POST", "/books", content, keyed)).headers.get("idempotency-replayed")).toBe("true");
    expect([calls, logged.length]).toEqual([2, 1]);
  });

  it.each([true, false])(
    "or gives a field that can't be sent is undone, answers checked: %j",
    async (checked) => {
      const addBook: Handlers<Library, OpenLibrary>["addBook"] = async (request, library) => {
        const reply = await handlers.addBook(request, library);
        return { ...reply, fields: { "X-Note": "\u65e5\u672c" } } as typeof reply;
      };
      const { store, logged, send } = await serviceWith({ addBook }, checked);
      const before = await exported(store);
      await isDiscreetProblem(await send("POST", "/books", content, keyed));
      await isDiscreetProblem(await send("POST", "/books", content, keyed));
      expect(logged).toHaveLength(2);
      expect(await exported(store)).toBe(before);
    },
  );

  it("does not stop the service", async () => {
    const { send } = await serviceWith({ addBook: putAndThrow });
    await Promise.all(Array.from({ length: 20 }, () => send("POST", "/books", content)));
    expect((await send("GET", "/books/old")).status).toBe(200);
    expect((await send("PUT", "/books/new", content)).status).toBe(201);
  });

  it("that says the store is out of reach is 503, with the time to wait", async () => {
    const { send } = await serviceWith({ addBook: throwing(new StoreUnavailable("secret", 7)) });
    const answer = await send("POST", "/books", content);
    expect(answer.headers.get("retry-after")).toBe("7");
    await isDiscreetProblem(answer, 503);
  });
});

describe("a handler whose reply does not fit, when responses are checked", () => {
  const stored = newBook("old", content, { at: "2026-11-22T09:30:00.000Z", id: "old", etag: '"a"' });
  const bad = (value: object) => ({ ...stored, value, json: JSON.stringify(value) });
  const writing = (reply: unknown) => async (_request: unknown, library: OpenLibrary) => {
    await library.books.put(newBook("half", content, library.stamp()));
    return reply as never;
  };

  // biome-ignore format: a compact table
  it.each<{ says: string; some: Some; request: readonly [string, string, object?]; log: RegExp }>([
    { says: "a status that is not declared", some: { deleteBook: writing(ok(stored)) }, request: ["DELETE", "/books/old"], log: /deleteBook returned 200, which the document does not declare/ },
    { says: "a different status, by a safe operation", some: { listBooks: () => noContent() as never }, request: ["GET", "/books"], log: /listBooks returned 204/ },
    { says: "no content where some is declared", some: { putBook: writing({ status: 200, body: undefined, fields: {} }) }, request: ["PUT", "/books/old", content], log: /putBook returned 200 without content; the document declares application\/json/ },
    { says: "content that lacks a member", some: { addBook: writing(created(bad({ id: "x", title: "t" }))) }, request: ["POST", "/books", content], log: /addBook returned 201 with content that does not fit its schema: .*\/authors/ },
    { says: "content with an undeclared member", some: { getBook: () => ok(bad({ ...stored.value, secret: 1 })) as never }, request: ["GET", "/books/old"], log: /getBook returned 200 with content that does not fit its schema: \/secret/ },
    { says: "a problem that is not declared", some: { listBooks: () => notFound() as never }, request: ["GET", "/books"], log: /listBooks returned 404/ },
    { says: "created, with nothing that a Location could name", some: { addBook: writing(created(bad({ title: "t" }))) }, request: ["POST", "/books", content], log: /The path parameter "bookId" is missing/ },
    { says: "nothing", some: { addBook: writing(undefined) }, request: ["POST", "/books", content], log: /addBook: TypeError/ },
  ])("$says: logged, undone, 500", async ({ some, request, log }) => {
    const { store, logged, send } = await serviceWith(some);
    const before = await exported(store);
    await isDiscreetProblem(await send(...request));
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(log);
    expect(await exported(store)).toBe(before);
  });

  it("leaves no record of its key", async () => {
    let calls = 0;
    const { send } = await serviceWith({
      addBook: (request, library) =>
        ++calls === 1 ? writing(ok(stored))(request, library) : handlers.addBook(request, library),
    });
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push((await send("POST", "/books", content, keyed)).status);
    expect([statuses, calls]).toEqual([[500, 201, 201], 2]);
  });

  it("is not caught when answers are not checked: that costs a validation each", async () => {
    const { logged, send } = await serviceWith({ getBook: () => ok(bad({ secret: 1 })) as never }, false);
    expect([(await send("GET", "/books/old")).status, logged]).toEqual([200, []]);
  });
});

describe("an app", () => {
  it("is not built without a handler, and the error names it", () => {
    const { getReview: _missing, ...some } = handlers;
    const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
    expect(() => createApp(some as never, store, { now: Date.now, onError: () => {} })).toThrow("getReview");
  });

  it("fails outside its operations as it does in them", async () => {
    const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
    const logged: string[] = [];
    const app = createApp(handlers, store, {
      now: Date.now,
      onError: (error) => void logged.push(String(error)),
    });
    app.get("/docs", () => {
      throw new Error("secret");
    });
    await isDiscreetProblem(await app.fetch(new Request("http://service.invalid/docs")));
    expect(logged).toEqual(["Error: secret"]);
  });

  it("is a response also when it cannot be reported", async () => {
    const unreadable = Object.defineProperty(new Error(), "message", {
      get: () => {
        throw new Error("unreadable");
      },
    });
    const warned = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
    const store = memoryStore({ now: Date.now, random: (length) => new Uint8Array(length) });
    const failing = { ...handlers, getBook: () => Promise.reject(unreadable) };
    const app = createApp(failing, store, {
      now: Date.now,
      onError: (error) => void (error instanceof Error && error.message),
    });
    await isDiscreetProblem(await app.fetch(new Request("http://service.invalid/books/a")));
    expect(warned).toHaveBeenCalledWith("onError could not report a failure of getBook: unreadable");
    warned.mockRestore();
  });
});
