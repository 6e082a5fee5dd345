// Waits when it is asked to, accuses nobody for that, and sends to one origin only.
import { describe, expect, it } from "vitest";
import { AskAgain, patient, Unreachable } from "../../src/conformance/patience.ts";
import { NotExercised } from "../../src/laws/world.ts";

const origin = "http://server.invalid";
const answer = (status: number, retryAfter?: string) =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });
const failure = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: { code } });

/** Gives the answers in turn; an error among them is thrown. */
function sending(answers: readonly (Response | Error)[], over?: () => string | undefined) {
  const waits: number[] = [];
  const left = [...answers];
  const fetch = patient({
    origin,
    now: () => Date.parse("2026-01-01T00:00:00Z"),
    pause: async (milliseconds) => void waits.push(milliseconds),
    over: over ?? (() => undefined),
    send: async () => {
      const next = left.shift();
      if (next === undefined || next instanceof Error) throw next ?? new Error("no more answers");
      return next;
    },
  });
  const ask = (method = "GET", url = `${origin}/a`) => fetch(new Request(url, { method }));
  return { ask, waits, count: fetch.count };
}

describe("waits as long as the answer says (RFC 9110 10.2.3)", () => {
  it.each([
    ["seconds", "2", 2000],
    ["a date", "Thu, 01 Jan 2026 00:00:07 GMT", 7000],
    ["a date that is over", "Wed, 31 Dec 2025 00:00:00 GMT", 0],
    ["an hour, cut", "3600", 20_000],
    ["nothing", undefined, 500],
    ["nonsense", "soon", 500],
  ])("%s", async (_, retryAfter, wait) => {
    const { ask, waits } = sending([answer(429, retryAfter), answer(200)]);
    expect((await ask()).status).toBe(200);
    expect(waits[0]).toBe(wait);
  });
});

it("slows down after that", async () => {
  const { ask, waits } = sending([answer(429, "0"), answer(200), answer(200)]);
  await ask();
  await ask();
  expect(waits.slice(1).every((wait) => wait > 0)).toBe(true);
  expect(waits).toHaveLength(3);
});

describe("what is no verdict", () => {
  it.each([
    ["429 for ever", "POST", Array.from({ length: 9 }, () => answer(429, "0")), NotExercised],
    ["503 for ever", "GET", Array.from({ length: 9 }, () => answer(503, "0")), NotExercised],
    ["503 to an unsafe request, which may have been done", "PUT", [answer(503, "0")], AskAgain],
    ["a connection that was closed on an unsafe request", "POST", [failure("ECONNRESET")], AskAgain],
    [
      "a connection that is closed each time",
      "GET",
      [failure("ECONNRESET"), failure("ECONNRESET")],
      NotExercised,
    ],
    ["nobody there", "GET", [failure("ECONNREFUSED")], Unreachable],
  ] as const)("%s", async (_, method, answers, kind) => {
    await expect(sending(answers).ask(method)).rejects.toBeInstanceOf(kind);
  });
});

it("sends a safe request again when its connection was closed", async () => {
  const { ask, count } = sending([failure("UND_ERR_SOCKET"), answer(200)]);
  expect((await ask()).status).toBe(200);
  expect(count()).toBe(2);
});

it("sends nothing to another origin, and nothing when the time is over", async () => {
  const other = sending([answer(200)]);
  await expect(other.ask("GET", "http://other.invalid/a")).rejects.toThrow("not on http://server.invalid");
  const late = sending([answer(200)], () => "the budget was over");
  await expect(late.ask()).rejects.toThrow("the budget was over");
  expect(other.count() + late.count()).toBe(0);
});
