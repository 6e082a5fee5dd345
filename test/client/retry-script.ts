// A client with scripted responses and a clock that advances only while the client waits.
import { createClient } from "../../generated/client.ts";
import type { ClientOptions } from "../../src/client/client.ts";
import type { CallError } from "../../src/client/errors.ts";
import type { RetryEvent } from "../../src/client/options.ts";

export const body = { title: "Emma", authors: ["Jane Austen"] };
export const path = { bookId: "emma" };
export type Step = Response | Error | "never" | ((request: Request) => Response);

/** Waits that take no time: when nothing else happens, the one that is over first is over. */
function waitOf(clock: { now: number }) {
  const timers = new Set<{ readonly at: number; readonly resolve: () => void }>();
  const tick = async (): Promise<void> => {
    // An answer that is there already comes before any timeout.
    await new Promise((resolve) => setTimeout(resolve, 1));
    const [first] = [...timers].sort((a, b) => a.at - b.at);
    if (!first) return;
    timers.delete(first);
    clock.now = Math.max(clock.now, first.at);
    first.resolve();
    if (timers.size > 0) void tick();
  };
  return (milliseconds: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const timer = { at: clock.now + milliseconds, resolve };
      if (timers.size === 0) void tick();
      timers.add(timer);
      signal?.addEventListener("abort", () => {
        timers.delete(timer);
        resolve();
      });
    });
}

/** A client over a script of answers. */
export function scripted(...steps: readonly Step[]) {
  return scriptedWith({}, ...steps);
}

/** The same, with options of its own. */
export function scriptedWith(options: Partial<ClientOptions>, ...steps: readonly Step[]) {
  const sent: Request[] = [];
  const retries: RetryEvent[] = [];
  const clock = { now: Date.UTC(2026, 10, 22) };
  const script = [...steps];
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request);
    const step = script.shift() ?? new Response(null, { status: 599 });
    if (step === "never") return new Promise<Response>(() => {});
    if (step instanceof Error) throw step;
    return typeof step === "function" ? step(request) : step;
  };
  const wait = waitOf(clock);
  let keys = 0;
  const api = createClient({
    baseUrl: "http://service.invalid",
    fetch,
    platform: { now: () => clock.now, random: () => 0.5, wait, newKey: () => `key-${++keys}` },
    onRetry: (event) => void retries.push(event),
    ...options,
  });
  return { api, sent, retries, clock };
}

export const dropped = () => new TypeError("fetch failed");
export const status = (code: number, headers: HeadersInit = {}) =>
  new Response(null, { status: code, headers });
export const book = (code = 200, more: object = {}) =>
  Response.json({ ...body, id: "emma", etag: '"1"', ...more }, { status: code, headers: { etag: '"1"' } });
export const problem = (code: number, type: string) =>
  Response.json({ type, title: "T", status: code }, { status: code });

/** @returns the error that a call ends with. */
export const caught = (call: Promise<unknown>): Promise<CallError> =>
  call.then(
    () => Promise.reject(new Error("no error")),
    (error) => error,
  );
