// Content that is not JSON, errors with a schema of their own, and parameters with a style of their own.
import { expect, it } from "vitest";
import { type ClientOptions, createTypedClient } from "../../src/client/client.ts";
import {
  bytes,
  ignored,
  multipart,
  once,
  own,
  sendingOnce,
  text,
  verbatim,
} from "../../src/client/other-content.ts";
import type { Row } from "../../src/client/table.ts";
import type { Operations as Client } from "../../src/client/types.ts";
import { at, path, query } from "../../src/client/url-styles.ts";

type Any = {
  parameters: { query?: object; header?: never; path?: object };
  requestBody?: { content: { "application/json": unknown } };
  responses: { 200: { headers: object; content: { "application/json": unknown } } };
};

/** Calls one operation of a scripted service. */
async function called(row: Partial<Row>, input: object, answer = Response.json({})) {
  const sent: Request[] = [];
  const table = { one: { path: "/a", method: "POST", effect: "process", answers: {}, ...row } } as const;
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(request);
    return answer;
  };
  const options = { baseUrl: "http://a.invalid/v1", fetch, attempts: 1 };
  const api = createTypedClient<Client<{ one: Any }, typeof table>>(options, table);
  const result = await api.one(input);
  return { result, sent: sent[0] ?? new Request("http://nothing.invalid") };
}

it("sends a form with files, each part by its type", async () => {
  const body = {
    file: new File(["x"], "a.txt"),
    blob: new Blob(["y"]),
    tags: ["a", "b"],
    more: { n: 1 },
    none: null,
  };
  const { sent } = await called({ write: multipart, type: "" }, { body });
  expect(sent.headers.get("content-type")).toMatch(/^multipart\/form-data; ?boundary=/);
  const form = await sent.formData();
  const file = form.get("file");
  expect([...form.keys()]).toEqual(["file", "blob", "tags", "tags", "more"]);
  expect(file instanceof File && [file.name, await file.text()]).toEqual(["a.txt", "x"]);
  expect([form.getAll("tags"), form.get("more")]).toEqual([["a", "b"], '{"n":1}']);
});

it.each<[string, Partial<Row>, unknown, string | null, string]>([
  ["text", { write: verbatim, type: "text/csv" }, "a,b", "text/csv", "a,b"],
  [
    "a Blob with its own type",
    { write: verbatim, type: "" },
    new Blob(["x"], { type: "image/png" }),
    "image/png",
    "x",
  ],
  ["bytes", { write: verbatim, type: "" }, new TextEncoder().encode("-x-").subarray(1, 2), null, "x"],
  [
    "a stream",
    { write: verbatim, type: "video/mp4", copy: once, duplex: "half" },
    new Blob(["x"]).stream(),
    "video/mp4",
    "x",
  ],
  ["optional content that is left out", { write: multipart, type: "" }, undefined, null, ""],
])("sends %s", async (_, row, body, type, want) => {
  const { sent } = await called(row, { body });
  expect([sent.headers.get("content-type"), await sent.text()]).toEqual([type, want]);
});

it("reads bytes as a Blob, text as text, and drops what is not described", async () => {
  const raw = new Uint8Array([0, 255, 1]);
  const read = await called({ answers: { 200: bytes } }, {}, new Response(raw));
  const { data } = read.result;
  expect(data instanceof Blob && [...new Uint8Array(await data.arrayBuffer())]).toEqual([0, 255, 1]);
  const number = await called({ answers: { 200: text } }, {}, new Response("12"));
  const nothing = await called({ answers: { 200: ignored } }, {}, new Response("<p>OK</p>"));
  expect([number.result.data, nothing.result.ok, nothing.result.data]).toEqual(["12", true, undefined]);
});

it("accepts any JSON type where the document names one, but never a problem", async () => {
  const row: Partial<Row> = { answers: { 200: "object" }, accept: "application/vnd.a+json" };
  const typed = (type: string) => called(row, {}, new Response("{}", { headers: { "content-type": type } }));
  expect((await typed("application/vnd.a+json; charset=utf-8")).result.ok).toBe(true);
  expect((await typed("application/problem+json")).result.ok).toBe(false);
  expect((await typed("application/json")).sent.headers.get("accept")).toBe("application/vnd.a+json");
});

it("gives errors as the document describes them; the page of a proxy as no data", async () => {
  const fault = own(/^(?!404)(4..)$/);
  const answer = (status: number, type: string) =>
    called({ fault }, {}, new Response('{"message":"no"}', { status, headers: { "content-type": type } }));
  const [described, page, other] = [
    await answer(422, "application/json"),
    await answer(422, "text/html"),
    await answer(404, "application/json"),
  ];
  expect(described.result.data).toEqual({ message: "no" });
  expect(page.result.data).toBeUndefined();
  expect(other.result.data).toMatchObject({ type: "about:blank", status: 404 });
});

it.each<[string, Partial<Row>, object, string]>([
  [
    "what has no style",
    {},
    { query: { a: ["x", "&", null], b: 0, c: { d: "ä", e: undefined }, f: null, g: [], h: false } },
    "/v1/a?a=x&a=%26&b=0&d=%C3%A4&h=false",
  ],
  ["an empty query", {}, { query: { a: undefined } }, "/v1/a"],
  [
    "what has no style, next to what has one",
    { query: query({ a: { style: "json" } }) },
    { query: { a: 1, b: ["x", "y"], c: null } },
    "/v1/a?a=1&b=x&b=y",
  ],
  [
    "pipes",
    { query: query({ a: { style: "pipeDelimited", explode: false } }) },
    { query: { a: ["x", "y"] } },
    "/v1/a?a=x|y",
  ],
  [
    "commas",
    { query: query({ a: { style: "form", explode: false } }) },
    { query: { a: ["x", "y"], b: 1 } },
    "/v1/a?a=x,y&b=1",
  ],
  [
    "an object",
    { query: query({ a: { style: "deepObject", explode: true } }) },
    { query: { a: { x: 1 } } },
    "/v1/a?a[x]=1",
  ],
  [
    "JSON",
    { query: query({ a: { style: "json" } }) },
    { query: { a: { x: 1 }, b: undefined } },
    "/v1/a?a=%7B%22x%22%3A1%7D",
  ],
  [
    "a list in a path",
    { path: "/{a}", url: path({ a: { style: "simple", explode: false } }) },
    { path: { a: [1, 2] } },
    "/v1/1,2",
  ],
  [
    "a label",
    { path: "/{a}", url: path({ a: { style: "label", explode: false } }) },
    { path: { a: "x" } },
    "/v1/.x",
  ],
  [
    "a matrix",
    { path: "/{a}", url: path({ a: { style: "matrix", explode: false } }) },
    { path: { a: "x" } },
    "/v1/;a=x",
  ],
  [
    "a server of its own",
    { path: "/a/{b}", url: at("https://b.invalid/v2/", "/a/{b}") },
    { path: { b: "x/y" } },
    "/v2/a/x%2Fy",
  ],
  ["a relative server", { url: at("/v3", "/a") }, {}, "/v3/a"],
])("writes %s", async (_, row, input, want) => {
  const { sent } = await called(row, input);
  const { pathname, search } = new URL(sent.url);
  expect(pathname + decodeURIComponent(search) === want || pathname + search === want).toBe(true);
});

it.each([
  ["a list in a list", { a: [["x"]] }],
  ["an object in a list", { a: [{ b: 1 }] }],
  ["an object in an object", { a: { b: {} } }],
  ["half a character", { a: "\ud800" }],
])("refuses %s in a query, which has no text in the default style", async (_, parameters) => {
  await expect(called({}, { query: parameters })).rejects.toThrow(/^".*" is not a valid [ab]\.$/);
});

it("sends a stream once, also where it may retry, and says so; a Blob again", async () => {
  const row: Row = {
    path: "/a",
    method: "PUT",
    effect: "replace",
    again: true,
    answers: { 200: "object" },
    write: verbatim,
    copy: once,
    duplex: "half",
  };
  const sent: string[] = [];
  let answer: () => Response = () => {
    throw new TypeError("gone");
  };
  const fetch = async (request: Request): Promise<Response> => {
    sent.push(await request.text());
    return answer();
  };
  const table = { one: row } as const;
  const options = { baseUrl: "http://a.invalid", fetch, attempts: 2, backoff: { base: 0, cap: 0 } };
  const api = createTypedClient<Client<{ one: Any }, typeof table>>(
    sendingOnce<ClientOptions>(options),
    table,
  );
  const { error } = await api.one({ body: new Blob(["x"]).stream() });
  expect([sent, error?.name, error?.message]).toEqual([
    ["x"],
    "NetworkError",
    expect.stringMatching(/gone; .* effect; its content is a stream, which cannot be sent again$/),
  ]);
  answer = () => new Response("", { status: 503 });
  expect((await api.one({ body: new Blob(["y"]).stream() })).status).toBe(503);
  expect((await api.one({ body: new Blob(["z"]) })).status).toBe(503);
  expect(sent).toEqual(["x", "y", "z", "z"]);
});
