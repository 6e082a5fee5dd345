// Rows 89 to 91: what a cache may store, for whom, and that a private cache is never out of date.
import { expect } from "vitest";
import { type Answer, ask, askRaw, emma, request, type Sent, told, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

const ORIGIN = "https://app.example";
type Asked = readonly [want: string, method: string, path: string, sent?: Sent];

const nothing = '"stale"';
// biome-ignore format: a compact table
const reads: readonly Asked[] = [
  ["200", "GET", "/books"], ["200", "HEAD", "/books"], ["200", "GET", "/books?limit=1"], ["200", "GET", "/books/a"], ["200", "GET", "/books/a/reviews"], ["200", "GET", "/books/a/reviews/r"],
  ["304", "GET", "/books", { headers: { "if-none-match": "*" } }], ["304", "GET", "/books/a", { headers: { "if-none-match": "*" } }], ["304", "HEAD", "/books/a/reviews/r", { headers: { "if-none-match": "*" } }],
];
// biome-ignore format: a compact table
const others: readonly Asked[] = [
  ["201", "POST", "/books", { body: emma }], ["201", "POST", "/add-book", { body: emma }], ["201", "POST", "/books/a/reviews", { body: { reviewer: "A", rating: 1 } }], ["200", "PUT", "/books/a", { body: emma }],
  ["201", "PUT", "/books/b", { body: emma }], ["204", "PUT", "/books/b", { body: emma, headers: { prefer: "return=minimal" } }], ["200", "PATCH", "/books/b", { body: {}, headers: { "content-type": "application/merge-patch+json" } }],
  ["204", "DELETE", "/books/b"], ["204", "OPTIONS", "/books"], ["400 malformed-request", "GET", "/books?x=1"], ["400 malformed-request", "GET", "/books/%zz"], ["404 not-found", "GET", "/books/none"], ["404 not-found", "GET", "/nope"],
  ["405 method-not-allowed", "DELETE", "/books"], ["406 not-acceptable", "GET", "/books", { headers: { accept: "text/csv" } }], ["409 id-mismatch", "PUT", "/books/a", { body: { ...emma, id: "z" } }],
  ["412 precondition-failed", "GET", "/books/a", { headers: { "if-match": nothing } }], ["412 precondition-failed", "PUT", "/books/a", { body: emma, headers: { "if-match": nothing } }],
  ["415 unsupported-media-type", "PUT", "/books/a", { body: "x", headers: { "content-type": "text/plain" } }], ["422 invalid-content", "POST", "/books", { body: {} }], ["403 cross-site-request", "DELETE", "/books/a", { headers: { origin: "https://evil.example" } }],
];

const cacheControl = ({ headers }: Answer): string | null => headers.get("cache-control");
const varies = ({ headers }: Answer): readonly string[] =>
  (headers.get("vary") ?? "").toLowerCase().split(/\s*,\s*/);

async function fill(service: Service): Promise<void> {
  await ask(service, "PUT", "/books/a", { body: emma });
  await ask(service, "PUT", "/books/a/reviews/r", { body: { reviewer: "Ada", rating: 4 } });
}

row(89, "every response has Cache-Control: no-cache for reads, and never a positive max-age", () =>
  withService({}, async (service) => {
    await fill(service);
    for (const [want, method, path, sent] of reads) {
      const answer = await ask(service, method, path, sent);
      expect([told(answer), cacheControl(answer)], `${method} ${path}`).toEqual([want, "no-cache"]);
      expect(answer.headers.get("etag"), `${method} ${path}`).toMatch(/^"[^"]+"$/);
    }
    for (const [want, method, path, sent] of others) {
      const answer = await ask(service, method, path, sent);
      expect([told(answer), cacheControl(answer)], `${method} ${path} ${want}`).toEqual([want, "no-store"]);
      for (const name of ["expires", "last-modified", "age"]) expect(answer.headers.has(name)).toBe(false);
    }
    for (const bytes of [
      request("OPTIONS", "*"),
      request("TRACE", "/books"),
      request("GET", "/books", ["Expect: x"]),
      "GET / HTTP/9.9\r\n\r\n",
      `GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    ]) {
      expect(cacheControl(await askRaw(service, bytes)), bytes.toString().slice(0, 30)).toBe("no-store");
    }
  }),
);

row(90, "cacheable responses, 304 included, have Vary; none of them depends on the caller", async () => {
  await withService({ allowedOrigins: [ORIGIN] }, async (service) => {
    await fill(service);
    for (const origin of [{}, { origin: ORIGIN }, { origin: "https://evil.example" }]) {
      for (const [want, method, path, sent] of [...reads, ...others]) {
        if (method === "DELETE" || "origin" in (sent?.headers ?? {})) continue;
        const answer = await ask(service, method, path, {
          ...sent,
          headers: { ...sent?.headers, ...(method === "GET" || method === "HEAD" ? origin : {}) },
        });
        expect(varies(answer), `${method} ${path} ${want}`).toContain("origin");
        if (cacheControl(answer) !== "no-store")
          expect(varies(answer), `${method} ${path}`).toEqual(["accept", "origin"]);
        const allowed =
          "origin" in origin && origin.origin === ORIGIN && (method === "GET" || method === "HEAD")
            ? ORIGIN
            : null;
        expect(answer.headers.get("access-control-allow-origin")).toBe(allowed);
      }
    }
  });
  await withService({ guarded: true }, async (service) => {
    const tokenOf = async (sub: string) => ({
      authorization: `Bearer ${await service.token(sub, "books:write", "reviews:moderate")}`,
    });
    const [ada, bob] = [await tokenOf("ada"), await tokenOf("bob")];
    await ask(service, "PUT", "/books/a", { body: emma, headers: ada });
    await ask(service, "PUT", "/books/a/reviews/r", { body: { reviewer: "Ada", rating: 4 }, headers: ada });
    for (const [want, method, path, sent] of reads) {
      const answers = [];
      for (const token of [{}, ada, bob, { authorization: "Bearer bad" }])
        answers.push(await ask(service, method, path, { ...sent, headers: { ...sent?.headers, ...token } }));
      const seen = answers.map(({ status, text, headers }) =>
        [String(status), text, headers.get("etag"), headers.get("vary")].join("\n"),
      );
      expect([new Set(seen).size, told(answers[0] as Answer), varies(answers[0] as Answer)], path).toEqual([
        1,
        want,
        ["accept"],
      ]);
    }
    for (const headers of [{}, ada, bob]) {
      const answer = await ask(service, "PATCH", "/books/a/reviews/r", {
        body: {},
        headers: { "content-type": "application/merge-patch+json", ...headers },
      });
      expect([answer.status, cacheControl(answer)]).toEqual([
        headers === ada || headers === bob ? 200 : 401,
        "no-store",
      ]);
    }
  });
});

/** A minimal private cache by RFC 9111: it stores by URI and Accept, and obeys no-cache, no-store and 4.4. */
function privateCache(service: Service) {
  const kept = new Map<string, Answer>();
  const log: string[] = [];
  const through = async (method: string, path: string, sent: Sent = {}): Promise<Answer> => {
    const stored = method === "GET" ? kept.get(path) : undefined;
    // RFC 9111 4.3.1: a stored response is validated with its entity tag.
    const condition = stored === undefined ? {} : { "if-none-match": stored.headers.get("etag") ?? "" };
    const answer = await ask(service, method, path, { ...sent, headers: { ...sent.headers, ...condition } });
    log.push(`${method} ${answer.status}`);
    // 4.3.4: a 304 freshens the stored response.
    if (answer.status === 304 && stored !== undefined) return stored;
    if (method === "GET" && answer.status === 200 && !/no-store/.test(cacheControl(answer) ?? ""))
      kept.set(path, answer);
    // 4.4: a successful unsafe request invalidates the stored response.
    if (!["GET", "HEAD", "OPTIONS"].includes(method) && answer.status < 400) kept.delete(path);
    return answer;
  };
  return { through, kept, log };
}

row(
  91,
  "a private cache revalidates with 304 and is never out of date (tested with a small cache of our own)",
  () =>
    withService({}, async (service) => {
      const { through, kept, log } = privateCache(service);
      const patch = { "content-type": "application/merge-patch+json" };
      expect((await through("PUT", "/books/a", { body: emma })).status).toBe(201);
      const first = await through("GET", "/books/a");
      const again = await through("GET", "/books/a");
      expect([again.text, log]).toEqual([first.text, ["PUT 201", "GET 200", "GET 304"]]);
      await through("PUT", "/books/a", { body: { ...emma, title: "Second" } });
      expect(kept.size).toBe(0);
      expect((await through("GET", "/books/a")).json["title"]).toBe("Second");
      // A change that bypasses the cache: only revalidation can discover it.
      await ask(service, "PATCH", "/books/a", { body: { title: "Third" }, headers: patch });
      expect((await through("GET", "/books/a")).json["title"]).toBe("Third");
      await ask(service, "PATCH", "/books/a", { body: {}, headers: patch });
      expect((await through("GET", "/books/a")).json["title"]).toBe("Third");
      expect(log.slice(3)).toEqual(["PUT 200", "GET 200", "GET 200", "GET 304"]);
      await through("DELETE", "/books/a");
      expect([(await through("GET", "/books/a")).status, kept.size]).toEqual([404, 0]);
      await through("GET", "/books");
      await ask(service, "PUT", "/books/b", { body: emma });
      expect((await through("GET", "/books")).json["items"]).toHaveLength(1);
      expect((await through("GET", "/books")).json["items"]).toHaveLength(1);
      expect(log.slice(-3)).toEqual(["GET 200", "GET 200", "GET 304"]);
    }),
);
