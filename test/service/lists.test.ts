// Lists: pages that are a partition of the collection, newest first, even while others write.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseLinks } from "../http/links.ts";
import { type Book, doors, emma, type Service, told } from "./service.ts";

type Page = { readonly items: readonly Book[]; readonly next?: string };

describe.each(doors)("lists, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
  });
  afterEach(() => service.close());

  const put = (id: string, title = id) => service.send("PUT", `/books/${id}`, { body: { ...emma, title } });

  async function read(path: string): Promise<{ page: Page; text: string; next: string | undefined }> {
    const answer = await service.send("GET", path);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    const links = parseLinks(answer.headers.get("link") ?? "");
    return {
      page: JSON.parse(text),
      text,
      next: links.find((l) => l.parameters.get("rel") === "next")?.target,
    };
  }

  /** The ids page by page, following `Link` alone. */
  async function walk(path: string, between: () => Promise<unknown> = async () => {}): Promise<string[][]> {
    const pages: string[][] = [];
    for (let next: string | undefined = path; next !== undefined; ) {
      const { page, next: after } = await read(next);
      pages.push(page.items.map(({ id }) => id));
      if (after !== undefined) await between();
      next = after;
    }
    return pages;
  }

  it("walked by every limit, the pages are a partition, newest first", async () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g"];
    for (const id of ids) await put(id);
    await put("c", "replaced, and in its place still");
    for (let limit = 1; limit <= ids.length + 1; limit++) {
      const pages = await walk(`/books?limit=${limit}`);
      expect(pages.flat()).toEqual(ids.toReversed());
      expect(
        pages
          .map((page) => page.length)
          .slice(0, -1)
          .every((length) => length === limit),
      ).toBe(true);
      expect(pages).toHaveLength(Math.ceil(ids.length / limit));
    }
  });

  it("each item is byte for byte what its own GET gives", async () => {
    for (const id of ["a", "b"]) await put(id, `"${id}" ü \u2028 \\ </script> 😀`);
    const texts = [];
    for (const id of ["b", "a"]) texts.push(await (await service.send("GET", `/books/${id}`)).text());
    expect((await read("/books")).text.startsWith(`{"items":[${texts.join(",")}],`)).toBe(true);
  });

  it("a writer that adds, replaces and deletes meanwhile: who is there throughout is met exactly once", async () => {
    const stay = Array.from({ length: 9 }, (_unused, i) => `stay-${i}`);
    for (const id of stay) {
      await put(id);
      await put(`gone-${id}`);
    }
    let turn = 0;
    const met = (
      await walk("/books?limit=2", async () => {
        await put(`new-${turn}`);
        await put("stay-4", `changed ${turn}`);
        // The item at which the page ended is among those that go.
        await service.send("DELETE", `/books/gone-stay-${8 - turn}`);
        turn++;
      })
    ).flat();
    expect(met.filter((id) => id.startsWith("stay"))).toEqual(stay.toReversed());
    expect(new Set(met).size).toBe(met.length);
    expect(met.filter((id) => id.startsWith("new"))).toEqual([]);
  });

  it("the next link is the member next, keeps the limit, and is absent on the last page", async () => {
    for (const id of ["a", "b", "c"]) await put(id);
    const first = await read("/books?limit=2");
    expect(first.next).toBe(`/books?limit=2&cursor=${first.page.next}`);
    const last = await read(first.next ?? "");
    expect([last.next, last.page.next, last.page.items.length]).toEqual([undefined, undefined, 1]);
    expect((await read("/books?limit=3")).page.next).toBeUndefined();
  });

  it("a page has 20 items unless a limit is given", async () => {
    for (let i = 0; i < 21; i++) await put(`b${i}`);
    expect((await read("/books")).page.items).toHaveLength(20);
    expect((await read("/books?limit=100")).page.items).toHaveLength(21);
    expect((await read("/books?")).page.items).toHaveLength(20);
  });

  it("a list of reviews is walked in the same way, each book's its own", async () => {
    for (const id of ["a", "b"]) await put(id);
    for (const reviewer of ["r1", "r2", "r3", "r4"]) {
      for (const book of ["a", "b"]) {
        await service.send("PUT", `/books/${book}/reviews/${reviewer}`, { body: { reviewer, rating: 3 } });
      }
    }
    expect(await walk("/books/a/reviews?limit=3")).toEqual([["r4", "r3", "r2"], ["r1"]]);
  });

  it("the page's tag moves when a member, the order or the paging does, and only then", async () => {
    await put("a");
    await put("b");
    const tag = async (path: string) => (await service.send("GET", path)).headers.get("etag");
    const [before, short] = [await tag("/books"), await tag("/books?limit=1")];
    expect(short).not.toBe(before);
    expect(await tag("/books")).toBe(before);
    await put("a", "changed");
    const changed = await tag("/books");
    expect([changed !== before, await tag("/books?limit=1")]).toEqual([true, short]);
    await service.send("DELETE", "/books/a");
    expect(await tag("/books")).not.toBe(changed);
  });

  it("If-None-Match on a page that has not changed: 304 with the tag and no content", async () => {
    await put("a");
    const { headers } = await service.send("GET", "/books");
    const tag = headers.get("etag") ?? "";
    for (const sent of [tag, `W/${tag}`, `"x", ${tag}`, "*"]) {
      const again = await service.send("GET", "/books", { headers: { "if-none-match": sent } });
      expect([again.status, again.headers.get("etag"), await again.text()], sent).toEqual([304, tag, ""]);
    }
    await put("b");
    expect((await service.send("GET", "/books", { headers: { "if-none-match": tag } })).status).toBe(200);
  });

  it.each([
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=1.5",
    "limit=ten",
    "limit=",
    "limit=1&limit=2",
    "limt=1",
    "LIMIT=1",
    "cursor=",
    "cursor=ZZ",
    "cursor=00",
    "cursor=%00",
    "cursor=zzzzzzzzzzz",
    "cursor=1&cursor=1",
    "__proto__=1",
    "constructor=1",
    "limit=%zz",
    "limit=%ff",
    "=",
    "&a",
  ])("a query that is not as declared is refused: %s", async (query) => {
    expect(await told(await service.send("GET", `/books?${query}`))).toBe("400 malformed-request");
  });

  it.each(["limit=1", "?", "a"])("an operation without query parameters takes none: ?%s", async (query) => {
    await put("a");
    expect(await told(await service.send("GET", `/books/a?${query}`))).toBe("400 malformed-request");
    expect(await told(await service.send("DELETE", `/books/a?${query}`))).toBe("400 malformed-request");
  });

  it("a cursor beyond the end, or one that was never issued, still returns a page", async () => {
    await put("a");
    expect((await read("/books?cursor=zzzzzzzzzz")).page.items).toHaveLength(1);
    expect((await read("/books?cursor=0")).page.items).toHaveLength(0);
  });
});
