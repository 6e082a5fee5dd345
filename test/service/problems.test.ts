// Every rejection is a problem (RFC 9457) with its status, its type and the place to fix, and it changes nothing.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isProblem } from "../../src/http/problem.ts";
import { problems } from "../../src/semantics/problems.ts";
import { serviceProblems } from "../../src/service/problems.ts";
import { doors, emma, exported, inProcess, type Problem, type Service } from "./service.ts";

const text = JSON.stringify(emma);
const json = { "content-type": "application/json" };
const patchType = { "content-type": "application/merge-patch+json" };
const types = new Map(Object.entries({ ...problems, ...serviceProblems }));

type Row = {
  readonly says: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly want: string;
  /** Where the first error points, or which parameter it names. */
  readonly at?: string;
};

const put = (says: string, body: string, want: string, at?: string): Row => {
  return {
    says,
    method: "PUT",
    path: "/books/new",
    headers: json,
    body,
    want,
    ...(at === undefined ? {} : { at }),
  };
};
const withMember = (member: string): string => text.replace("{", `{${member},`);

// biome-ignore format: a compact table
const rows: readonly Row[] = [
  { says: "a path that nobody knows", method: "GET", path: "/nope", want: "404 not-found" },
  { says: "the collection with a slash", method: "GET", path: "/books/", want: "404 not-found" },
  { says: "an empty segment", method: "GET", path: "//books", want: "404 not-found" },
  { says: "a path in another case", method: "GET", path: "/Books", want: "404 not-found" },
  { says: "no such book", method: "GET", path: "/books/none", want: "404 not-found" },
  { says: "a prototype's member", method: "GET", path: "/books/constructor", want: "404 not-found" },
  { says: "a prototype", method: "GET", path: "/books/__proto__/reviews", want: "404 not-found" },
  { says: "no such review", method: "GET", path: "/books/emma/reviews/none", want: "404 not-found" },
  { says: "an id with a dot", method: "GET", path: "/books/a.b", want: "400 malformed-request", at: "bookId" },
  { says: "an id with a slash", method: "GET", path: "/books/a%2Fb", want: "400 malformed-request", at: "bookId" },
  { says: "an id with a NUL", method: "PUT", path: "/books/%00", headers: json, body: text, want: "400 malformed-request", at: "bookId" },
  { says: "an id with a line break", method: "GET", path: "/books/a%0d%0ab", want: "400 malformed-request", at: "bookId" },
  { says: "a bad escape", method: "GET", path: "/books/%zz", want: "400 malformed-request", at: "bookId" },
  { says: "an escape that is not UTF-8", method: "DELETE", path: "/books/%ff", want: "400 malformed-request", at: "bookId" },
  { says: "an id escaped twice", method: "GET", path: "/books/%2565mma", want: "400 malformed-request", at: "bookId" },
  { says: "an id too long", method: "GET", path: `/books/${"a".repeat(65)}`, want: "400 malformed-request", at: "bookId" },
  { says: "a letter that is not ASCII", method: "GET", path: "/books/%C3%A9", want: "400 malformed-request", at: "bookId" },
  { says: "the review's id, not the book's", method: "GET", path: "/books/emma/reviews/a.b", want: "400 malformed-request", at: "reviewId" },
  { says: "an unknown parameter", method: "GET", path: "/books?limt=1", want: "400 malformed-request", at: "limt" },
  { says: "a parameter out of bounds", method: "GET", path: "/books?limit=101", want: "400 malformed-request", at: "limit" },
  { says: "a cursor nobody gave", method: "GET", path: "/books?cursor=ZZ", want: "400 malformed-request", at: "cursor" },
  { says: "a condition without quotes", method: "GET", path: "/books/emma", headers: { "if-match": "abc" }, want: "400 malformed-request", at: "If-Match" },
  { says: "part of a book", method: "PUT", path: "/books/emma", headers: { ...json, "content-range": "bytes 0-1/9" }, body: text, want: "400 malformed-request", at: "Content-Range" },
  { says: "an unknown method", method: "PROPFIND", path: "/books", want: "405 method-not-allowed" },
  { says: "PUT to the collection", method: "PUT", path: "/books", headers: json, body: text, want: "405 method-not-allowed" },
  { says: "POST to a book", method: "POST", path: "/books/emma", headers: json, body: text, want: "405 method-not-allowed" },
  { says: "only CSV wanted", method: "GET", path: "/books", headers: { accept: "text/csv" }, want: "406 not-acceptable" },
  { says: "JSON ruled out", method: "GET", path: "/books", headers: { accept: "application/json;q=0" }, want: "406 not-acceptable" },
  { says: "only problems wanted", method: "GET", path: "/books", headers: { accept: "application/problem+json" }, want: "406 not-acceptable" },
  { says: "no media type", method: "POST", path: "/books", headers: { "content-type": "" }, body: text, want: "415 unsupported-media-type" },
  { says: "plain text", method: "POST", path: "/books", headers: { "content-type": "text/plain" }, body: text, want: "415 unsupported-media-type" },
  { says: "two media types", method: "POST", path: "/books", headers: { "content-type": "application/json, application/json" }, body: text, want: "415 unsupported-media-type" },
  { says: "another charset", method: "POST", path: "/books", headers: { "content-type": "application/json; charset=utf-16" }, body: text, want: "415 unsupported-media-type" },
  { says: "compressed", method: "POST", path: "/books", headers: { ...json, "content-encoding": "gzip" }, body: text, want: "415 unsupported-media-type" },
  { says: "JSON as a patch", method: "PATCH", path: "/books/emma", headers: json, body: "{}", want: "415 unsupported-media-type" },
  { says: "another patch", method: "PATCH", path: "/books/emma", headers: { "content-type": "application/json-patch+json" }, body: "[]", want: "415 unsupported-media-type" },
  put("no content", "", "400 malformed-request"),
  put("no JSON", '{"title":', "400 malformed-request"),
  put("two values", "{} {}", "400 malformed-request"),
  put("a comma too many", '{"title":"a","authors":["b"],}', "400 malformed-request"),
  put("a member twice", '{"title":"a","title":"b","authors":["c"]}', "400 malformed-request"),
  put("a member twice, spelled otherwise", '{"title":"a","t\\u0069tle":"b","authors":["c"]}', "400 malformed-request"),
  put("100,000 levels", `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`, "400 malformed-request"),
  put("half a surrogate pair", withMember('"description":"\\ud800"'), "422 invalid-content", "#/description"),
  put("half a surrogate pair in a name", withMember('"\\ud800":1'), "422 invalid-content", "#"),
  put("a prototype", withMember('"__proto__":{"x":1}'), "422 invalid-content", "#/__proto__"),
  put("a constructor", withMember('"constructor":{"prototype":{"x":1}}'), "422 invalid-content", "#/constructor"),
  put("a number that a double does not keep", withMember('"pageCount":9007199254740993'), "422 invalid-content", "#/pageCount"),
  put("a number beyond all", withMember('"pageCount":1e400'), "422 invalid-content", "#/pageCount"),
  put("not an object", "null", "422 invalid-content", "#"),
  put("a list", "[]", "422 invalid-content", "#"),
  put("a missing member", '{"title":"a"}', "422 invalid-content", "#/authors"),
  put("an unknown member", withMember('"author":"b"'), "422 invalid-content", "#/author"),
  put("an unknown member with an odd name", withMember('"a/b~#%é ":1'), "422 invalid-content", "#/a~1b~0%23%25%C3%A9%20"),
  put("an empty title", '{"title":"","authors":["b"]}', "422 invalid-content", "#/title"),
  put("a title too long", `{"title":"${"😀".repeat(301)}","authors":["b"]}`, "422 invalid-content", "#/title"),
  put("no authors", '{"title":"a","authors":[]}', "422 invalid-content", "#/authors"),
  put("an author without a name", '{"title":"a","authors":["b",""]}', "422 invalid-content", "#/authors/1"),
  put("a number for text", '{"title":1,"authors":["b"]}', "422 invalid-content", "#/title"),
  put("text for a number", withMember('"pageCount":"12"'), "422 invalid-content", "#/pageCount"),
  put("half a page", withMember('"pageCount":1.5'), "422 invalid-content", "#/pageCount"),
  put("a day that never was", '{"title":"a","authors":["b"],"published":"2023-02-29"}', "422 invalid-content", "#/published"),
  put("a month that never was", '{"title":"a","authors":["b"],"published":"2023-13"}', "422 invalid-content", "#/published"),
  put("a tag twice", '{"title":"a","authors":["b"],"tags":["x","y","x"]}', "422 invalid-content", "#/tags"),
  put("null for a member", '{"title":"a","authors":["b"],"isbn":null}', "422 invalid-content", "#/isbn"),
  put("a wrong check digit", withMember('"isbn":"9780141439519"'), "422 isbn-check-digit", "#/isbn"),
  put("another id", withMember('"id":"other"'), "409 id-mismatch", "#/id"),
  put("an invalid id", withMember('"id":"a.b"'), "422 invalid-content", "#/id"),
];

describe.each(doors)("refusals, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
    await service.send("PUT", "/books/emma", { body: emma });
  });
  afterEach(() => service.close());

  it.each(rows)("$says: $method $path is $want at $at", async ({ method, path, headers, body, want, at }) => {
    const before = await exported(service.store);
    const answer = await service.send(method, path, { headers, body });
    const problem = (await answer.json()) as Problem;
    const id = problem.type.replace("/problems/", "");
    expect(`${answer.status} ${id}`).toBe(want);
    expect(isProblem(problem)).toBe(true);
    expect([problem.status, problem.title]).toEqual([answer.status, types.get(id)?.title]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const [first] = problem.errors ?? [];
    if (at !== undefined) expect(first?.pointer ?? first?.parameter).toBe(at);
    for (const { pointer, detail } of problem.errors ?? []) {
      expect(pointer ?? "#").toMatch(/^#(?:\/[!$&-;=?-Z_a-z~%]*)*$/);
      expect(detail).not.toBe("");
    }
    expect(await exported(service.store)).toBe(before);
  });

  it("a PATCH refused by 415 says what it takes, for whatever reason it was refused", async () => {
    for (const headers of [json, { ...patchType, "content-encoding": "gzip" }, { "content-type": "" }]) {
      const answer = await service.send("PATCH", "/books/emma", { headers, body: "{}" });
      expect([answer.status, answer.headers.get("accept-patch")]).toEqual([415, patchType["content-type"]]);
    }
    const coded = await service.send("PUT", "/books/emma", {
      headers: { ...json, "content-encoding": "br" },
      body: text,
    });
    expect([coded.status, coded.headers.get("accept-encoding")]).toEqual([415, "identity"]);
  });

  it("a refused HEAD has the status of GET, and no content", async () => {
    for (const [path, status] of [
      ["/books/none", 404],
      ["/books/a.b", 400],
      ["/books?limt=1", 400],
      ["/nope", 404],
      ["/add-book", 405],
    ] as const) {
      const answer = await service.send("HEAD", path);
      expect([answer.status, await answer.text()], path).toEqual([status, ""]);
    }
  });

  it("content that can't be decoded is 400, and stored nowhere", async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('{"title":"'),
      0xff,
      0xfe,
      ...new TextEncoder().encode('","authors":["b"]}'),
    ]);
    const answer = await service.send("PUT", "/books/new", { headers: json, body: bytes });
    expect(answer.status).toBe(400);
    expect((await service.send("GET", "/books/new")).status).toBe(404);
  });
});

describe("what is odd and right", () => {
  // biome-ignore format: a compact table
  it.each([
    { says: "a byte order mark", headers: json, body: `\ufeff${text}` },
    { says: "white space around", headers: json, body: ` \n\t${text}\r\n` },
    { says: "a charset that is said", headers: { "content-type": "application/json; charset=utf-8" }, body: text },
    { says: "a charset in quotes and capitals", headers: { "content-type": 'Application/JSON;CHARSET="UTF-8"' }, body: text },
    { says: "the identity coding", headers: { ...json, "content-encoding": "identity" }, body: text },
    { says: "an empty list of codings", headers: { ...json, "content-encoding": "" }, body: text },
    { says: "300 letters beyond the basic plane", headers: json, body: `{"title":"${"😀".repeat(300)}","authors":["b"]}` },
    { says: "any accept that admits JSON", headers: { ...json, accept: "text/html, application/*;q=0.1" }, body: text },
    { says: "an accept that is garbage", headers: { ...json, accept: ";;;" }, body: text },
    { says: "an empty accept", headers: { ...json, accept: "" }, body: text },
    { says: "a method override, which nobody asked", headers: { ...json, "x-http-method-override": "DELETE" }, body: text },
  ])("$says is taken", async ({ headers, body }) => {
    const service = await inProcess();
    expect((await service.send("PUT", "/books/new", { headers, body })).status).toBe(201);
    await service.close();
  });

  it("text that would be HTML comes back as JSON that no browser takes for anything else", async () => {
    const service = await inProcess();
    const answer = await service.send("PUT", "/books/new", {
      body: { title: "<script>alert(1)</script>", authors: ["b"] },
    });
    expect([answer.headers.get("content-type"), answer.headers.get("x-content-type-options")]).toEqual([
      "application/json",
      "nosniff",
    ]);
    await service.close();
  });

  it("no prototype was touched", () => {
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
  });
});
