// The rate limit: of a principal, or of an address; what responses say about it; and how much memory it takes.
import { describe, expect, it } from "vitest";
import { createApp } from "../../generated/server.ts";
import { countedAs, rateLimiter } from "../../src/server/rate-limit.ts";
import { handlers } from "../../src/service/handlers.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

const quota = { requests: 2, seconds: 60 };

describe("a limiter", () => {
  it("lets so many requests of each caller through in a window, and begins again after it", () => {
    let time = 0;
    const limiter = rateLimiter(quota, () => time);
    const asked = (caller: string) => limiter(caller).isAllowed;
    expect(["a", "a", "a", "b"].map(asked)).toEqual([true, true, false, true]);
    time = 59_999;
    expect(asked("a")).toBe(false);
    time = 60_000;
    expect(["a", "a", "a"].map(asked)).toEqual([true, true, false]);
    // A clock that is set back does not lock anybody out.
    time = -1_000_000;
    expect(asked("a")).toBe(true);
  });

  it("counts each window to its end, however many others end before it", () => {
    let time = 0;
    const limiter = rateLimiter({ requests: 1, seconds: 60 }, () => time);
    const askedAt = (seconds: number, caller: string): boolean => {
      time = 1000 * seconds;
      return limiter(caller).isAllowed;
    };
    expect([askedAt(0, "a"), askedAt(59, "b"), askedAt(60, "c")]).toEqual([true, true, true]);
    expect([askedAt(60, "a"), askedAt(118, "b"), askedAt(119, "c")]).toEqual([true, false, false]);
    expect([askedAt(119, "a"), askedAt(119, "b"), askedAt(120, "c")]).toEqual([false, true, true]);
  });

  it("says what is left, and when to come back", () => {
    let time = 0;
    const limiter = rateLimiter(quota, () => time);
    const policy = { "RateLimit-Policy": '"default";q=2;w=60' };
    expect(limiter("a").headers).toEqual({ ...policy, RateLimit: '"default";r=1;t=60' });
    time = 59_500;
    limiter("a");
    expect(limiter("a").headers).toEqual({ ...policy, RateLimit: '"default";r=0;t=1', "Retry-After": "1" });
  });

  it("counts a bounded number of callers: the one that began first makes room", () => {
    const limiter = rateLimiter(quota, () => 0, 2);
    const asked = (caller: string) => limiter(caller).isAllowed;
    expect(["a", "a", "b", "b", "a", "b", "c", "a"].map(asked)).toEqual([
      ...[true, true, true, true, false, false],
      true,
      true,
    ]);
  });
});

it.each([
  ["", undefined, "address "],
  ["", "10.0.0.1", "address 10.0.0.1"],
  ["", "::ffff:10.0.0.1", "address 10.0.0.1"],
  ["", "2001:db8:1:2:3:4:5:6", "address 2001:db8:1:2"],
  ["", "2001:db8:1:2::9", "address 2001:db8:1:2"],
  ["", "2001:db8::1", "address 2001:db8:0:0"],
  ["", "2001:DB8::192.0.2.1", "address 2001:db8:0:0"],
  ["", "64:ff9b::c000:201", "address 192.0.2.1"],
  ["", "::1", "address 0:0:0:0"],
  ["ada", "10.0.0.1", "principal ada"],
])("%j at %s is counted as %s", (principal, address, want) => {
  expect(countedAs(principal, address)).toBe(want);
});

describe("a service with a rate limit", () => {
  const store = memoryStore({ now: () => 0, random: (length) => new Uint8Array(length) });
  const app = createApp(handlers, store, {
    now: () => 0,
    onError: console.error,
    checkResponses: true,
    rateLimit: quota,
    authenticate: async (token) => ({ id: token, scopes: ["books:write"] }),
  });
  const ask = (token: string, method = "DELETE", path = "/books/none") =>
    app.fetch(
      new Request(`http://service.invalid${path}`, { method, headers: { authorization: `Bearer ${token}` } }),
    );

  it("answers 429 with Retry-After and a problem, and says the limit in each response", async () => {
    const answers = [await ask("ada"), await ask("ada"), await ask("ada"), await ask("grace")];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 429, 404]);
    expect(answers.map(({ headers }) => headers.get("ratelimit"))).toEqual([
      '"default";r=1;t=60',
      '"default";r=0;t=60',
      '"default";r=0;t=60',
      '"default";r=1;t=60',
    ]);
    expect(answers.every(({ headers }) => headers.get("ratelimit-policy") === '"default";q=2;w=60')).toBe(
      true,
    );
    expect(answers[2]?.headers.get("retry-after")).toBe("60");
    expect(await answers[2]?.json()).toMatchObject({ type: "/problems/too-many-requests", status: 429 });
  });

  it("counts requests that no token identifies by their address", async () => {
    const answers = [await ask("", "GET", "/books"), await ask("", "GET"), await ask("", "GET")];
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 429]);
  });
});
