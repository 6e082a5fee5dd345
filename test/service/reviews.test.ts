// What the operations of reviews do, and how they depend on their book.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { doors, emma, exported, fiveStars, type Review, type Service, told } from "./service.ts";

const patchType = { "content-type": "application/merge-patch+json" };

describe.each(doors)("reviews, %s", (_, open) => {
  let service: Service;
  beforeEach(async () => {
    service = await open();
    await service.send("PUT", "/books/emma", { body: emma });
  });
  afterEach(() => service.close());

  const path = { bookId: "emma", reviewId: "ada" };
  const put = (body: object) => service.send("PUT", "/books/emma/reviews/ada", { body });

  it("POST sent three times adds three reviews, even by one reviewer", async () => {
    for (let i = 0; i < 3; i++) {
      const added = await service.client.addReview({ path: { bookId: "emma" }, body: fiveStars });
      if (!added.ok) throw added.error;
      expect([added.status, added.data.bookId]).toEqual([201, "emma"]);
      expect(added.headers.location).toBe(`/books/emma/reviews/${added.data.id}`);
    }
    const { items } = (await (await service.send("GET", "/books/emma/reviews")).json()) as {
      items: Review[];
    };
    expect(new Set(items.map(({ id }) => id)).size).toBe(3);
  });

  it("a Location leads to the same bytes", async () => {
    const added = await service.send("POST", "/books/emma/reviews", { body: fiveStars });
    const read = await service.send("GET", added.headers.get("location") ?? "");
    expect(await read.text()).toBe(await added.text());
  });

  it("PUT three times: 201, 200, 200, one review, the same bytes", async () => {
    const answers = [await put(fiveStars), await put(fiveStars), await put(fiveStars)];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  });

  it("PUT replaces whole, and PATCH merges", async () => {
    await put({ ...fiveStars, headline: "Yes", text: "And yes again." });
    const patched = await service.send("PATCH", "/books/emma/reviews/ada", {
      headers: patchType,
      body: { headline: null, rating: 4 },
    });
    expect(await patched.json()).toMatchObject({ rating: 4, text: "And yes again." });
    const replaced = (await (await put(fiveStars)).json()) as Review;
    expect([replaced.headline, replaced.text, replaced.rating]).toEqual([undefined, undefined, 5]);
  });

  it("what GET returned can be put back unchanged", async () => {
    await put(fiveStars);
    const given = await service.client.getReview({ path }).orThrow();
    expect(await (await put(given)).json()).toEqual(given);
  });

  it.each([
    { says: "another id", body: { ...fiveStars, id: "grace" }, pointer: "#/id" },
    { says: "another book", body: { ...fiveStars, bookId: "persuasion" }, pointer: "#/bookId" },
  ])("PUT with $says in the content: 409 at $pointer, and nothing is stored", async ({ body, pointer }) => {
    const answer = await put(body);
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ type: "/problems/id-mismatch", errors: [{ pointer }] });
    expect((await service.send("GET", "/books/emma/reviews/ada")).status).toBe(404);
  });

  it("DELETE: 204, then 404; the book stays", async () => {
    await put(fiveStars);
    const statuses = [];
    for (let i = 0; i < 2; i++)
      statuses.push((await service.send("DELETE", "/books/emma/reviews/ada")).status);
    expect(statuses).toEqual([204, 404]);
    expect((await service.send("GET", "/books/emma")).status).toBe(200);
  });

  it("one id under two books is two reviews", async () => {
    await service.send("PUT", "/books/other", { body: emma });
    await put(fiveStars);
    await service.send("PUT", "/books/other/reviews/ada", { body: { ...fiveStars, rating: 1 } });
    await service.send("DELETE", "/books/other/reviews/ada");
    expect(await (await service.send("GET", "/books/emma/reviews/ada")).json()).toMatchObject({ rating: 5 });
  });

  it("a review does not touch the book's tag", async () => {
    const before = (await service.send("GET", "/books/emma")).headers.get("etag");
    await put(fiveStars);
    expect((await service.send("GET", "/books/emma")).headers.get("etag")).toBe(before);
  });

  describe("under a book that is not there: 404, whatever else is said, and nothing is stored", () => {
    it.each([
      { method: "GET", path: "" },
      { method: "POST", path: "", body: fiveStars },
      { method: "GET", path: "/ada" },
      { method: "PUT", path: "/ada", body: fiveStars },
      { method: "PUT", path: "/ada", body: fiveStars, headers: { "if-match": "*" } },
      { method: "PUT", path: "/ada", body: fiveStars, headers: { "if-none-match": "*" } },
      { method: "PUT", path: "/ada", body: {} },
      { method: "PATCH", path: "/ada", body: { rating: 1 }, headers: patchType },
      { method: "DELETE", path: "/ada", headers: { "if-match": "*" } },
    ])("$method /books/nobody/reviews$path $headers", async ({ method, path: rest, body, headers }) => {
      const before = await exported(service.store);
      const answer = await service.send(method, `/books/nobody/reviews${rest}`, { body, headers });
      expect(await told(answer)).toBe("404 not-found");
      expect(await exported(service.store)).toBe(before);
      expect((await service.send("GET", "/books/nobody")).status).toBe(404);
    });
  });
});
