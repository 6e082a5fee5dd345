// Reading lists page by page: over the service, and with misleading responses.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import type { ClientOptions } from "../../src/client/client.ts";
import { CallError, ProblemError } from "../../src/client/errors.ts";
import { emma, fiveStars, inProcess } from "../service/service.ts";

const baseUrl = "http://service.invalid";

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe("for await", () => {
  it("over items and over pages, of books and of reviews", async () => {
    const { client: api, close } = await inProcess();
    for (const bookId of ["a", "b", "c", "d", "e"]) await api.putBook({ path: { bookId }, body: emma });
    const path = { bookId: "a" };
    for (let i = 0; i < 3; i++) await api.addReview({ path, body: fiveStars });
    const books = await collected(api.listBooks.items({ query: { limit: 2 } }));
    expect(books.map(({ id }) => id)).toEqual(["e", "d", "c", "b", "a"]);
    const pages = await collected(api.listBooks.pages({ query: { limit: 2 } }));
    expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1]);
    expect(await collected(api.listReviews.items({ path, query: { limit: 1 } }))).toHaveLength(3);
    await expect(collected(api.listReviews.items({ path: { bookId: "none" } }))).rejects.toThrow(
      ProblemError,
    );
    await close();
  });

  const linking = (...links: readonly string[]) => {
    const asked: string[] = [];
    const fetch = async ({ url }: Request): Promise<Response> => {
      asked.push(url.replace(baseUrl, ""));
      const link = links[asked.length - 1];
      return Response.json({ items: [] }, { headers: link ? { link } : {} });
    };
    const client = (at: string, middleware: ClientOptions["middleware"] = []) =>
      createClient({ baseUrl: at, fetch, middleware });
    return { asked, client, pages: () => collected(client(baseUrl).listBooks.pages()) };
  };

  it.each([
    ["a token", "</books?cursor=2>; rel=next"],
    ["quotes", '</books?cursor=2>; rel="next"'],
    [
      "any case, among others",
      '</a>; rel="prev", </books?cursor=2>; title="a, <b>; rel=next"; REL="last Next"',
    ],
    ["relative", "<?cursor=2>; rel=next"],
    ["absolute", `<${baseUrl}/books?cursor=2>; rel=next`],
    ["commas in its target", "</a,b;c=d>; rel=prev,</books?cursor=2>;rel=next"],
    [
      "next to one with a different context",
      '</other>; anchor="/other"; rel=next, </books?cursor=2>; rel=next',
    ],
    ["anchor as a title", '</books?cursor=2>; title="; anchor=x"; rel=next'],
  ])("follows a link: %s", async (_, link) => {
    const { asked, pages } = linking(link);
    expect(await pages()).toHaveLength(2);
    expect(asked).toEqual(["/books", "/books?cursor=2"]);
  });

  it.each([
    ["another relation", '</books?cursor=2>; rel="nextish"'],
    ["next as a title", '</books?cursor=2>; title="; rel=next"'],
    ["a second rel", "</books?cursor=2>; rel=prev; rel=next"],
    ["a link within a title", '</books>; rel=prev; title="</books?cursor=2>; rel=next"'],
    ["an anchor: a link of something else", '</books?cursor=2>; rel=next; anchor="/other"'],
    ["an anchor before its rel", "</books?cursor=2>; Anchor = /other; rel=next"],
    ["no link", "nothing"],
  ])("stops at %s", async (_, link) => {
    expect(await linking(link).pages()).toHaveLength(1);
  });

  it("throws when pages go round in a circle", async () => {
    const next = (page: number) => `</books?cursor=${page}>; rel=next`;
    const { asked, pages } = linking(next(1), next(2), next(1));
    await expect(pages()).rejects.toThrow("was already read");
    expect(asked).toHaveLength(3);
  });

  it("… also where a fragment makes each link another", async () => {
    const { asked, pages } = linking("<?c=1#1>; rel=next", "<?c=1#2>; rel=next", "<?c=1#3>; rel=next");
    await expect(pages()).rejects.toThrow("was already read");
    expect(asked).toEqual(["/books", "/books?c=1"]);
  });

  it("a page that middleware answers leads on from its address", async () => {
    const { asked, client } = linking();
    const link = { link: "<?cursor=2>; rel=next" };
    const onRequest = ({ request }: { readonly request: Request }): Response | undefined =>
      request.url.includes("cursor") ? undefined : Response.json({ items: [] }, { headers: link });
    expect(await collected(client(baseUrl, [{ onRequest }]).listBooks.pages())).toHaveLength(2);
    expect(asked).toEqual(["/books?cursor=2"]);
  });

  it.each([
    "http://elsewhere.invalid/books",
    "//elsewhere.invalid/books",
    "https://service.invalid/books",
    "http://service.invalid.elsewhere.invalid/books",
    "http://ada:secret@service.invalid/books",
    "http://[::bad/books",
    "data:application/json,[]",
  ])("throws when the next page is at %s: tokens would go there", async (target) => {
    const { asked, pages } = linking(`<${target}>; rel=next`);
    const error: ProblemError = await pages().then(
      () => undefined as never,
      (thrown) => thrown,
    );
    expect(error).toBeInstanceOf(ProblemError);
    expect(error.message).toContain("not on this service");
    expect([error.operation, error.effect, asked.length]).toEqual(["listBooks", "none", 1]);
  });

  it.each([
    ["/api/v1/books?cursor=2", true],
    ["/api/v1/pages/2", true],
    ["/api/v10/books", false],
    ["/api/v1", false],
    ["../../../admin", false],
    ["/books?cursor=2", false],
  ])("of a service at /api/v1: is %s its own? %s", async (target, isOwn) => {
    for (const base of ["/api/v1", "/api/v1/"]) {
      const { asked, client } = linking(`<${target}>; rel=next`);
      const walk = collected(client(baseUrl + base).listReviews.pages({ path: { bookId: "a" } }));
      await (isOwn ? walk : expect(walk).rejects.toThrow("not on this service"));
      expect(asked).toHaveLength(isOwn ? 2 : 1);
    }
  });

  it("shows each page's own address to the middleware, and what that makes of it is sent", async () => {
    const { asked, client } = linking(
      "<?cursor=2>; rel=next",
      "<?cursor=3>; rel=next",
      "<?cursor=3>; rel=next",
    );
    const onRequest = ({ request }: { readonly request: Request }): Request =>
      new Request(`${request.url}&signed=${request.url.length}`, request);
    const walk = collected(client(baseUrl, [{ onRequest }]).listBooks.pages({ query: { limit: 1 } }));
    await expect(walk).rejects.toThrow("was already read");
    expect(asked).toEqual([
      "/books?limit=1&signed=36",
      "/books?cursor=2&signed=37",
      "/books?cursor=3&signed=37",
    ]);
  });

  it.each<[unknown]>([
    [null],
    [7],
    ["text"],
    [{}],
    [[]],
    [{ items: null }],
    [{ items: { 0: 1 } }],
    [{ tags: [], books: [1] }],
  ])("throws a typed error at a page that is %j", async (content) => {
    const fetch = async (): Promise<Response> => Response.json(content);
    const { listBooks } = createClient({ baseUrl, fetch, attempts: 1 });
    for (const walk of [listBooks.items, listBooks.pages]) {
      await expect(collected<unknown>(walk())).rejects.toThrow(CallError);
    }
  });

  it("gives the items, whatever lists stand before them", async () => {
    const fetch = async (): Promise<Response> => Response.json({ facets: ["a"], items: [{ id: "emma" }] });
    expect(await collected(createClient({ baseUrl, fetch }).listBooks.items())).toEqual([{ id: "emma" }]);
  });
});
