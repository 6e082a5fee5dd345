// Rows 1 to 9 of the HTTP checklist: the methods of a path, and what HEAD, OPTIONS and TRACE return.
import fc from "fast-check";
import { expect } from "vitest";
import { operationsOf, paths } from "./document.ts";
import { row } from "./rows.ts";
import { type Heard, talk } from "./talk.ts";
import { open, openWithEmma, plain, told } from "./world.ts";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "QUERY", "PROPFIND", "MKCOL"];
const setOf = (field: string | null | undefined): readonly string[] => (field ?? "").split(", ").toSorted();

/** All fields except those about time, the connection and the framing. */
function lasting({ headers }: Heard): readonly (readonly [string, string])[] {
  const own = ["date", "x-request-id", "connection", "keep-alive", "content-length", "transfer-encoding"];
  return [...headers].filter(([name]) => !own.includes(name)).toSorted();
}

row(1, "a known path returns 405 for a method that it does not have, not 404", async () => {
  const { send } = await openWithEmma();
  for (const { path, missing, allow } of paths) {
    for (const method of METHODS.filter((name) => name !== "HEAD" && !allow.includes(name))) {
      // The path is known, whether or not the book exists, which is not checked yet.
      for (const target of [path, missing]) {
        expect(told(await send(method, target)), `${method} ${target}`).toBe("405 method-not-allowed");
      }
    }
  }
  expect(told(await send("DELETE", "/books"))).toBe("405 method-not-allowed");
  expect(told(await send("DELETE", "/nothing"))).toBe("404 not-found");
});

row(2, "every 405 has Allow with exactly the methods of the path, and changes nothing", async () => {
  const { send, port, state } = await openWithEmma();
  const before = await state();
  for (const { path, allow } of paths) {
    for (const method of METHODS.filter((name) => !allow.includes(name))) {
      const { status, headers } = await send(method, path);
      expect([status, setOf(headers.get("allow"))], `${method} ${path}`).toEqual([405, allow]);
    }
    const [trace] = await talk(port, { head: [`TRACE ${path} HTTP/1.1`] });
    expect([trace?.status, setOf(trace?.headers.get("allow"))]).toEqual([405, allow]);
  }
  expect(await state()).toBe(before);
});

row(
  3,
  "OPTIONS on any path is 204 with Allow, and Accept-Patch if the path has PATCH; nothing is stored",
  async () => {
    const { send, state } = await openWithEmma();
    const before = await state();
    for (const { path, missing, allow } of paths) {
      for (const target of [path, missing]) {
        const { status, headers, text } = await send("OPTIONS", target);
        expect([status, setOf(headers.get("allow")), text], target).toEqual([204, allow, ""]);
        expect(headers.get("cache-control")).toBe("no-store");
        const patch = allow.includes("PATCH") ? "application/merge-patch+json" : null;
        expect(headers.get("accept-patch"), target).toBe(patch);
      }
    }
    expect(told(await send("OPTIONS", "/nothing"))).toBe("404 not-found");
    expect(await state()).toBe(before);
  },
);

row(4, "OPTIONS * is 204 with the methods of all paths", async () => {
  const { port } = await open();
  const [star, next] = await talk(port, { head: ["OPTIONS * HTTP/1.1"] }, { head: ["GET /books HTTP/1.1"] });
  expect([star?.status, next?.status]).toEqual([204, 200]);
  expect(setOf(star?.headers.get("allow"))).toEqual(
    [...new Set(paths.flatMap(({ allow }) => allow))].toSorted(),
  );
});

row(5, "HEAD is GET without content: the same status, the same fields", async () => {
  const { port } = await openWithEmma();
  for (const { path, missing } of operationsOf("GET")) {
    for (const [target, accept] of [
      [path, "*/*"],
      [`${path}?zz=1`, "*/*"],
      [missing, "*/*"],
      [path, "text/csv"],
    ] as const) {
      const [get, head] = await talk(
        port,
        { head: [`GET ${target} HTTP/1.1`, `Accept: ${accept}`] },
        { head: [`HEAD ${target} HTTP/1.1`, `Accept: ${accept}`] },
      );
      if (get === undefined || head === undefined) throw new Error("two answers were asked for");
      expect(head.status, target).toBe(get.status);
      expect(lasting(head)).toEqual(lasting(get));
      expect(get.text).not.toBe("");
      // RFC 9110 8.6: Content-Length may be left out; if present, it is the length for GET.
      const length = head.headers.get("content-length");
      if (length !== undefined) expect(length).toBe(String(Buffer.byteLength(get.text)));
      if (get.status === 200) {
        expect([...head.headers.keys()]).toEqual(
          expect.arrayContaining(["etag", "vary", "cache-control", "content-type"]),
        );
      }
    }
  }
});

row(
  6,
  "HEAD on a missing book is 404 without content, and the next response is parsed correctly",
  async () => {
    const { port } = await openWithEmma();
    const answers = await talk(
      port,
      { head: ["HEAD /books/none HTTP/1.1"] },
      { head: ["HEAD /books/none/reviews/ada HTTP/1.1"] },
      { head: ["GET /books/emma HTTP/1.1"] },
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 200]);
    expect(JSON.parse(answers[2]?.text ?? "")).toMatchObject({ id: "emma" });
  },
);

row(7, "safe methods change nothing, whatever the query and the fields", async () => {
  const { send, state } = await openWithEmma();
  const before = await state();
  const fixed = [
    "",
    "?",
    "?limit=0",
    "?limit=1",
    "?_method=DELETE",
    "?limit=1&limit=1",
    "?%00",
    "?cursor=zz",
  ];
  const drawn = fc.sample(fc.webQueryParameters(), { numRuns: 5, seed: 20261122 }).map((text) => `?${text}`);
  const headers = { "x-http-method-override": "DELETE", "idempotency-key": "k", prefer: "return=minimal" };
  for (const method of ["GET", "HEAD", "OPTIONS"]) {
    for (const { path, missing } of paths) {
      const targets = [...fixed, ...drawn].flatMap((query) => [path + query, missing + query]);
      const answers = await Promise.all(targets.map((target) => send(method, target, { headers })));
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    }
  }
  expect(await state()).toBe(before);
});

row(8, "TRACE, CONNECT and QUERY are 405; the HTTP parser rejects FOO with 400, as a problem", async () => {
  const { port, send } = await openWithEmma();
  const one = async (line: string) => (await talk(port, { head: [line] }))[0];
  for (const line of ["TRACE /books/emma HTTP/1.1", "QUERY /books HTTP/1.1"]) {
    const answer = await one(line);
    expect([answer?.status, answer?.headers.get("content-type")]).toEqual([405, "application/problem+json"]);
    expect(answer?.headers.get("allow")).toContain("GET");
  }
  const connected = await one(`CONNECT 127.0.0.1:${port} HTTP/1.1`);
  expect([connected?.status, JSON.parse(connected?.text ?? "").type]).toEqual([
    405,
    "/problems/method-not-allowed",
  ]);
  expect((await one("TRACE /nothing HTTP/1.1"))?.status).toBe(404);
  // 501 would be right (RFC 9110 9.1), but llhttp rejects methods that it does not know.
  for (const line of ["FOO /books HTTP/1.1", "get /books HTTP/1.1"]) {
    const foo = await one(line);
    expect([foo?.status, foo?.headers.get("content-type")]).toEqual([400, "application/problem+json"]);
    expect(JSON.parse(foo?.text ?? "")).toMatchObject({ type: "/problems/malformed-request", status: 400 });
  }
  expect((await send("GET", "/books/emma")).status).toBe(200);
});

row(9, "no field, query or form member overrides the method", async () => {
  const { send, state } = await openWithEmma();
  const names = ["x-http-method-override", "x-http-method", "x-method-override", "_method"];
  const headers = Object.fromEntries(names.map((name) => [name, "DELETE"]));
  const added = await send("POST", "/books", { body: plain, headers });
  expect([added.status, (await send("GET", `/books/${added.json.id}`)).status]).toEqual([201, 200]);
  const before = await state();
  expect((await send("GET", "/books/emma", { headers })).json.title).toBe("Emma");
  expect(told(await send("POST", "/books/emma", { body: plain, headers }))).toBe("405 method-not-allowed");
  expect(told(await send("POST", "/books?_method=DELETE", { body: plain }))).toBe("400 malformed-request");
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const body = "title=a&authors=b&_method=DELETE";
  expect(told(await send("POST", "/books", { headers: form, body }))).toBe("422 invalid-content");
  expect(await state()).toBe(before);
});
