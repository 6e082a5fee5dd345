// Walking lists, remembering what was read, and editing: over the service, and over answers that mislead.
import { describe, expect, it } from "vitest";
import { createClient } from "../../generated/client.ts";
import { ProblemError } from "../../src/client/errors.ts";
import { knownAnswers } from "../../src/client/known-answers.ts";
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
    return { asked, pages: () => collected(createClient({ baseUrl, fetch }).listBooks.pages()) };
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
  ])("follows a link: %s", async (_, link) => {
    const { asked, pages } = linking(link);
    expect(await pages()).toHaveLength(2);
    expect(asked).toEqual(["/books", "/books?cursor=2"]);
  });

  it.each([
    ["another relation", '</books?cursor=2>; rel="nextish"'],
    ["next as a title", '</books?cursor=2>; title="; rel=next"'],
    ["no link", "nothing"],
  ])("stops at %s", async (_, link) => {
    expect(await linking(link).pages()).toHaveLength(1);
  });

  it("throws when pages go round in a circle", async () => {
    const next = (page: number) => `</books?cursor=${page}>; rel=next`;
    const { asked, pages } = linking(next(1), next(2), next(1));
    await expect(pages()).rejects.toThrow("was there already");
    expect(asked).toHaveLength(3);
  });

  it.each(["http://elsewhere.invalid/books", "//elsewhere.invalid/books", "https://service.invalid/books"])(
    "throws when the next page is at %s: tokens would go there",
    async (target) => {
      const { asked, pages } = linking(`<${target}>; rel=next`);
      await expect(pages()).rejects.toThrow("another origin");
      expect(asked).toHaveLength(1);
    },
  );
});

describe("knownAnswers", () => {
  it("turns 304 into what is known, forgets on own writes, and never gives anything stale", async () => {
    const service = await inProcess();
    const statuses: number[] = [];
    const fetch = async (request: Request): Promise<Response> => {
      const { pathname, search } = new URL(request.url);
      const response = await service.send(request.method, pathname + search, {
        headers: request.headers,
        body: request.method === "GET" ? undefined : await request.text(),
      });
      statuses.push(response.status);
      return response;
    };
    const api = createClient({ baseUrl, fetch, cache: knownAnswers() });
    const path = { bookId: "emma" };
    await api.putBook({ path, body: emma });
    const first = await api.getBook({ path }).orThrow();
    const again = await api.getBook({ path });
    expect(again).toMatchObject({ ok: true, status: 200, data: first });
    await service.client.putBook({ path, body: { ...emma, title: "By somebody else" } });
    expect((await api.getBook({ path }).orThrow()).title).toBe("By somebody else");
    await api.putBook({ path, body: emma });
    await api.getBook({ path });
    // Asked for by the caller, a 304 is the caller's.
    const known = await api.getBook({ path, header: { "If-None-Match": "*" } });
    expect([known.ok, known.status]).toEqual([false, 304]);
    expect(statuses).toEqual([201, 200, 304, 200, 200, 200, 304]);
    await service.close();
  });

  it("keeps what one caller was given from another, and no more than it may", async () => {
    const asked: (string | null)[] = [];
    const fetch = async ({ headers }: Request): Promise<Response> => {
      asked.push(headers.get("if-none-match"));
      return Response.json({ items: [] }, { headers: { etag: '"1"' } });
    };
    const cache = knownAnswers(1);
    const as = (token: string) => createClient({ baseUrl, fetch, cache, token });
    await as("a").listBooks();
    await as("a").listBooks();
    await as("b").listBooks();
    await as("a").listBooks();
    expect(asked).toEqual([null, '"1"', null, null]);
  });
});

describe("edit", () => {
  const path = { bookId: "emma" };

  it("re-applies the change to what somebody else made of it meanwhile", async () => {
    const { client: api, close } = await inProcess();
    await api.putBook({ path, body: emma });
    let rounds = 0;
    const edited = await api.putBook.edit(path, async (book) => {
      if (++rounds === 1) await api.patchBook({ path, body: { pageCount: 7 } });
      return { ...book, title: `${book.title}, edited` };
    });
    expect(edited).toMatchObject({ title: "Emma, edited", pageCount: 7 });
    expect(rounds).toBe(2);
    await close();
  });

  it("gives up after so many rounds, leaves what is to be left, and never creates", async () => {
    const { client: api, close } = await inProcess();
    await expect(api.putBook.edit(path, (book) => book)).rejects.toMatchObject({ status: 404 });
    await api.putBook({ path, body: emma });
    const before = await api.getBook({ path }).orThrow();
    expect(await api.putBook.edit(path, () => undefined)).toEqual(before);
    let pageCount = 1;
    const contended = api.putBook.edit(
      path,
      async (book) => {
        await api.patchBook({ path, body: { pageCount: ++pageCount } });
        return { ...book, title: "Never" };
      },
      { limit: 3 },
    );
    await expect(contended).rejects.toMatchObject({ status: 412, effect: "none" });
    expect(await api.getBook({ path }).orThrow()).toMatchObject({ title: "Emma", pageCount: 4 });
    await close();
  });

  it("of a route that reads elsewhere", async () => {
    const { client: api, close } = await inProcess();
    await api.putBook({ path, body: emma });
    await api.editBook.edit(path, (book) => ({ ...book, title: "Elsewhere" }));
    expect((await api.getBook({ path }).orThrow()).title).toBe("Elsewhere");
    await close();
  });

  it("takes the member's tag where a proxy has weakened the field, and refuses to guess without one", async () => {
    const sent: (string | null)[] = [];
    const answering =
      (book: object) =>
      async ({ headers, method }: Request) => {
        if (method === "PUT") sent.push(headers.get("if-match"));
        return Response.json(book, { headers: { etag: 'W/"1"' } });
      };
    const edit = (book: object) =>
      createClient({ baseUrl, fetch: answering(book) }).putBook.edit(path, (one) => ({ ...one, title: "T" }));
    await edit({ title: "Emma", etag: '"1"' });
    expect(sent).toEqual(['"1"']);
    await expect(edit({ title: "Emma" })).rejects.toThrow("no strong entity tag");
    expect(sent).toHaveLength(1);
  });
});
