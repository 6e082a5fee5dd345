// Finding books: filters, their pages, rejected values, and ratings on a page.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLinks } from "../http/links.ts";
import { type Book, type BookContent, doors, type Service, told } from "./service.ts";

type Page = {
  readonly items: readonly Book[];
  readonly ratings: Readonly<Record<string, object>>;
  readonly next?: string;
};

const shelf: Readonly<Record<string, BookContent>> = {
  emma: { title: "Emma", authors: ["Jane Austen"], tags: ["novel"], isbn: "9780141439587" },
  pride: { title: "Pride and Prejudice", authors: ["Jane Austen"], tags: ["novel"] },
  eyre: { title: "Jane Eyre", authors: ["Charlotte Brontë"], tags: ["science fiction"] },
  zola: { title: "L'Œuvre", authors: ["Émile Zola"], tags: ["novel", "a&b=c"] },
};

describe.each(doors)("finding books, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
    for (const [id, body] of Object.entries(shelf)) await service.send("PUT", `/books/${id}`, { body });
  });
  afterEach(() => service.close());

  const rate = (book: string, reviewer: string, rating: number) =>
    service.send("PUT", `/books/${book}/reviews/${reviewer}`, { body: { reviewer, rating } });

  async function read(path: string): Promise<{ page: Page; next: string | undefined; etag: string | null }> {
    const answer = await service.send("GET", path);
    expect(answer.status, path).toBe(200);
    const links = parseLinks(answer.headers.get("link") ?? "");
    const next = links.find((link) => link.parameters.get("rel") === "next")?.target;
    return { page: await answer.json(), next, etag: answer.headers.get("etag") };
  }

  async function walk(path: string): Promise<string[]> {
    const ids: string[] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const { page, next: after } = await read(next);
      ids.push(...page.items.map(({ id }) => id));
      next = after;
    }
    return ids;
  }

  it.each([
    ["", ["zola", "eyre", "pride", "emma"]],
    ["q=", ["zola", "eyre", "pride", "emma"]],
    ["q=%21+%3F", ["zola", "eyre", "pride", "emma"]],
    ["q=jane", ["eyre", "pride", "emma"]],
    ["q=AUST+p", ["pride"]],
    ["q=bronte", ["eyre"]],
    ["q=Bront%C3%AB", ["eyre"]],
    ["q=oeuvre", ["zola"]],
    ["q=l%27oe", ["zola"]],
    ["q=nobody", []],
    ["author=jane%20austen", ["pride", "emma"]],
    ["author=emile+zola", ["zola"]],
    ["author=zola", []],
    ["tag=Science+Fiction", ["eyre"]],
    ["tag=a%26b%3Dc", ["zola"]],
    ["isbn=9780141439587", ["emma"]],
    ["isbn=9780141439518", []],
    ["tag=novel&author=Jane+Austen&q=em&isbn=9780141439587", ["emma"]],
    ["sort=newest&tag=novel", ["zola", "pride", "emma"]],
    ["sort=title", ["emma", "eyre", "zola", "pride"]],
    ["sort=title&q=", ["emma", "eyre", "zola", "pride"]],
  ])("?%s finds %j, whatever the limit", async (query, want) => {
    for (const limit of [1, 2, 100]) expect(await walk(`/books?limit=${limit}&${query}`)).toEqual(want);
  });

  it.each(["tag=a%26b%3Dc&q=", "q=jane+e&sort=newest", "author=Jane%20Austen", "sort=title"])(
    "the next link keeps the query: %s",
    async (query) => {
      await service.send("PUT", "/books/one", {
        body: { ...shelf["eyre"], ...shelf["zola"], authors: ["Jane Austen", "E"] },
      });
      const { page, next } = await read(`/books?${query}&limit=1`);
      const sent = new URLSearchParams(query);
      const kept = new URLSearchParams(next?.split("?")[1]);
      for (const [name, value] of sent) expect(kept.get(name)).toBe(value);
      expect([kept.get("limit"), kept.get("cursor")]).toEqual(["1", page.next]);
    },
  );

  it("a cursor is for the list that it was given for, whatever the limit and the spelling", async () => {
    const queries = [
      "",
      "sort=title",
      "q=a",
      "q=j",
      "tag=novel",
      "author=Jane+Austen",
      "tag=novel&author=Jane+Austen",
    ];
    for (const from of queries) {
      const { page } = await read(`/books?limit=1&${from}`);
      for (const to of queries) {
        const answer = await service.send("GET", `/books?${to}&cursor=${page.next}`);
        expect(await told(answer), `${from} to ${to}`).toBe(from === to ? "200" : "400 malformed-request");
      }
    }
    const { page } = await read("/books?limit=1&tag=novel&author=Jane+Austen");
    const again = await read(`/books?author=JANE%20austen&tag=Novel&limit=7&cursor=${page.next}`);
    expect(again.page.items.map(({ id }) => id)).toEqual(["emma"]);
  });

  it.each([
    ["sort=title&q=jane", "sort"],
    ["sort=title&tag=novel", "sort"],
    ["sort=title&author=Jane+Austen", "sort"],
    ["sort=title&isbn=9780141439587", "sort"],
    ["sort=rating", "sort"],
    ["sort=", "sort"],
    ["sort=title&sort=title", "sort"],
    ["q=a&q=b", "q"],
    ["tag=novel&tag=novel", "tag"],
    [`q=${"a".repeat(201)}`, "q"],
    ["author=", "author"],
    [`author=${"a".repeat(201)}`, "author"],
    ["tag=", "tag"],
    [`tag=${"a".repeat(51)}`, "tag"],
    ["isbn=", "isbn"],
    ["isbn=978-0141439587", "isbn"],
    ["Q=jane", "Q"],
    ["title=Emma", "title"],
    ["cursor=1-t", "cursor"],
    ["sort=title&cursor=1", "cursor"],
    ["sort=title&cursor=1-t_w", "cursor"],
    ["q=jane&cursor=1-qAAAAAAAAAAAA", "cursor"],
  ])("?%s is refused, with a finger on %s", async (query, parameter) => {
    const answer = await service.send("GET", `/books?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      type: "/problems/malformed-request",
      errors: [{ parameter }],
    });
  });

  it("a long title has a cursor, too", async () => {
    for (const id of ["x", "y"]) {
      await service.send("PUT", `/books/${id}`, {
        body: { title: `${"😀𝔘 漢".repeat(60)} ${id}`, authors: ["A"] },
      });
    }
    expect(await walk("/books?sort=title&limit=1")).toHaveLength(6);
  });

  it("a page says how each of its books is rated", async () => {
    for (const [reader, rating] of [4, 4, 5].entries()) await rate("emma", `r${reader}`, rating);
    await rate("zola", "r", 1);
    const { page } = await read("/books?tag=novel");
    expect(page.ratings).toEqual({
      zola: { count: 1, mean: 1 },
      pride: { count: 0 },
      emma: { count: 3, mean: 4.33 },
    });
    expect((await read("/books?q=nobody")).page.ratings).toEqual({});
  });

  it("even of a book with an odd name", async () => {
    await service.send("PUT", "/books/__proto__", { body: { title: "P", authors: ["A"] } });
    await rate("__proto__", "r", 2);
    const { page } = await read("/books?limit=1");
    expect(Object.entries(page.ratings)).toEqual([["__proto__", { count: 1, mean: 2 }]]);
  });

  it("a page of reviews sums up all of the book's, on every page", async () => {
    for (const [reader, rating] of [4, 4, 5].entries()) await rate("emma", `r${reader}`, rating);
    const summary = { count: 3, mean: 4.33, histogram: { 1: 0, 2: 0, 3: 0, 4: 2, 5: 1 } };
    for (const query of ["limit=1", "limit=100", "cursor=0"]) {
      expect((await read(`/books/emma/reviews?${query}`)).page).toMatchObject({ summary });
    }
    const none = { count: 0, histogram: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } };
    expect((await read("/books/pride/reviews")).page).toEqual({ items: [], summary: none });
  });

  it("the tag of a page moves with its ratings, and a refused review moves neither", async () => {
    const paths = ["/books", "/books?q=emma", "/books/emma/reviews?cursor=0"];
    const see = () => Promise.all(paths.map(async (path) => (await read(path)).etag));
    const before = await see();
    expect((await rate("emma", "r", 6)).status).toBe(422);
    expect(await see()).toEqual(before);
    await rate("emma", "r", 5);
    const after = await see();
    for (const [at, tag] of after.entries()) expect(tag, paths[at]).not.toBe(before[at]);
    await rate("emma", "r", 5);
    expect(await see()).toEqual(after);
  });

  it("the client finds, and walks what it finds", async () => {
    const ids: string[] = [];
    for await (const { id } of service.client.listBooks.items({ query: { q: "jane", limit: 1 } }))
      ids.push(id);
    expect(ids).toEqual(["eyre", "pride", "emma"]);
  });
});
