// What the operations of books do: POST adds, PUT replaces, PATCH merges, DELETE removes, GET reads.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Book, type BookContent, doors, emma, exported, type Service, told } from "./service.ts";

const patchType = { "content-type": "application/merge-patch+json" };

describe.each(doors)("books, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
  });
  afterEach(() => service.close());

  const put = (bookId: string, body: BookContent) => service.client.putBook({ path: { bookId }, body });
  const get = (bookId: string) => service.client.getBook({ path: { bookId } }).orThrow();
  const patch = (bookId: string, body: object | string) =>
    service.send("PATCH", `/books/${bookId}`, { headers: patchType, body });

  describe("POST adds", () => {
    it("sent three times, it adds three books with three ids", async () => {
      const added = await Promise.all([1, 2, 3].map(() => service.client.addBook({ body: emma })));
      expect(added.map(({ status }) => status)).toEqual([201, 201, 201]);
      expect(new Set(added.map((answer) => answer.ok && answer.data.id)).size).toBe(3);
      expect((await service.client.listBooks().orThrow()).items).toHaveLength(3);
    });

    it("answers 201 with a Location whose GET gives the same bytes and tag", async () => {
      const added = await service.send("POST", "/books", { body: emma });
      const location = added.headers.get("location") ?? "";
      expect(location).toMatch(/^\/books\/[A-Za-z0-9_-]{16}$/);
      const read = await service.send("GET", location);
      expect(await read.text()).toBe(await added.text());
      expect(read.headers.get("etag")).toBe(added.headers.get("etag"));
    });

    it("sets id, times and tag itself, whatever the content says", async () => {
      const stranger = {
        id: "mine",
        createdAt: "1970-01-01T00:00:00Z",
        updatedAt: "1970-01-01T00:00:00Z",
        etag: '"x"',
      };
      const book = await service.client.addBook({ body: { ...emma, ...stranger } }).orThrow();
      for (const [name, value] of Object.entries(stranger)) expect(book[name as keyof Book]).not.toBe(value);
      expect(book.createdAt).toBe(book.updatedAt);
    });

    it("refuses U+0000 in each text, by whatever method, and says where", async () => {
      await put("emma", emma);
      const before = await exported(service.store);
      const bodies = [{ title: "a\0" }, { authors: ["\0"] }, { description: "\0a" }, { tags: ["a", "a\0b"] }];
      const requests = [
        { method: "POST", target: "/books" },
        { method: "PUT", target: "/books/emma" },
        { method: "PATCH", target: "/books/emma", headers: patchType },
      ];
      for (const body of bodies)
        for (const { method, target, headers = {} } of requests) {
          const refused = await service.send(method, target, { headers, body: { ...emma, ...body } });
          expect(refused.status).toBe(422);
          const [fault] = ((await refused.json()) as { errors: { pointer: string; detail: string }[] })
            .errors;
          expect(fault?.pointer).toContain(`/${Object.keys(body)[0]}`);
          expect(fault?.detail).toContain("must not contain the character U+0000");
        }
      expect(await exported(service.store)).toBe(before);
    });

    it("keeps two books with one ISBN", async () => {
      const body = { ...emma, isbn: "9780141439518" };
      const added = [await service.client.addBook({ body }), await service.client.addBook({ body })];
      expect(added.map(({ status }) => status)).toEqual([201, 201]);
    });
  });

  describe("PUT replaces", () => {
    it("creates at an unused URL and replaces at a used one: 201, 200, 200, and one book", async () => {
      const answers = [await put("emma", emma), await put("emma", emma), await put("emma", emma)];
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
      expect(answers[0]?.response?.headers.get("location")).toBe("/books/emma");
      expect((await service.client.listBooks().orThrow()).items).toHaveLength(1);
    });

    it("sent again it changes nothing: bytes, tag and updatedAt stay", async () => {
      const first = await (await service.send("PUT", "/books/emma", { body: emma })).text();
      for (let i = 0; i < 4; i++) {
        expect(await (await service.send("PUT", "/books/emma", { body: emma })).text()).toBe(first);
      }
      // The same book with its members in another order is the same book.
      const reversed = Object.fromEntries(Object.entries(emma).reverse());
      expect(await (await service.send("PUT", "/books/emma", { body: reversed })).text()).toBe(first);
      expect(await (await service.send("GET", "/books/emma")).text()).toBe(first);
    });

    it("replaces whole: a member that is left out is gone", async () => {
      await put("emma", { ...emma, isbn: "9780141439587", pageCount: 474 });
      await put("emma", { title: "Emma", authors: ["Jane Austen"] });
      expect(Object.keys(await get("emma"))).toEqual([
        "id",
        "title",
        "authors",
        "createdAt",
        "updatedAt",
        "etag",
      ]);
    });

    it("a change keeps id and createdAt, and draws a new tag", async () => {
      const before = await put("emma", emma).orThrow();
      const after = await put("emma", { ...emma, title: "Emma Woodhouse" }).orThrow();
      expect(after).toMatchObject({ id: "emma", createdAt: before.createdAt, title: "Emma Woodhouse" });
      expect(after.etag).not.toBe(before.etag);
    });

    it("answers no ETag field (RFC 9110 9.3.4); the member etag is what GET's field says", async () => {
      for (const status of [201, 200]) {
        const answer = await service.send("PUT", "/books/emma", { body: emma });
        expect([answer.status, answer.headers.get("etag")]).toEqual([status, null]);
        const { etag } = (await answer.json()) as Book;
        expect((await service.send("GET", "/books/emma")).headers.get("etag")).toBe(etag);
      }
    });

    it("what GET returned can be put back unchanged, and changes nothing", async () => {
      await put("emma", emma);
      const given = await get("emma");
      const answer = await put("emma", given);
      expect([answer.status, answer.data]).toEqual([200, given]);
    });

    it("server-set members in the content are not stored", async () => {
      const before = await put("emma", emma).orThrow();
      const claimed = {
        createdAt: "1970-01-01T00:00:00Z",
        updatedAt: "1970-01-01T00:00:00Z",
        etag: '"mine"',
      };
      expect(await put("emma", { ...emma, ...claimed }).orThrow()).toEqual(before);
    });

    it("an id in the content has to be that of the path", async () => {
      expect(await told(await service.send("PUT", "/books/emma", { body: { ...emma, id: "other" } }))).toBe(
        "409 id-mismatch",
      );
      expect(await exported(service.store)).toBe("");
      expect((await put("emma", { ...emma, id: "emma" })).status).toBe(201);
    });

    it("a deleted id may be put again: a new book, with a tag never seen before", async () => {
      const first = await put("emma", emma).orThrow();
      await service.send("DELETE", "/books/emma");
      const again = await put("emma", emma);
      expect(again.status).toBe(201);
      expect(again.ok && again.data.etag).not.toBe(first.etag);
      const stale = await service.send("PUT", "/books/emma", {
        headers: { "if-match": first.etag },
        body: emma,
      });
      expect(stale.status).toBe(412);
    });
  });

  describe("PATCH merges (RFC 7396)", () => {
    it.each([
      { says: "a value sets", given: { title: "E" }, want: { title: "E", tags: ["novel"] } },
      { says: "null removes", given: { tags: null }, want: { title: "Emma", tags: undefined } },
      {
        says: "a list replaces the list",
        given: { tags: ["b", "a"] },
        want: { title: "Emma", tags: ["b", "a"] },
      },
      {
        says: "absent leaves",
        given: { pageCount: 9 },
        want: { title: "Emma", tags: ["novel"], pageCount: 9 },
      },
      { says: "null for what is not there", given: { isbn: null }, want: { title: "Emma", tags: ["novel"] } },
    ])("$says", async ({ given, want }) => {
      await put("emma", emma);
      const answer = await patch("emma", given);
      const { title, tags, ...rest } = (await answer.json()) as Book;
      expect({ title, tags, ...("pageCount" in want ? { pageCount: rest.pageCount } : {}) }).toEqual(want);
      expect(answer.headers.get("etag")).toBe(rest.etag);
    });

    it.each([
      { says: "nothing named", given: {} },
      { says: "what is so already", given: { title: "Emma" } },
      { says: "a read-only member", given: { createdAt: "1970-01-01T00:00:00Z", id: "other" } },
    ])("$says: 200, and nothing changes", async ({ given }) => {
      await put("emma", emma);
      const before = await exported(service.store);
      expect((await patch("emma", given)).status).toBe(200);
      expect(await exported(service.store)).toBe(before);
    });

    it.each([
      { says: "null for a required member", given: { title: null }, pointer: "#/title" },
      { says: "a list is not a patch", given: [], pointer: "#" },
      { says: "a string is not a patch", given: '"x"', pointer: "#" },
      { says: "one good and one bad member", given: { title: "E", pageCount: 0 }, pointer: "#/pageCount" },
      { says: "an unknown member", given: { titel: "E" }, pointer: "#/titel" },
      { says: "a wrong check digit", given: { isbn: "9780141439519" }, pointer: "#/isbn" },
    ])("$says: 422 at $pointer, and nothing changes", async ({ given, pointer }) => {
      await put("emma", emma);
      const before = await exported(service.store);
      const answer = await patch("emma", given);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
      expect(await exported(service.store)).toBe(before);
    });

    it("never creates: 404 when there is no book", async () => {
      expect(await told(await patch("emma", { title: "E" }))).toBe("404 not-found");
      expect(await exported(service.store)).toBe("");
    });
  });

  describe("DELETE removes", () => {
    it("204 without content, then 404, and the store is the same after one and two", async () => {
      await put("emma", emma);
      await put("other", emma);
      const first = await service.send("DELETE", "/books/emma");
      expect([first.status, await first.text()]).toEqual([204, ""]);
      const after = await exported(service.store);
      expect(await told(await service.send("DELETE", "/books/emma"))).toBe("404 not-found");
      expect(await exported(service.store)).toBe(after);
      expect((await service.send("GET", "/books/emma")).status).toBe(404);
    });

    it("takes the book's reviews, and a book put there again has none", async () => {
      await put("emma", emma);
      await service.send("PUT", "/books/emma/reviews/ada", { body: { reviewer: "Ada", rating: 5 } });
      await service.send("DELETE", "/books/emma");
      expect((await service.send("GET", "/books/emma/reviews")).status).toBe(404);
      await put("emma", emma);
      expect(await (await service.send("GET", "/books/emma/reviews")).json()).toMatchObject({
        items: [],
        summary: { count: 0 },
      });
      expect((await service.send("GET", "/books/emma/reviews/ada")).status).toBe(404);
    });
  });
});
