// A list is read to its last page, and a list that was not read completely is not called complete.
import { describe, expect, it } from "vitest";
import { makeSender } from "../../src/conformance/wire/sender.ts";
import { leadsToSameServer } from "../../src/conformance/world/list-pages.ts";
import { walkList } from "../../src/conformance/world/lists.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { totalIsTheCount } from "../../src/laws/lists/total-is-the-count.ts";
import type { Listing } from "../../src/laws/world.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const { contract } = await loadDocument("openapi.yaml");
const books = contract.resources.find((resource) => resource.list === "listBooks");

/** A server with a paged list. Each page is a list of ids; `next` returns the link to a page by its number. */
function pages(all: readonly (readonly string[])[], next: (page: number) => string) {
  const asked: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    asked.push(request.url);
    const page = Number(searchParams.get("cursor") ?? 0);
    const link = page + 1 < all.length ? { link: `<${next(page + 1)}>; rel="next"` } : {};
    const items = (all[page] ?? []).map((id) => ({ id }));
    const headers = { "content-type": "application/json", ...link };
    return new Response(JSON.stringify({ items }), {
      status: pathname === "/api/books" ? 200 : 404,
      headers,
    });
  };
  return { asked, send: makeSender({ contract, fetch, baseUrl: "http://books.invalid/api" }, () => {}) };
}

it.each([
  ["an absolute path", (page: number) => `/api/books?cursor=${page}`],
  ["a query alone", (page: number) => `?cursor=${page}`],
  ["a whole URL", (page: number) => `http://books.invalid/api/books?cursor=${page}`],
])("follows the link to the next page: %s", async (_, next) => {
  const { send } = pages([["a", "b"], ["c"], ["d"]], next);
  expect(books && (await walkList(contract, send, books, {}))).toMatchObject({
    ids: ["a", "b", "c", "d"],
    isWhole: true,
  });
});

it("never follows a link to a different server, and then has not read all items", async () => {
  const { send, asked } = pages([["a"], ["b"]], () => "http://elsewhere.invalid/api/books?cursor=1");
  expect(books && (await walkList(contract, send, books, {}))).toMatchObject({ ids: ["a"], isWhole: false });
  expect(asked).toEqual(["http://books.invalid/api/books"]);
});

it.each([
  ["https://books.example.com/books?page=2", "http://localhost:3000", true],
  ["http://127.0.0.1:3000/books?page=2", "http://localhost:3000", true],
  ["http://127.0.0.1:4000/books?page=2", "http://localhost:3000", false],
  ["http://backend:8080/books?page=2", "http://localhost:3000", false],
  ["https://other.example.com/books?page=2", "https://books.example.com", false],
])("a link to %s may lead to the server at %s: %j", (reference, baseUrl, may) => {
  expect(leadsToSameServer(reference, baseUrl, { ...contract, origins: [] })).toBe(may);
});

it("gives up on a list that never ends", async () => {
  const { send, asked } = pages([["a"], ["b"]], () => "/api/books");
  expect(books && (await walkList(contract, send, books, {}))).toMatchObject({ isWhole: false });
  expect(asked.length).toBeLessThan(100);
});

describe("a list without declared links is complete if its page is not full and has no link", () => {
  const parameters = (schema: object) => [
    { name: "limit", in: "query", resolved: { type: "integer", ...schema } },
  ];
  const open = (query: readonly object[]): Contract => ({
    ...contract,
    operations: contract.operations.map((one) =>
      one.id === "listBooks" ? { ...one, responses: [], parameters: query as typeof one.parameters } : one,
    ),
  });
  it.each([
    ["fewer than a page holds", parameters({ default: 20 }), { items: [{ id: "a" }] }, true],
    ["a full page", parameters({ default: 1 }), { items: [{ id: "a" }] }, false],
    ["no page size", parameters({}), { items: [{ id: "a" }] }, false],
    ["a cursor next to them", parameters({ default: 20 }), { items: [{ id: "a" }], next: "x" }, false],
    ["no cursor next to them", parameters({ default: 20 }), { items: [{ id: "a" }], next: null }, true],
    ["a larger total", parameters({ default: 20 }), { items: [{ id: "a" }], total: 7 }, false],
    ["a total equal to their number", parameters({ default: 20 }), { items: [{ id: "a" }], total: 1 }, true],
    ["no parameter for a next page", [], { items: [{ id: "a" }] }, true],
    ["a cursor that is null", parameters({}), { items: [{ id: "a" }], next_cursor: null }, true],
    ["a cursor that leads on", parameters({}), { items: [{ id: "a" }], next_cursor: "x" }, false],
  ])("%s", async (_, query, content, isWhole) => {
    const headers = { "content-type": "application/json" };
    const fetch = async () => new Response(JSON.stringify(content), { headers });
    const send = makeSender({ contract, fetch, baseUrl: "http://books.invalid" }, () => {});
    expect(books && (await walkList(open(query), send, books, {}))).toMatchObject({ isWhole });
  });
});

it("a count beyond the entries of its page leads to the next page, and a count of the page does not", async () => {
  const all = ["a", "b", "c"];
  const offset = { name: "offset", in: "query", resolved: { type: "integer" } };
  const paged: Contract = {
    ...contract,
    operations: contract.operations.map((one) =>
      one.id === "listBooks" ? { ...one, responses: [], parameters: [offset] as never } : one,
    ),
  };
  const walk = async (countOf: (page: readonly string[]) => number) => {
    const fetch = async (request: Request): Promise<Response> => {
      const at = Number(new URL(request.url).searchParams.get("offset") ?? 0);
      const page = all.slice(at, at + 1);
      const content = { rows: page.map((id) => ({ id })), count: countOf(page) };
      return new Response(JSON.stringify(content), { headers: { "content-type": "application/json" } });
    };
    const send = makeSender({ contract, fetch, baseUrl: "http://books.invalid" }, () => {});
    return books && walkList(paged, send, books, {});
  };
  expect(await walk(() => all.length)).toMatchObject({ ids: all });
  expect(await walk((page) => page.length)).toMatchObject({ ids: ["a"] });
});

describe("the total of a list may be a field or a count", () => {
  /** One page with so many entries, and what states their number. */
  const listing = (entries: number, { count, total }: { count?: number; total?: number }): Listing => ({
    ids: undefined,
    entries: Array.from({ length: entries }, () => ({})),
    pages: [
      {
        entries,
        exchange: {
          operation: "GET /bees",
          request: { method: "GET", target: "/bees", headers: {}, content: undefined },
          response: {
            status: 200,
            headers: total === undefined ? {} : { "x-total-count": String(total) },
            content: { rows: [], ...(count === undefined ? {} : { count }) },
            text: "",
          },
        },
      },
    ],
    isWhole: true,
  });
  it.each([
    ["a field that is right", { total: 1 }, { total: 3 }, { total: 3 }, "holds"],
    ["a field that does not grow", { total: 1 }, { total: 1 }, { total: 1 }, "broken"],
    ["a field about one page", { total: 1 }, { total: 3 }, { total: 1 }, "broken"],
    ["a count that is right", { count: 1 }, { count: 3 }, { count: 3 }, "holds"],
    ["a count that is too small", { count: 0 }, { count: 2 }, { count: 2 }, "broken"],
    ["a count of the page", { count: 1 }, { count: 3 }, { count: 1 }, "not exercised"],
    ["a count that is the size asked for", { count: 20 }, { count: 20 }, { count: 1 }, "not exercised"],
  ] as const)("%s", (_, before, after, small, verdict) => {
    const evidence = {
      before: listing(1, before),
      after: listing(3, after),
      small: listing(1, small),
      size: 1,
    };
    const made = evidence.after.entries.slice(1).map(() => ({}) as never);
    expect(totalIsTheCount.judge({ ...evidence, made })).toMatchObject({ verdict });
  });
});
