// What a document without declarations most likely means, by its paths, its contents and its responses.
import { describe, expect, it } from "vitest";
import { foreignMembers } from "../../src/contract/inferred/foreign-members.ts";
import { idIn, idNames, singular } from "../../src/contract/inferred/identity.ts";
import { inferContract } from "../../src/contract/inferred/infer.ts";
import { wrapped } from "../../src/contract/inferred/wrapping.ts";
import { localSpot } from "../../src/contract/load.ts";
import type { Contract, Operation } from "../../src/contract/operation.ts";
import { renamedParameters } from "../../src/contract/path-places.ts";
import { readContract } from "../../src/contract/read.ts";

type Sent = readonly [body?: object | undefined, status?: string, answer?: object];

const media = (schema: object, type = "application/json") => ({ content: { [type]: { schema } } });

/** `{ "POST /a/": [request, status, response] }`, each with a path parameter for each `{name}`. */
function contractOf(operations: Readonly<Record<string, Sent>>, type?: string): Contract {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [line, [body, status = "200", answer]] of Object.entries(operations)) {
    const [method = "", path = ""] = line.split(" ");
    paths[path] ??= {
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: "path",
        required: true,
        schema: { type: "integer" },
      })),
    };
    paths[path][method.toLowerCase()] = {
      ...(body === undefined ? {} : { requestBody: media(body, type) }),
      responses: { [status]: { description: "ok", ...(answer === undefined ? {} : media(answer, type)) } },
    };
  }
  const document = { openapi: "3.1.0", info: { title: "T", version: "1" }, paths };
  return inferContract(readContract(localSpot(document, "t.json")));
}

const object = (...names: readonly string[]) => ({
  type: "object",
  properties: Object.fromEntries(names.map((name) => [name, { type: "string" }])),
});
const named = (contract: Contract, id: string): Operation | undefined =>
  contract.operations.find((one) => one.id === id);

describe("effects", () => {
  const body = object("name");
  it.each<[string, Readonly<Record<string, Sent>>, string, string | undefined]>([
    ["201 without Location", { "GET /a/{id}": [], "POST /a": [body, "201"] }, "POST /a", "create"],
    ["200", { "GET /a/{id}": [], "POST /a": [body] }, "POST /a", "create"],
    ["a slash at the end", { "GET /a/{id}": [], "POST /a/": [body] }, "POST /a/", "create"],
    ["slashes at both ends", { "GET /a/{id}/": [], "POST /a/": [body] }, "POST /a/", "create"],
    ["202, which promises nothing", { "GET /a/{id}": [], "POST /a": [body, "202"] }, "POST /a", "process"],
    ["no item below", { "GET /a/{id}": [], "POST /a/search": [body] }, "POST /a/search", "process"],
    ["PUT without 201", { "GET /a/{id}": [], "PUT /a/{id}": [body] }, "PUT /a/{id}", "replace"],
    ["PUT of what nothing reads", { "PUT /a/{id}": [body] }, "PUT /a/{id}", undefined],
    ["PATCH of members", { "GET /a/{id}": [], "PATCH /a/{id}": [body] }, "PATCH /a/{id}", "merge"],
    [
      "PATCH of a list",
      { "GET /a/{id}": [], "PATCH /a/{id}": [{ type: "array" }] },
      "PATCH /a/{id}",
      undefined,
    ],
  ])("%s", (_, operations, id, effect) => {
    expect(named(contractOf(operations), id)?.semantics.effect).toBe(effect);
  });

  it("says why, and lets a declaration alone", () => {
    const contract = contractOf({ "GET /a/{id}": [], "POST /a": [body, "201"], "DELETE /a/{id}": [] });
    expect(named(contract, "POST /a")?.semantics.inferred).toBe("it is a POST to the collection of /a/{id}");
    expect(named(contract, "DELETE /a/{id}")?.semantics.inferred).toBeUndefined();
  });
});

describe("ids", () => {
  it.each([
    ["id", "/a/{id}", object("id", "name"), "/id"],
    ["the parameter's own name", "/a/{sku}", object("id", "sku"), "/sku"],
    ["a name in a different case", "/teams/{team_id}", object("teamId", "name"), "/teamId"],
    ["the rest of the parameter's name", "/books/{book_isbn}", object("isbn", "title"), "/isbn"],
    ["in an envelope", "/a/{id}", { type: "object", properties: { data: object("id", "name") } }, "/data/id"],
    ["nowhere", "/a/{id}", object("name"), undefined],
  ])("%s", (_, path, answer, pointer) => {
    const contract = contractOf({ [`GET ${path}`]: [undefined, "200", answer] });
    expect(Object.values(named(contract, `GET ${path}`)?.identity ?? {})[0]).toBe(pointer);
  });

  it("finds the id in content, the outermost first", () => {
    expect(idIn("/a/{id}", { author: { id: 3 }, id: 7 })).toBe("7");
    expect(idIn("/a/{id}", { message: "created", a: { id: 7 } })).toBe("7");
    expect(idIn("/a/{id}", { name: "x" })).toBeUndefined();
  });

  it.each([
    ["teams", "team"],
    ["categories", "category"],
    ["boxes", "box"],
    ["address", "address"],
    ["addresses", "address"],
    ["houses", "house"],
    ["databases", "database"],
    ["bookshelves", "bookshelf"],
    ["heroes", "hero"],
    ["movies", "movie"],
    ["statuses", "status"],
    ["people", "person"],
    ["series", "series"],
  ])("the singular of %s is %s", (plural, one) => {
    expect(singular(plural)).toBe(one);
    expect(idNames(`/${plural}/{id}`)).toContain(`${one}id`);
  });
});

it("calls a parent's parameter by one name on all levels", () => {
  const paths = ["/a/{id}", "/a/{a_id}/b/{id}", "/c/{id}"];
  expect(renamedParameters(paths)).toEqual(new Map([["/a/{id}", new Map([["id", "a_id"]])]]));
  const contract = contractOf({ "GET /a/{id}": [], "GET /a/{a_id}/b/{id}": [] });
  expect(contract.resources.map(({ path, parent }) => [path, parent])).toEqual([
    ["/a/{a_id}", undefined],
    ["/a/{a_id}/b/{id}", "GET /a/{id}"],
  ]);
});

it.each([
  [{ type: "object", properties: { post: object("title") } }, { title: "t" }, { post: { title: "t" } }],
  [object("title"), { title: "t" }, { title: "t" }],
  [
    {
      type: "object",
      properties: {
        data: {
          type: "object",
          properties: { type: { enum: ["posts"] }, id: { type: "string" }, attributes: object("title") },
        },
      },
    },
    { title: "t" },
    { data: { type: "posts", id: "7", attributes: { title: "t" } } },
  ],
])("knows what requests wrap: %#", (body, content, sent) => {
  const contract = contractOf({ "GET /posts/{id}": [], "PUT /posts/{id}": [body] });
  const [one] = named(contract, "PUT /posts/{id}")?.content?.media ?? [];
  expect(one?.members.map(({ name }) => name)).toEqual(["title"]);
  expect(one?.wrapping === undefined ? content : wrapped(content, one.wrapping, "7")).toEqual(sent);
});

it("knows which members name other resources", () => {
  const body = {
    type: "object",
    required: ["team_id"],
    properties: { team_id: { type: "integer" }, city: { type: "integer" }, note: { type: "string" } },
  };
  const contract = contractOf({
    "GET /teams/{id}": [],
    "GET /cities/{id}": [],
    "GET /notes/{id}": [],
    "GET /heroes/{id}": [],
    "POST /heroes": [body, "201"],
  });
  const create = named(contract, "POST /heroes");
  const found = create === undefined ? [] : foreignMembers(create, contract);
  expect(found.map(({ member, resource, isRequired }) => [member, resource.path, isRequired])).toEqual([
    ["team_id", "/teams/{id}", true],
    ["city", "/cities/{id}", false],
  ]);
});
