// A list is walked over all its pages, and what was not seen whole is not called whole.
import { expect, it } from "vitest";
import { walkList } from "../../src/conformance/lists.ts";
import { sender } from "../../src/conformance/send.ts";
import { loadDocument } from "../../src/contract/load.ts";

const { contract } = await loadDocument("openapi.yaml");
const books = contract.resources.find((resource) => resource.list === "listBooks");

/** A server whose list has pages, each a list of ids; `next` gives the reference to the page of a number. */
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
  return { asked, send: sender({ contract, fetch, baseUrl: "http://books.invalid/api" }, () => {}) };
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

it("never follows a link to another server, and then has not seen all", async () => {
  const { send, asked } = pages([["a"], ["b"]], () => "http://elsewhere.invalid/api/books?cursor=1");
  expect(books && (await walkList(contract, send, books, {}))).toMatchObject({ ids: ["a"], isWhole: false });
  expect(asked).toEqual(["http://books.invalid/api/books"]);
});

it("gives up on a list that never ends", async () => {
  const { send, asked } = pages([["a"], ["b"]], () => "/api/books");
  expect(books && (await walkList(contract, send, books, {}))).toMatchObject({ isWhole: false });
  expect(asked.length).toBeLessThan(100);
});
