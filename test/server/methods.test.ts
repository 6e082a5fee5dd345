// The methods of each path: those of the document, HEAD where there is GET, OPTIONS, and 405 for the rest.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { wiring as operations } from "../../generated/server.ts";
import { allowedMethods } from "../../src/semantics/methods.ts";
import { doors, emma, exported, fiveStars, type Service } from "../service/service.ts";

const declared = Map.groupBy(Object.values(operations), ({ path }) => path);
const paths = [...declared].map(([template, rows]) => ({
  template,
  path: template.replace("{bookId}", "emma").replace("{reviewId}", "ada"),
  allow: allowedMethods(rows.map(({ method }) => method)),
  patches: rows.some(({ method }) => method === "PATCH"),
}));
const reading = paths.filter(({ allow }) => allow.includes("GET"));
// TRACE can't be made a Request; what the raw request shows is tested where it is read.
const others = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "QUERY", "MKCOL"] as const;

describe.each(doors)("methods, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
    await service.send("PUT", "/books/emma", { body: emma });
    await service.send("PUT", "/books/emma/reviews/ada", { body: fiveStars });
  });
  afterEach(() => service.close());

  it.each(paths)(
    "$template answers 405 with Allow to each method that the document lacks",
    async ({ path, allow }) => {
      const before = await exported(service.store);
      for (const method of others.filter((name) => !(allow as readonly string[]).includes(name))) {
        const answer = await service.send(method, path);
        expect([answer.status, answer.headers.get("allow")], method).toEqual([405, allow.join(", ")]);
        const text = await answer.text();
        if (method === "HEAD") expect(text).toBe("");
        else expect(JSON.parse(text)).toMatchObject({ type: "/problems/method-not-allowed", status: 405 });
      }
      expect(await exported(service.store)).toBe(before);
    },
  );

  it.each(paths)(
    "OPTIONS $template: 204 with Allow, and Accept-Patch where PATCH is",
    async ({ path, allow, patches }) => {
      for (const target of [path, path.replace("emma", "none"), path.replace("emma", "a.b")]) {
        const answer = await service.send("OPTIONS", target, { headers: { "if-match": "garbage" } });
        const { headers } = answer;
        expect([answer.status, headers.get("allow"), headers.get("cache-control")]).toEqual([
          204,
          allow.join(", "),
          "no-store",
        ]);
        expect(headers.get("accept-patch")).toBe(patches ? "application/merge-patch+json" : null);
        expect(await answer.text()).toBe("");
      }
    },
  );

  it.each(reading)("HEAD $template is GET without content: the same status and fields", async ({ path }) => {
    const tag = (await service.send("GET", path)).headers.get("etag") ?? "";
    const variants: readonly Readonly<Record<string, string>>[] = [
      {},
      { "if-none-match": tag },
      { "if-none-match": "*" },
      { accept: "text/csv" },
    ];
    for (const target of [path, `${path}?zz=1`, path.replace("emma", "none")]) {
      for (const headers of variants) {
        const [get, head] = [
          await service.send("GET", target, { headers }),
          await service.send("HEAD", target, { headers }),
        ];
        expect(head.status).toBe(get.status);
        expect(fieldsOf(head)).toEqual(fieldsOf(get));
        expect(await head.text()).toBe("");
      }
    }
  });

  it("safe methods change nothing, however odd the request", async () => {
    const before = await exported(service.store);
    for (const method of ["GET", "HEAD", "OPTIONS"]) {
      for (const { path } of paths) {
        for (const query of ["", "?", "?limit=0", "?_method=DELETE", "?limit=1&limit=1", "?%00"]) {
          await service.send(method, path + query, {
            headers: { "x-http-method-override": "DELETE", "idempotency-key": "k", prefer: "return=minimal" },
          });
        }
      }
    }
    expect(await exported(service.store)).toBe(before);
  });
});

/** All but what belongs to the connection and the moment. */
function fieldsOf({ headers }: Response): readonly (readonly [string, string])[] {
  const own = ["date", "connection", "keep-alive", "content-length", "transfer-encoding", "x-request-id"];
  return [...headers].filter(([name]) => !own.includes(name));
}
