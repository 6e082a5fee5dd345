// The sender waits when the server asks it to, blames no server for that, and sends to one origin only.
import { describe, expect, it } from "vitest";
import { AskAgain, Unreachable } from "../../src/conformance/wire/attempts.ts";
import { makePatientFetch } from "../../src/conformance/wire/patience.ts";
import { untilStopped } from "../../src/conformance/wire/until-stopped.ts";
import { NotExercised, type Over } from "../../src/laws/reason.ts";
import { describeReason } from "../../src/laws/sentences/describe-reason.ts";

const origin = "http://server.invalid";
const answer = (status: number, retryAfter?: string) =>
  new Response(null, { status, headers: retryAfter === undefined ? {} : { "retry-after": retryAfter } });
const failure = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: { code } });

/** Returns the responses in turn; throws an error among them. */
function sending(answers: readonly (Response | Error)[], over?: () => Over | undefined) {
  const waits: number[] = [];
  const left = [...answers];
  const fetch = makePatientFetch({
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

describe("waits as long as the response says (RFC 9110 10.2.3)", () => {
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
    const [slower, ...asAsked] = waits.toReversed();
    expect(asAsked.reduce((sum, one) => sum + one, 0)).toBe(wait);
    expect(slower).toBeLessThan(500);
  });
});

it("slows down after that", async () => {
  const { ask, waits } = sending([answer(429, "0"), answer(200), answer(200)]);
  await ask();
  await ask();
  expect(waits).toHaveLength(2);
  expect(waits.every((wait) => wait > 0)).toBe(true);
});

it("waits no longer than the budget allows, and says what it waited for", async () => {
  let clock = 0;
  let count = 0;
  const fetch = makePatientFetch({
    origin,
    now: () => clock,
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
    over: () => (clock >= 3000 ? { kind: "budget", seconds: 3 } : undefined),
    send: async () => {
      count += 1;
      return answer(429, "3600");
    },
  });
  expect(await reasonOf(fetch(new Request(`${origin}/a`)))).toBe(
    "GET /a returned 429 and asked to wait 3600 s: the budget of 3 s was used up",
  );
  expect(clock).toBeLessThan(3500);
  expect(count).toBe(1);
});

describe("failures that are not verdicts", () => {
  it.each([
    ["429 forever", "POST", Array.from({ length: 9 }, () => answer(429, "0")), NotExercised],
    ["503 forever", "GET", Array.from({ length: 9 }, () => answer(503, "0")), NotExercised],
    ["503 to an unsafe request, which may have been done", "PUT", [answer(503, "0")], AskAgain],
    ["a connection that was closed on an unsafe request", "POST", [failure("ECONNRESET")], AskAgain],
    [
      "a connection that is closed each time",
      "GET",
      [failure("ECONNRESET"), failure("ECONNRESET")],
      NotExercised,
    ],
    ["no server", "GET", [failure("ECONNREFUSED")], Unreachable],
  ] as const)("%s", async (_, method, answers, kind) => {
    await expect(sending(answers).ask(method)).rejects.toBeInstanceOf(kind);
  });
});

it("sends a safe request again when its connection was closed", async () => {
  const { ask, count } = sending([failure("UND_ERR_SOCKET"), answer(200)]);
  expect((await ask()).status).toBe(200);
  expect(count()).toBe(2);
});

it("says what it sent before the server was gone", async () => {
  const { ask } = sending([answer(200), failure("ECONNRESET"), failure("ECONNREFUSED")]);
  await ask();
  await expect(ask("DELETE")).rejects.toBeInstanceOf(AskAgain);
  await expect(ask()).rejects.toMatchObject({
    name: "Unreachable",
    message: `${origin} cannot be reached: connection refused`,
    before: {
      kind: "no answer",
      request: { method: "DELETE", target: "/a" },
      cause: { kind: "closed" },
    },
  });
  await expect(sending([failure("ECONNREFUSED")]).ask()).rejects.toHaveProperty("before", undefined);
});

it("says that fetch blocks a port", async () => {
  const error = new TypeError("fetch failed", { cause: new Error("bad port") });
  const { ask, count } = sending([error]);
  await expect(ask()).rejects.toThrow(/cannot be reached: Fetch blocks this port.* on a different port/);
  expect(count()).toBe(1);
});

it("says what took the time if no time is left to retry", async () => {
  let isOver = false;
  const { ask, count } = sending([failure("UND_ERR_SOCKET"), answer(200)], () =>
    isOver ? { kind: "budget", seconds: 4 } : undefined,
  );
  const asked = ask();
  isOver = true;
  expect(await reasonOf(asked)).toBe(
    "GET /a had no response: the connection was closed; the budget of 4 s was used up",
  );
  expect(count()).toBe(1);
});

it("sends nothing to a different origin, and nothing after the deadline", async () => {
  const other = sending([answer(200)]);
  await expect(other.ask("GET", "http://other.invalid/a")).rejects.toThrow("not on http://server.invalid");
  const late = sending([answer(200)], () => ({ kind: "stopped" }));
  expect(await reasonOf(late.ask())).toBe("the run was stopped");
  expect(other.count() + late.count()).toBe(0);
});

/** Why what was asked was not exercised. */
async function reasonOf(asked: Response | Promise<unknown>): Promise<string> {
  const error = await Promise.resolve(asked).catch((thrown: unknown) => thrown);
  if (!(error instanceof NotExercised)) throw new Error(`exercised: ${error}`);
  return describeReason(error.reason);
}

describe("a run that was stopped", () => {
  it("waits one second for a response", async () => {
    const stop = new AbortController();
    const waits: number[] = [];
    const pause = async (milliseconds: number) => void waits.push(milliseconds);
    const send = untilStopped(stop.signal, { send: () => new Promise(() => {}), pause });
    const asked = send(new Request(`${origin}/a`));
    stop.abort();
    await expect(asked).rejects.toThrow(NotExercised);
    expect(waits).toEqual([1000]);
  });

  it("takes one that comes in time", async () => {
    const stop = new AbortController();
    const pause = () => new Promise<void>(() => {});
    const send = untilStopped(stop.signal, { send: async () => answer(204), pause });
    const asked = send(new Request(`${origin}/a`));
    stop.abort();
    expect((await asked).status).toBe(204);
  });
});
