// `/twice` in a browser: two requests side by side, sent by one button, and the two stores above the fold.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { lessons } from "../../src/web/twice/lessons.ts";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

/** Per lesson: the books in both stores after two requests, and what the lanes say about them. */
const want: Readonly<
  Record<string, { readonly books: readonly string[]; readonly words: readonly string[] }>
> = {
  "post-put": {
    books: ["2 books", "1 book"],
    words: [
      "Two POSTs: each one added a book.",
      "Two PUTs: the first added a book, the second changed nothing.",
    ],
  },
  "left-out": {
    books: ["1 book", "1 book"],
    words: [
      "Two PUTs: the first changed the book, the second changed nothing.",
      "Two PATCHes: the first changed the book, the second changed nothing.",
    ],
  },
  key: {
    books: ["2 books", "1 book"],
    words: [
      "Two POSTs: each one added a book.",
      "Two POSTs with the same key: the first added a book, the second changed nothing.",
    ],
  },
  "if-match": {
    books: ["1 book", "1 book"],
    words: [
      "Two PUTs: the first changed the book, the second changed nothing.",
      "Two PUTs with If-Match: the first changed the book, the second was answered with 412 and changed nothing.",
    ],
  },
  "delete-get": {
    books: ["no books", "1 book"],
    words: [
      "Two DELETEs: the first removed the book, the second was answered with 404 and changed nothing.",
      "Two GETs: each one changed nothing.",
    ],
  },
  article: {
    books: ["2 books", "1 book"],
    words: [
      "Two POSTs to /add-book: each one added a book.",
      "Two PUTs to /edit-book/emma: the first added a book, the second changed nothing.",
    ],
  },
};

const sizes = [
  { width: 1280, height: 800 },
  { width: 375, height: 667 },
];

inBrowser("Send it twice", {}, ({ visitor, ask }) => {
  it("two presses: two books and one book, above the fold; then five; all of it in the address", async () => {
    const { open } = await visitor({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await open("/twice");
    await page.getByRole("radio", { name: "1" }).first().check();
    const button = page.locator(".controls button").first();
    await button.click();
    await page.getByText("One POST: it added a book.").waitFor();
    await button.click();
    await page.getByText("Two POSTs").waitFor();
    expect(await counts(page)).toEqual(["2 books", "1 book"]);
    await page.getByText("you said 1, and it is 2.").waitFor();
    for (const size of sizes) {
      await page.setViewportSize(size);
      const ends = await page
        .locator(".store, .controls button")
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
      expect([size, Math.max(...ends) <= size.height]).toEqual([size, true]);
    }

    await page.reload();
    await page.getByText("Two POSTs").waitFor();
    await page.getByText("you said 1, and it is 2.").waitFor();
    for (const _ of [3, 4, 5]) {
      await expect.poll(() => button.getAttribute("aria-disabled")).toBe("false");
      await button.click();
      await expect.poll(() => button.textContent()).not.toBe("Sending…");
    }
    await page.getByText("Five POSTs: each one added a book.").waitFor();
    await page
      .getByText("Five PUTs: the first added a book, each of the other four changed nothing.")
      .waitFor();
    expect(await counts(page)).toEqual(["5 books", "1 book"]);
    expect(await button.getAttribute("aria-disabled")).toBe("true");
    expect(await page.locator("#why-not").textContent()).toBe(
      "That was five times. Start over to send it again.",
    );

    await page.getByText("The wire: five").first().click();
    await page.getByRole("button", { name: "Copy as curl (first request of POST)" }).click();
    await page.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^curl -i -X POST 'http:\/\/.*Jane Austen/s,
    );

    await page.getByRole("link", { name: "DELETE and GET" }).click();
    await page.getByText("Nothing sent yet.").first().waitFor();
    expect(await counts(page)).toEqual(["1 book", "1 book"]);
    await page.goBack();
    await page.getByText("Five POSTs").waitFor();
    await page.getByRole("button", { name: "Start over" }).click();
    await page.getByText("Nothing sent yet.").first().waitFor();
    expect(await counts(page)).toEqual(["no books", "no books"]);
    expect(((await (await ask("GET", "/books")).json()) as { items: unknown[] }).items).toEqual([]);
  });

  it("every lesson, opened by an address in which both lanes have sent twice", async () => {
    expect(lessons.map(({ id }) => id).sort()).toEqual(Object.keys(want).sort());
    const { open } = await visitor();
    for (const { id, shows } of lessons) {
      const page = await open(`/twice/${id}?sent=2`);
      await page.getByText(shows).waitFor();
      const seen = {
        books: await counts(page),
        words: await page.locator(".store .words").allTextContents(),
      };
      expect([id, seen]).toEqual([id, want[id]]);
      if (id === "left-out") {
        expect(await page.locator(".member:has-text('year')").allTextContents()).toEqual([
          "year 1815 gone",
          "year 1815",
        ]);
      }
    }
  });

  it("a lost response, and a request body that a person changed", async () => {
    const { open } = await visitor();
    const page = await open("/twice/key");
    await page.getByRole("switch", { name: "Lose the first response" }).check();
    await page.getByRole("button", { name: "Send to both" }).click();
    const notes = page.locator(".what-now");
    await notes.nth(1).waitFor();
    expect(await notes.allTextContents()).toEqual([
      expect.stringMatching(/effect: "unknown".*The client cannot know/s),
      expect.stringMatching(/effect: "unknown".*Send it again with the same key/s),
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Send to both again" }).click();
    await page.getByText("Two POSTs:").waitFor();
    expect(await counts(page)).toEqual(["2 books", "1 book"]);
    expect(await page.locator(".exchange", { hasText: "idempotency-replayed: true" }).count()).toBe(1);

    await page.getByText("Change the request body").first().click();
    await page.getByLabel("Request body of POST", { exact: true }).fill('{"title":');
    await page.getByRole("button", { name: "Use this body for POST", exact: true }).click();
    await page.getByText("Nothing sent yet.").first().waitFor();
    await page.getByRole("button", { name: "Send to both" }).click();
    await page.getByText("One POST: it was answered with 400 and changed nothing.").waitFor();
    await page.reload();
    await page.getByText("One POST: it was answered with 400").waitFor();
    expect(await page.getByLabel("Request body of POST", { exact: true }).inputValue()).toBe('{"title":');
  });

  it("on a slow network, the page says that it waits", async () => {
    const { context, open } = await visitor();
    const page = await open("/twice");
    await page.getByText("Nothing sent yet.").first().waitFor();
    const { promise, resolve } = Promise.withResolvers<void>();
    await context.route("**/scratch/**", async (route) => {
      await promise;
      await route.continue();
    });
    const button = page.locator(".controls button").first();
    await button.click();
    await page.locator(".store[aria-busy=true]", { hasText: "Sending…" }).first().waitFor();
    expect(await button.textContent()).toBe("Sending…");
    expect(await page.locator("#why-not").textContent()).toBe("Waiting for the service.");
    resolve();
    await page.getByText("One POST: it added a book.").waitFor();
  });
});

function counts(page: Page): Promise<readonly string[]> {
  return page.locator(".store .count").allTextContents();
}
