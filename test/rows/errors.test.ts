// Row 88: every error response is a problem of a documented type that reveals no internals.
import { expect } from "vitest";
import { wiring } from "../../generated/server.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { isProblem } from "../../src/http/problem.ts";
import { decisionsFor } from "../../src/semantics/decisions.ts";
import { problems } from "../../src/semantics/problems.ts";
import { serviceProblems } from "../../src/service/problems.ts";
import { type Answer, ask, askRaw, emma, emptyStore, request, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";

const types = new Map(Object.entries({ ...problems, ...serviceProblems }));
const SEED = 88;

/** @returns a function that draws one of several values, the same ones in each run (mulberry32). */
function drawing(seed: number): <T>(from: readonly T[]) => T {
  let state = seed;
  return (from) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from[((t ^ (t >>> 14)) >>> 0) % from.length] as (typeof from)[number];
  };
}

// biome-ignore format: a compact table
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY", "PROPFIND", "FOO", "get", "CONNECT"];
// biome-ignore format: a compact table
const targets = ["/books", "/books/a", "/books/none", "/books/a.b", "/books/a%2Fb", "/books/%00", "/books/%zz", "/books/%ff", "/books/../x", "/books/",
  "//books", "/nope", "/books?limt=1", "/books?limit=0", "/books?cursor=%ff", "/books?cursor=ZZ", "/books/a/reviews", "/books/none/reviews", "/books/a/reviews/r",
  "/books/a/reviews/%0d%0aX:1", "/add-book", "/edit-book/a", "/edit-book/%27%20OR%201=1--", "/books/<script>", `/books/${"a".repeat(70)}`, `/${"a".repeat(20_000)}`,
  "*", "http://localhost/books/none", "/__proto__", "/books/constructor"];
// biome-ignore format: a compact table
const lines = ["Accept: text/csv", "Accept: application/json;q=0", "If-Match: abc", 'If-Match: "stale"', 'If-Match: "', "If-None-Match: *", "If-None-Match:", "Idempotency-Key: a b",
  "Idempotency-Key: k", "Content-Range: bytes 0-1/2", "Content-Encoding: gzip", "Expect: x", "Host: localhost", "Content-Length: 3", "Transfer-Encoding: chunked", "Origin: https://elsewhere.example",
  "Sec-Fetch-Site: cross-site", "Forwarded: for=1.2.3.4", "X-Forwarded-Host: e.example", "Authorization: Bearer x.y.z", "Authorization: Basic YTpi", "Prefer: return=minimal", "X-Http-Method-Override: DELETE",
  `Cookie: ${"a".repeat(20_000)}`, "Bad Name: 1", "Range: bytes=0-1", "If-Modified-Since: yesterday", "Upgrade: websocket", "Connection: upgrade"];
// biome-ignore format: a compact table
const contentTypes = ["application/json", "application/json; charset=utf-16", "application/merge-patch+json", "application/x-www-form-urlencoded", "text/plain", "text/html", ""];
// biome-ignore format: a compact table
const bodies = ["", "{", "{}", "[]", "null", '"x"', '{"title":"a","title":"b"}', '{"__proto__":{}}', `${"[".repeat(5000)}`, '{"title":"\\ud800","authors":["a"]}', '{"title":"<script>","authors":["\'; DROP TABLE books; --"]}',
  '{"id":"other","title":"a","authors":["b"]}', '{"isbn":"9780141439519","title":"a","authors":["b"]}', "title=a&title=b", "%ff=1", "\u0000", "a".repeat(2 ** 20 + 1), '{"rating":9007199254740993,"reviewer":"a"}'];

/** Signs of internals: stack traces, files, SQL, Node's error codes. */
const INSIDE =
  /\n\s*at |node:|node_modules|\.ts\b|\.js\b|\/work\/|\/src\/|SELECT |INSERT |sqlite|TypeError|RangeError|ERR_|HPE_|ECONN/i;

function holdProblem(answer: Answer, what: string): void {
  const { status, headers, json, text } = answer;
  expect(headers.get("content-type"), what).toBe("application/problem+json");
  expect(isProblem(json), what).toBe(true);
  const id = String(json["type"]).replace(/^\/problems\//, "");
  expect(`/problems/${id}`, what).toBe(json["type"]);
  expect([json["status"], json["title"], types.get(id)?.status], what).toEqual([
    status,
    types.get(id)?.title,
    status,
  ]);
  expect(String(headers.get("x-request-id")), what).toMatch(/^[0-9a-f-]{36}$/);
  expect(json["requestId"], what).toBe(headers.get("x-request-id"));
  expect(text, what).not.toMatch(INSIDE);
  expect([headers.get("cache-control"), headers.get("x-content-type-options")], what).toEqual([
    "no-store",
    "nosniff",
  ]);
}

async function fuzz(service: Service, count: number): Promise<ReadonlyMap<string, number>> {
  const draw = drawing(SEED);
  const seen = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const [method, target] = [draw(methods), draw(targets)];
    const type = draw(contentTypes);
    const sent = [
      ...(type === "" ? [] : [`Content-Type: ${type}`]),
      ...(draw([0, 1, 1, 2]) > 0 ? [draw(lines)] : []),
    ];
    const body = draw(bodies);
    const what = `seed ${SEED}, request ${i}: ${method} ${target.slice(0, 60)} ${sent.join(", ").slice(0, 80)} ${body.slice(0, 40)}`;
    // The service would wait for the end of an invalid chunked body, so the chunked body here is complete.
    const content = sent.includes("Transfer-Encoding: chunked") ? "" : body;
    const end = content === "" && sent.includes("Transfer-Encoding: chunked") ? "0\r\n\r\n" : "";
    const bytes = Buffer.concat([request(method, target, sent, content), Buffer.from(end)]);
    if (sent.includes("Content-Length: 3") && content === "") continue;
    const answer = await askRaw(service, bytes).catch((error: unknown) => {
      throw new Error(what, { cause: error });
    });
    expect(answer.status, what).toBeLessThan(500);
    if (answer.status >= 400 && method !== "HEAD") holdProblem(answer, what);
    const id = answer.status < 400 ? `${answer.status}` : `${answer.status} ${answer.json["type"] ?? "HEAD"}`;
    seen.set(id, (seen.get(id) ?? 0) + 1);
  }
  return seen;
}

/** Every problem type that an example of the document shows, by operation and status. */
async function shownTypes(): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { contract, document } = await loadDocument("openapi.yaml");
  expect(contract.operations.length).toBe(Object.keys(wiring).length);
  const resolve = (value: unknown): Record<string, unknown> => {
    const reference = (value as { $ref?: string }).$ref;
    if (reference === undefined) return value as Record<string, unknown>;
    let found: unknown = document;
    for (const token of reference.slice(2).split("/")) found = Reflect.get(found as object, token);
    return resolve(found);
  };
  const shown = new Map<string, Set<string>>();
  const paths = resolve(document["paths"]);
  for (const item of Object.values(paths).map(resolve)) {
    for (const operation of Object.values(item)
      .filter((one) => typeof one === "object" && one !== null && "operationId" in one)
      .map(resolve)) {
      for (const [status, response] of Object.entries(resolve(operation["responses"]))) {
        const content = resolve(resolve(response)["content"] ?? {});
        const examples = resolve(resolve(content["application/problem+json"] ?? {})["examples"] ?? {});
        for (const example of Object.values(examples).map(resolve)) {
          const { type, title, status: said } = resolve(example["value"]);
          expect(String(said), `${operation["operationId"]} ${status}`).toBe(status);
          // RFC 9457 3.1.3: the title of a type does not change from occurrence to occurrence.
          expect(title, String(type)).toBe(types.get(String(type).split("/").at(-1) ?? "")?.title);
          const key = `${operation["operationId"]} ${status}`;
          shown.set(key, (shown.get(key) ?? new Set()).add(String(type)));
        }
      }
    }
  }
  return shown;
}

row(
  88,
  "every 4xx and 5xx is a problem of a documented type with the right status, and reveals no internals",
  async () => {
    await withService({}, async (service) => {
      await ask(service, "PUT", "/books/a", { body: emma });
      const seen = await fuzz(service, 300);
      // The fuzzing has to reach most problem types to prove something.
      const reached = [...seen.keys()].filter((id) => /^[45]/.test(id));
      expect(reached.length, [...seen].join("; ")).toBeGreaterThan(10);
    });
    const failing = {
      ...emptyStore(),
      read: async () => Promise.reject(new Error("SELECT * FROM books at /src/x.ts")),
    };
    await withService(
      { store: failing },
      async (service) => {
        const failed = await ask(service, "GET", "/books");
        expect(failed.status).toBe(500);
        holdProblem(failed, "a store that fails");
      },
      1,
    );

    const shown = await shownTypes();
    for (const [where, ids] of shown) {
      for (const id of ids)
        expect(
          [...types.keys()].map((type) => `/problems/${type}`),
          where,
        ).toContain(id);
    }
    // And the reverse: an operation declares every status that its decisions can return.
    const missing = Object.values(wiring).flatMap((operation) =>
      decisionsFor(operation)
        .filter((decision) => decision.otherwise !== 304 && !decision.undeclared)
        .map((decision) => decision.otherwise as keyof typeof problems)
        .filter((id) => !shown.get(`${operation.id} ${problems[id].status}`)?.has(`/problems/${id}`))
        .map((id) => `${operation.id}: ${id}`),
    );
    expect(missing).toEqual([]);
  },
);
