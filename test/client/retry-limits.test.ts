// The limits of a call: its deadline, its signal, and its settings.
import { getEventListeners } from "node:events";
import { setTimeout as setTimeoutPromise } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createClient } from "../../generated/client.ts";
import { AbortError, NetworkError, TimeoutError } from "../../src/client/errors.ts";
import { type Options, settingsOf } from "../../src/client/options.ts";
import { body, book, caught, dropped, path, scripted, scriptedWith, status } from "./retry-script.ts";

const header = { "If-Match": '"0"' };
const never = () => new Promise<never>(() => {});

describe("the deadline and the signal bound", () => {
  it.each<[string, () => Promise<string> | string, unknown, string]>([
    ["hangs", never, TimeoutError, "none"],
    ["rejects", () => Promise.reject(new TypeError("offline")), NetworkError, "none"],
    [
      "throws",
      () => {
        throw new Error("logged out");
      },
      NetworkError,
      "none",
    ],
  ])("a token that %s", async (_, token, kind, effect) => {
    const { api, sent } = scriptedWith({ token }, book());
    const error = await caught(api.putBook({ path, body }).orThrow());
    expect(error).toBeInstanceOf(kind);
    expect([error.effect, error.attempts, sent.length]).toEqual([effect, 0, 0]);
  });

  it("a token that hangs, by the signal", async () => {
    const { api } = scriptedWith({ token: never, deadline: 1e9 });
    const ending = new AbortController();
    const call = api.getBook({ path, signal: ending.signal }).orThrow();
    ending.abort("enough");
    expect(await caught(call)).toBeInstanceOf(AbortError);
  });

  it("the re-read after a 412", async () => {
    const { api, clock } = scripted(dropped(), status(412), "never", "never", "never", "never", "never");
    const started = clock.now;
    const error = await caught(api.putBook({ path, body, header, deadline: 5_000 }).orThrow());
    expect(error).toBeInstanceOf(TimeoutError);
    expect(clock.now - started).toBeLessThanOrEqual(5_000);
  });

  it("an edit as a whole", async () => {
    const rounds = Array.from({ length: 40 }, () => [book(), status(412)]).flat();
    const { api, clock } = scriptedWith({ deadline: 1_000 }, ...rounds);
    const started = clock.now;
    const error = await caught(api.putBook.edit(path, (one) => one, { limit: 1_000 }));
    expect(error).toMatchObject({ status: 412, effect: "none" });
    expect(clock.now - started).toBeLessThanOrEqual(1_000);
  });

  it("an edit whose read hangs: each has what is left of the whole", async () => {
    const { api, clock } = scripted(book(), status(412), "never", "never", "never", "never", "never");
    const started = clock.now;
    const error = await caught(api.putBook.edit(path, (one) => one, { deadline: 12_000 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(clock.now - started).toBeLessThanOrEqual(12_000);
  });

  it("what is begun after the end: nothing is sent", async () => {
    const { api, sent } = scripted(book());
    const error = await caught(api.putBook({ path, body, deadline: 0 }).orThrow());
    expect(error).toBeInstanceOf(TimeoutError);
    expect([error.effect, sent.length]).toEqual(["none", 0]);
  });

  it("and nothing is sent or reported after it", async () => {
    const told: number[] = [];
    const onAttempt = ({ attempt }: { attempt: number }) => told.push(attempt);
    const ending = new AbortController();
    const onRetry = () => void Promise.resolve().then(() => ending.abort());
    const { api, sent } = scriptedWith({ onAttempt, onRetry }, status(503), book());
    expect((await api.getBook({ path, signal: ending.signal })).error).toBeInstanceOf(AbortError);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([sent.length, told]).toEqual([1, [1]]);
  });
});

describe("an abort", () => {
  it("by a hook, before the request: no effect, nothing sent", async () => {
    const ending = new AbortController();
    const { api, sent } = scriptedWith({ onAttempt: () => ending.abort() }, book());
    const error = await caught(api.putBook({ path, body, signal: ending.signal }).orThrow());
    expect(error).toBeInstanceOf(AbortError);
    expect([error.effect, error.attempts, sent.length]).toEqual(["none", 0, 0]);
  });

  it("while the content is read: unknown", async () => {
    const ending = new AbortController();
    const pull = (content: ReadableStreamDefaultController): void => {
      ending.abort();
      content.enqueue(new TextEncoder().encode(JSON.stringify(body)));
      content.close();
    };
    const answer = (): Response => new Response(new ReadableStream({ pull }, { highWaterMark: 0 }), book());
    const { api } = scripted(answer());
    const error = await caught(api.putBook({ path, body, signal: ending.signal }).orThrow());
    expect(error).toBeInstanceOf(AbortError);
    expect(error.effect).toBe("unknown");
  });

  it("with a different call's error as its reason reports this call", async () => {
    const first = await caught(scripted(status(404)).api.getBook({ path }).orThrow());
    const signal = AbortSignal.abort(first);
    const error = await caught(scripted().api.putBook({ path, body, signal }).orThrow());
    expect(error).toMatchObject({ name: "AbortError", operation: "putBook", cause: first });
  });

  it("leaves no listener behind", async () => {
    const { signal } = new AbortController();
    const counts = { on: 0, off: 0 };
    const add = signal.addEventListener.bind(signal);
    vi.spyOn(signal, "addEventListener").mockImplementation((type: string, listener, options) => {
      counts.on++;
      const { signal: until } = options as AddEventListenerOptions;
      until?.addEventListener("abort", () => counts.off++);
      add(type, listener as EventListener, options);
    });
    await scripted(dropped(), book()).api.getBook({ path, signal });
    expect(counts).toEqual({ on: 1, off: 1 });
  });

  it("of a late attempt does not affect the next one", async () => {
    const late = Promise.withResolvers<Response>();
    const { api } = scriptedWith({
      fetch: (() => {
        let n = 0;
        return async () => {
          if (++n === 1) return late.promise;
          late.resolve(status(422));
          return never();
        };
      })(),
    });
    const error = await caught(api.putBook({ path, body, attempts: 2 }).orThrow());
    expect([error.name, error.effect]).toEqual(["TimeoutError", "unknown"]);
  });
});

describe("hooks", () => {
  it("get facts, not the request, and may reject", async () => {
    const events: object[] = [];
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on("unhandledRejection", note);
    const hook = async (event: object): Promise<void> => {
      events.push(event);
      throw new Error("mine");
    };
    const { api } = scriptedWith({ onAttempt: hook, onRetry: hook, onResult: hook }, dropped(), book(201));
    const result = await api.addBook({ body });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);
    expect([result.ok, rejections]).toEqual([true, []]);
    expect(events[0]).toEqual({
      operation: "addBook",
      attempt: 1,
      method: "POST",
      url: "http://service.invalid/books",
    });
  });

  it("can't alter the result", async () => {
    const onResult = ({ result }: { result: object }) => void Object.assign(result, { ok: false });
    expect((await scriptedWith({ onResult }, book()).api.getBook({ path })).ok).toBe(true);
  });
});

describe("what the caller may give", () => {
  it.each(["", '"', '""', "a\nb", "a\u0000b", "é", "🔑", "\u007f"])(
    "the key %j is refused before anything is sent",
    async (key) => {
      const { api, sent } = scripted(book(201));
      await expect(api.addBook({ body, key })).rejects.toThrow(TypeError);
      expect(sent).toEqual([]);
    },
  );

  it.each(["\ud800", "a\udc00b"])("the path parameter %j is refused", async (bookId) => {
    await expect(scripted().api.getBook({ path: { bookId } })).rejects.toThrow(TypeError);
  });

  it.each<[unknown]>([[null], [undefined], [{}], [["a"]], [new Date(0)], [Object("a")], [() => "a"]])(
    "the path parameter %j is refused",
    async (bookId) => {
      const nothing = { bookId } as unknown as typeof path;
      await expect(scripted().api.getBook({ path: nothing })).rejects.toThrow(TypeError);
    },
  );

  it.each([["\ud800"], [{ a: { b: 1 } }]])(
    "the query %j, which can't be written, is a TypeError",
    async (q) => {
      const query = { q } as unknown as { limit: number };
      await expect(scripted().api.listBooks({ query })).rejects.toThrow(TypeError);
    },
  );

  it("an invalid signal is a TypeError, and leaves no timer", async () => {
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
    const { api } = scriptedWith({ platform: { wait } }, book());
    const signal = {} as unknown as AbortSignal;
    await expect(api.getBook({ path, signal })).rejects.toThrow(TypeError);
    expect(waits).toEqual([]);
  });

  it("undefined is what was left out; not a number is refused", async () => {
    const nothing = { attempts: undefined, deadline: undefined, tryTimeout: undefined, headers: undefined };
    const options = { baseUrl: "http://a.invalid", ...nothing } as unknown as Options;
    expect(settingsOf(options)).toMatchObject({
      attempts: 5,
      deadline: 60_000,
      tryTimeout: 10_000,
      headers: {},
    });
    expect(() => settingsOf({ baseUrl: "http://a.invalid", attempts: Number.NaN })).toThrow("attempts");
    const { api, sent } = scripted(dropped(), book());
    const given = { path, attempts: undefined } as unknown as { path: typeof path };
    expect((await api.getBook(given)).ok).toBe(true);
    expect(sent).toHaveLength(2);
    await expect(api.getBook({ path, deadline: Number.NaN })).rejects.toThrow("deadline");
  });
});

describe("the platform", () => {
  afterEach(() => void vi.unstubAllGlobals());

  it.each([2 ** 31, Number.POSITIVE_INFINITY])(
    "a deadline of %d ms does not fire at once",
    async (deadline) => {
      const fetch = async (): Promise<Response> => {
        await new Promise((resolve) => setTimeout(resolve, 10));
        return book();
      };
      const api = createClient({ baseUrl: "http://a.invalid", fetch, deadline, tryTimeout: deadline });
      expect((await api.getBook({ path })).ok).toBe(true);
    },
  );

  it("may wait by what rejects when it is aborted", async () => {
    const rejections: unknown[] = [];
    const note = (reason: unknown) => void rejections.push(reason);
    process.on("unhandledRejection", note);
    const wait = (milliseconds: number, signal?: AbortSignal) =>
      setTimeoutPromise(milliseconds, undefined, signal && { signal });
    const { api } = scriptedWith({ platform: { wait } }, book());
    expect((await api.getBook({ path })).ok).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", note);
    expect(rejections).toEqual([]);
  });

  it("waits no longer than the signal, nor listens to it afterwards", async () => {
    const { wait } = settingsOf({ baseUrl: "http://a.invalid" }).platform;
    await wait(60_000, AbortSignal.abort());
    const ending = new AbortController();
    await wait(1, ending.signal);
    expect(getEventListeners(ending.signal, "abort")).toEqual([]);
    const waiting = wait(60_000, ending.signal);
    ending.abort();
    await waiting;
  });

  it("makes keys where there is no randomUUID: on an origin that is not secure", () => {
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const { newKey } = settingsOf({ baseUrl: "http://192.168.0.1" }).platform;
    const keys = Array.from({ length: 100 }, newKey);
    expect(new Set(keys).size).toBe(100);
    for (const key of keys) expect(key).toMatch(/^[0-9a-z-]{10,50}$/);
  });
});
