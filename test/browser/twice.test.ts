// `/twice` in a browser: every operation sent twice, with the books in the store after each request.
import { describe, expect, it } from "vitest";
import { scenarios } from "../../src/web/twice/scenarios.ts";
import { inBrowser } from "./in-browser.ts";
import type { Visitor } from "./visitor.ts";

/** Per scenario: the number of books before, between and after; the two statuses; the change that the page shows. */
const want: Readonly<
  Record<string, { books: readonly number[]; statuses: readonly number[]; changed: string }>
> = {
  post: { books: [0, 1, 2], statuses: [201, 201], changed: "1 book added." },
  "post-with-key": { books: [0, 1, 1], statuses: [201, 201], changed: "Nothing changed." },
  put: { books: [0, 1, 1], statuses: [201, 200], changed: "Nothing changed." },
  "put-if-match": { books: [1, 1, 1], statuses: [200, 412], changed: "Nothing changed." },
  patch: { books: [1, 1, 1], statuses: [200, 200], changed: "Nothing changed." },
  delete: { books: [1, 0, 0], statuses: [204, 404], changed: "Nothing changed." },
  get: { books: [1, 1, 1], statuses: [200, 200], changed: "Nothing changed." },
};

inBrowser("Send it twice", {}, ({ visitor, ask }) => {
  it("has an expectation here for every scenario", () => {
    expect(scenarios.map(({ id }) => id).sort()).toEqual(Object.keys(want).sort());
  });

  it.each(scenarios)("$title, sent twice", async ({ id, shows }) => {
    const someone = await visitor();
    const page = await someone.open(`/twice/${id}`);
    const counts = [await booksIn(someone, "Before")];
    await page.getByRole("button", { name: "Send", exact: true }).click();
    counts.push(await booksIn(someone, "After the first"));
    await page.getByRole("button", { name: "Send again" }).click();
    counts.push(await booksIn(someone, "After the second"));
    const { books, statuses, changed } = want[id] ?? { books: [], statuses: [], changed: "" };
    expect(counts).toEqual(books);
    expect([await statusOf(someone, "First"), await statusOf(someone, "Second")]).toEqual(statuses);
    expect(await storeOf(someone, "After the second").locator("> p").textContent()).toBe(changed);
    expect(await page.getByText(shows).count()).toBe(1);
  });

  it("a lost response: the page says what the client knows and what it can do", async () => {
    const someone = await visitor();
    const page = await someone.open("/twice/post");
    await page.getByRole("checkbox", { name: "Lose the first response" }).check();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    expect(await booksIn(someone, "After the first")).toBe(1);
    await page.getByRole("heading", { name: "What can the client do now?" }).waitFor();
    expect(await page.locator(".what-now").textContent()).toMatch(
      /effect: "unknown".*The client cannot know/s,
    );
    await page.getByRole("button", { name: "Send again" }).click();
    expect(await booksIn(someone, "After the second")).toBe(2);
  });

  it("a lost response with a key: sent again, there is still one book", async () => {
    const someone = await visitor();
    const page = await someone.open("/twice/post-with-key");
    await page.getByRole("checkbox", { name: "Lose the first response" }).check();
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByText("Send it again with the same key").waitFor();
    await page.getByRole("button", { name: "Send again" }).click();
    expect(await booksIn(someone, "After the second")).toBe(1);
    expect(await exchangeOf(someone, "Second").textContent()).toContain("idempotency-replayed: true");
  });

  it("starts over with empty memory", async () => {
    const someone = await visitor();
    const page = await someone.open("/twice/post");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    expect(await booksIn(someone, "After the first")).toBe(1);
    // The focus stays on the button.
    await page.locator("button:focus", { hasText: "Send again" }).waitFor();
    await page.getByRole("button", { name: "Start over" }).click();
    await storeOf(someone, "After the first").waitFor({ state: "detached" });
    expect(await booksIn(someone, "Before")).toBe(0);
  });

  it("has a link and an address per scenario", async () => {
    const someone = await visitor();
    const page = await someone.open("/twice");
    await page.getByRole("link", { name: "DELETE" }).click();
    expect(new URL(page.url()).pathname).toBe("/twice/delete");
    expect(await booksIn(someone, "Before")).toBe(1);
    await page.goBack();
    expect(await booksIn(someone, "Before")).toBe(0);
  });

  describe("uses memory of its own", () => {
    it("adds no book to the shelf", async () => {
      const books = (await (await ask("GET", "/books")).json()) as { items: unknown[] };
      expect(books.items).toEqual([]);
    });
  });
});

function storeOf({ page }: Visitor, name: string) {
  return page.getByRole("region", { name, exact: true });
}

function exchangeOf({ page }: Visitor, nth: string) {
  return page.getByRole("region", { name: `${nth} request`, exact: true });
}

/** The number of books in a store, once it is shown. */
async function booksIn(someone: Visitor, name: string): Promise<number> {
  const store = storeOf(someone, name);
  await store.locator(".count", { hasText: /book/ }).waitFor();
  return store.locator("li").count();
}

async function statusOf(someone: Visitor, nth: string): Promise<number> {
  const answer = exchangeOf(someone, nth).locator("pre").nth(1).locator("strong");
  return Number.parseInt((await answer.textContent()) ?? "", 10);
}
