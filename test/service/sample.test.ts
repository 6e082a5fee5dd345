// The sample: loaded through the API's operations, with correct facts; loading it twice changes nothing.
import { describe, expect, it } from "vitest";
import { hasValidCheckDigit } from "../../src/service/isbn.ts";
import { loadSample } from "../../src/service/sample/load-sample.ts";
import { sampleBooks } from "../../src/service/sample/sample-books.ts";
import { sampleReviews } from "../../src/service/sample/sample-reviews.ts";
import { exported, inProcess } from "./service.ts";

describe("the sample", () => {
  it("is loaded, and loaded again it changes nothing", async () => {
    const service = await inProcess();
    const fetch = async (request: Request) => {
      const { pathname } = new URL(request.url);
      const headers = new Headers(request.headers);
      return service.send(request.method, pathname, { headers, body: await request.text() });
    };
    const want = { books: Object.keys(sampleBooks).length, reviews: sampleReviews.length };
    expect(await loadSample(fetch)).toEqual(want);
    const once = await exported(service.store);
    expect(await loadSample(fetch)).toEqual(want);
    expect(await exported(service.store)).toBe(once);
    await service.close();
  });

  it("has at least 60 books in many languages, and reviews of books that it has", () => {
    const books = Object.values(sampleBooks);
    expect(books.length).toBeGreaterThanOrEqual(60);
    expect(new Set(books.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12);
    expect(sampleReviews.filter(({ bookId }) => sampleBooks[bookId] === undefined)).toEqual([]);
    expect(new Set(sampleReviews.map((review) => `${review.bookId} ${review.reviewId}`)).size).toBe(
      sampleReviews.length,
    );
  });

  it("has no book twice, no wrong ISBN, and no ISBN twice", () => {
    const books = Object.values(sampleBooks);
    expect(new Set(books.map(({ title, authors }) => `${title} ${authors}`)).size).toBe(books.length);
    const isbns = books.flatMap(({ isbn }) => isbn ?? []);
    expect(isbns.filter((isbn) => !hasValidCheckDigit(isbn))).toEqual([]);
    expect(new Set(isbns).size).toBe(isbns.length);
  });

  it("says which book was not accepted, and why", async () => {
    const problem = { type: "/problems/invalid-content", title: "Invalid content", status: 422 };
    const refusing = () => Response.json(problem, { status: 422 });
    await expect(loadSample(refusing)).rejects.toThrow(/wuthering-heights.*422.*Invalid content/);
    let asked = 0;
    const failing = () => (++asked > 100 ? new Response("out of order", { status: 500 }) : Response.json({}));
    await expect(loadSample(failing)).rejects.toThrow(/review .*500.*out of order/);
  });
});
