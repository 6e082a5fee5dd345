// Values that a request writes as text: in the path, the query, header fields, cookies and forms.
import { describe, expect, it } from "vitest";
import { documentOf, echoOf, inPath, listing } from "./echo.ts";

const strings = { type: "array", items: { type: "string" } };
const integers = { type: "array", items: { type: "integer" } };
const point = {
  type: "object",
  properties: { x: { type: "integer" }, tags: strings, name: { type: "string" } },
};
const flat = {
  type: "object",
  properties: { r: { type: "integer" }, g: { type: "integer" } },
  additionalProperties: false,
};
const limit = {
  oneOf: [
    { type: "integer", maximum: 100 },
    { type: "string", enum: ["auto"] },
  ],
};

const inQuery = (name: string, schema: object, more: object = {}): object => ({
  name,
  in: "query",
  schema,
  ...more,
});
const query: readonly object[] = [
  inQuery("limit", limit),
  inQuery("mixed", { enum: [1, 2, "auto", true] }),
  inQuery("typed", { type: ["integer", "string"], pattern: "^x" }),
  inQuery("either", { anyOf: [{ type: "string", maxLength: 3 }, strings] }),
  inQuery("ids", { type: "array", items: limit }),
  inQuery("csv", strings, { explode: false }),
  inQuery("csvNumbers", integers, { style: "form", explode: false }),
  inQuery("pipe", strings, { style: "pipeDelimited" }),
  inQuery("space", strings, { style: "spaceDelimited", explode: false }),
  inQuery("deep", point, { style: "deepObject", explode: true }),
  inQuery("obj", flat, { explode: false }),
  inQuery("spread", flat),
  {
    name: "filter",
    in: "query",
    content: { "application/json": { schema: { type: "object", required: ["a"] } } },
  },
  inQuery("when", { $ref: "#/components/schemas/Limit" }),
  inQuery("price", { type: "number", multipleOf: 0.01 }),
  inQuery("big", { type: "number", format: "double" }),
];

const post = {
  operationId: "form",
  "x-method-semantics": { effect: "process", idempotent: false, repeat: 200 },
  requestBody: {
    required: true,
    content: {
      "application/x-www-form-urlencoded": {
        schema: { type: "object", properties: { limit, tags: { type: "array", items: { enum: [1, "x"] } } } },
      },
    },
  },
  responses: { 200: { description: "ok", content: { "application/json": { schema: {} } } } },
};

const server = await echoOf(
  documentOf(
    {
      "/q": { get: listing("query", { parameters: query }) },
      "/union/{id}": { parameters: [inPath("id", { schema: limit })], get: listing("union") },
      "/list/{ids}": { parameters: [inPath("ids", { schema: integers })], get: listing("list") },
      "/object/{o}": { parameters: [inPath("o", { schema: flat })], get: listing("object") },
      "/exploded/{o}": {
        parameters: [inPath("o", { schema: flat, explode: true })],
        get: listing("exploded"),
      },
      "/label/{v}": { parameters: [inPath("v", { style: "label" })], get: listing("label") },
      "/labels/{v}": {
        parameters: [inPath("v", { style: "label", explode: true, schema: integers })],
        get: listing("labels"),
      },
      "/matrix/{v}": {
        parameters: [inPath("v", { style: "matrix", schema: { type: "integer" } })],
        get: listing("matrix"),
      },
      "/matrixes/{v}": {
        parameters: [inPath("v", { style: "matrix", explode: true, schema: strings })],
        get: listing("matrixes"),
      },
      "/members/{v}": {
        parameters: [inPath("v", { style: "matrix", explode: true, schema: flat })],
        get: listing("members"),
      },
      "/fields": {
        get: listing("fields", {
          parameters: [
            { name: "X-Ids", in: "header", schema: { type: "array", items: limit } },
            { name: "X-Color", in: "header", schema: flat },
            { name: "X-Limit", in: "header", schema: limit },
            { name: "session", in: "cookie", schema: limit },
            { name: "seen", in: "cookie", explode: false, schema: integers },
          ],
        }),
      },
      "/form": { post },
    },
    { components: { schemas: { Limit: limit } } },
  ),
);

type Row = readonly [target: string, want: object | readonly string[]];
const queries: readonly Row[] = [
  ["limit=5", { limit: 5 }],
  ["limit=auto", { limit: "auto" }],
  ["limit=101", ["limit"]],
  ["limit=x", ["limit"]],
  ["mixed=1", { mixed: 1 }],
  ["mixed=auto", { mixed: "auto" }],
  ["mixed=true", { mixed: true }],
  ["mixed=3", ["mixed"]],
  ["typed=x1", { typed: "x1" }],
  ["typed=7", { typed: 7 }],
  ["typed=7.5", ["typed"]],
  ["either=abc", { either: "abc" }],
  ["either=abcd", { either: ["abcd"] }],
  ["either=a&either=b", { either: ["a", "b"] }],
  ["ids=1&ids=auto&ids=2", { ids: [1, "auto", 2] }],
  ["ids=1&ids=no", ["ids"]],
  ["when=7&limit=auto", { when: 7, limit: "auto" }],
  ["csv=a,b%2Cc,d%20e", { csv: ["a", "b,c", "d e"] }],
  ["csv=a", { csv: ["a"] }],
  ["csvNumbers=1,2,3", { csvNumbers: [1, 2, 3] }],
  ["csvNumbers=1,x", ["csvNumbers"]],
  ["csv=a&csv=b", ["csv"]],
  ["pipe=a|b", { pipe: ["a", "b"] }],
  ["pipe=a%7Cb", { pipe: ["a", "b"] }],
  ["space=a%20b", { space: ["a", "b"] }],
  ["space=a+b", { space: ["a", "b"] }],
  ["deep[x]=1&deep[name]=n&deep[tags]=a&deep[tags]=b", { deep: { x: 1, name: "n", tags: ["a", "b"] } }],
  ["deep%5Bx%5D=1", { deep: { x: 1 } }],
  ["deep[x]=no", ["deep"]],
  ["deep[x][y]=1", ["deep[x][y]"]],
  ["obj=r,1,g,2", { obj: { r: 1, g: 2 } }],
  ["obj=r,1,b,2", ["obj"]],
  ["obj=r,1,g", ["obj"]],
  ["r=1&g=2&limit=3", { spread: { r: 1, g: 2 }, limit: 3 }],
  ["r=x", ["spread"]],
  ['filter=%7B"a":[1]%7D', { filter: { a: [1] } }],
  ["filter=%7B", ["filter"]],
  ["filter=%7B%7D", ["filter"]],
  ["price=19.99", { price: 19.99 }],
  ["price=19.999", ["price"]],
  ["big=6.02214076e23", { big: 6.02214076e23 }],
  ["big=1e400", ["big"]],
  ["big=9007199254740993", ["big"]],
  ["other=1", ["other"]],
  ["csv=%zz", ["csv"]],
];

const paths: readonly Row[] = [
  ["/union/5", { id: 5 }],
  ["/union/auto", { id: "auto" }],
  ["/union/x", ["id"]],
  ["/list/1,2", { ids: [1, 2] }],
  ["/list/1%2C2", ["ids"]],
  ["/object/r,1,g,2", { o: { r: 1, g: 2 } }],
  ["/exploded/r=1,g=2", { o: { r: 1, g: 2 } }],
  ["/label/.a%2Cb", { v: "a,b" }],
  ["/label/a", ["v"]],
  ["/labels/.1.2", { v: [1, 2] }],
  ["/matrix/;v=7", { v: 7 }],
  ["/matrix/;w=7", ["v"]],
  ["/matrixes/;v=a;v=b", { v: ["a", "b"] }],
  ["/members/;r=1;g=2", { v: { r: 1, g: 2 } }],
];

/** The values, or the names of the parameters that a 400 lists. */
async function asked(line: string, member: string, init: RequestInit = {}): Promise<unknown> {
  const { status, body } = await server.ask(line, init);
  if (status === 200) return (body as Record<string, unknown>)[member];
  const { errors } = body as { errors: readonly { parameter?: string; pointer?: string }[] };
  return [...new Set(errors.map(({ parameter, pointer }) => parameter ?? pointer))];
}

describe("a value is accepted if a branch of its schema accepts it, in the style that the document declares", () => {
  it.each(queries)("?%s", async (search, want) => {
    expect(await asked(`GET /q?${search}`, "query")).toEqual(want);
  });

  it.each(paths)("%s", async (path, want) => {
    expect(await asked(`GET ${path}`, "path")).toEqual(want);
  });

  it.each([
    [{ "x-ids": "1, auto,2" }, "header", { "X-Ids": [1, "auto", 2] }],
    [{ "x-color": "r,1,g,2" }, "header", { "X-Color": { r: 1, g: 2 } }],
    [{ "x-limit": "auto" }, "header", { "X-Limit": "auto" }],
    [{ "x-limit": "7" }, "header", { "X-Limit": 7 }],
    [{ "x-ids": "1,no" }, "header", ["X-Ids"]],
    [{ cookie: "a=b; session=auto; seen=1,2" }, "cookie", { session: "auto", seen: [1, 2] }],
    [{ cookie: "session=no" }, "cookie", ["session"]],
  ])("%o", async (headers, member, want) => {
    expect(await asked("GET /fields", member, { headers })).toEqual(want);
  });

  it.each([
    ["limit=5&tags=1&tags=x", { limit: 5, tags: [1, "x"] }],
    ["limit=auto", { limit: "auto" }],
    ["limit=no", ["#/limit"]],
  ])("a form with %s", async (body, want) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    expect(await asked("POST /form", "content", { method: "POST", headers, body })).toEqual(want);
  });
});
