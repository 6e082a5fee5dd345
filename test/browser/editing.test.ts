// Adding and editing books in a browser: no change is lost, nothing typed is lost, and no book is added twice.
import type { Page } from "playwright-core";
import { beforeEach, describe, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

const emma = {
  title: "Emma",
  authors: ["Jane Austen"],
  published: "1815",
  pageCount: 474,
  description: "A young woman arranges the lives of others.",
};

inBrowser("Adding and editing books", {}, ({ visitor, ask }) => {
  beforeEach(async () => void (await ask("PUT", "/books/emma", emma)));

  describe("Two people edit the same book", () => {
    it("the second sees both versions and chooses, and both changes are kept", async () => {
      const [ada, ben] = [await visitor(), await visitor()];
      const [adas, bens] = [await ada.open("/book/emma/edit"), await ben.open("/book/emma/edit")];
      await field(adas, "Pages").fill("500");
      await field(adas, "First published").fill("1815-12");
      await field(bens, "Language").fill("en");
      await field(bens, "First published").fill("1816");
      await save(adas);
      await adas.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();

      await save(bens);
      await bens.getByRole("heading", { name: "Someone else has changed this book" }).waitFor();
      expect(await stored(ask)).toMatchObject({ pageCount: 500, published: "1815-12" });
      expect(await axeFaults(bens)).toEqual([]);
      const group = (name: string) => bens.getByRole("group", { name });
      expect(await group("Pages").textContent()).toContain("Only they changed this.");
      expect(await group("Pages").getByRole("radio", { name: "Theirs" }).isChecked()).toBe(true);
      expect(await group("Language").getByRole("radio", { name: "Yours" }).isChecked()).toBe(true);
      expect(await group("First published").textContent()).toContain("You both changed this");
      expect(await group("First published").getByRole("radio", { checked: true }).count()).toBe(0);
      // The browser does not submit the form before every choice is made.
      await bens.getByRole("button", { name: "Save the selection" }).click();
      expect(await group("First published").count()).toBe(1);
      await group("First published").getByRole("radio", { name: "Yours" }).check();
      await bens.getByRole("button", { name: "Save the selection" }).click();
      await bens.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();
      expect(await stored(ask)).toMatchObject({ ...emma, pageCount: 500, language: "en", published: "1816" });
    });

    it("a third edit during the comparison is not overwritten either", async () => {
      const ben = await visitor();
      const page = await ben.open("/book/emma/edit");
      await field(page, "Pages").fill("501");
      await ask("PUT", "/books/emma", { ...emma, pageCount: 502 });
      await save(page);
      await page.getByRole("group", { name: "Pages" }).getByRole("radio", { name: "Yours" }).check();
      await ask("PUT", "/books/emma", { ...emma, pageCount: 503 });
      await page.getByRole("button", { name: "Save the selection" }).click();
      await page.getByText("503").waitFor();
      expect(await stored(ask)).toMatchObject({ pageCount: 503 });
      await page.getByRole("group", { name: "Pages" }).getByRole("radio", { name: "Yours" }).check();
      await page.getByRole("button", { name: "Save the selection" }).click();
      await page.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();
      expect(await stored(ask)).toMatchObject({ pageCount: 501 });
    });

    it("a book that someone else deleted can be restored with the changes", async () => {
      const { open } = await visitor();
      const page = await open("/book/emma/edit");
      await field(page, "Pages").fill("480");
      await ask("DELETE", "/books/emma");
      await save(page);
      await page.getByRole("button", { name: "Restore it with your changes" }).click();
      await page.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();
      expect(await stored(ask)).toMatchObject({ ...emma, pageCount: 480 });
    });
  });

  describe("What is typed", () => {
    it("is restored after a reload, and discarded once it is saved", async () => {
      const { open } = await visitor();
      const page = await open("/book/emma/edit");
      await field(page, "Description").fill("Half a sentence");
      await page.reload();
      expect(await field(page, "Description").inputValue()).toBe("Half a sentence");
      await page.getByText("This is your draft").waitFor();
      await save(page);
      await page.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();
      expect(await stored(ask)).toMatchObject({ description: "Half a sentence" });
      await page.getByRole("link", { name: "Edit", exact: true }).click();
      await field(page, "Description").waitFor();
      expect(await page.getByText("This is your draft").count()).toBe(0);
    });

    it("is restored after a link was followed, and can be discarded", async () => {
      const { open } = await visitor();
      const page = await open("/add");
      await field(page, "Title").fill("Sanditon");
      await page.getByRole("link", { name: "Verbatim" }).click();
      await page.getByRole("main").getByRole("link", { name: "Add a book" }).click();
      await field(page, "Title").waitFor();
      expect(await field(page, "Title").inputValue()).toBe("Sanditon");
      await page.getByRole("button", { name: "Discard draft" }).click();
      expect(await field(page, "Title").inputValue()).toBe("");
      await page.reload();
      expect(await field(page, "Title").inputValue()).toBe("");
    });

    it("in one tab is not restored in another while both are open, but is when the first is closed", async () => {
      const { context, open } = await visitor();
      const page = await open("/add");
      await field(page, "Title").fill("Sanditon");
      // A window that a page opens gets a copy of its session storage.
      const opened = context.waitForEvent("page");
      await page.evaluate(() => void window.open("/add"));
      const copy = await opened;
      await field(copy, "Title").waitFor();
      expect(await field(copy, "Title").inputValue()).toBe("");
      await field(copy, "Title").fill("The Watsons");
      await page.reload();
      expect(await field(page, "Title").inputValue()).toBe("Sanditon");
      await page.close();
      await copy.getByRole("button", { name: "Cancel" }).click();
      await copy.goto("/add");
      expect(await field(copy, "Title").inputValue()).toBe("The Watsons");
      await copy.getByRole("button", { name: "Discard draft" }).click();
      await copy.reload();
      expect(await field(copy, "Title").inputValue()).toBe("Sanditon");
    });

    it("after sending is kept when the response arrives late", async () => {
      const { context, open } = await visitor();
      const page = await open("/add");
      const held = Promise.withResolvers<void>();
      await context.route("**/books", async (route) => {
        if (route.request().method() === "POST") await held.promise;
        await route.continue();
      });
      await field(page, "Title").fill("Sanditon");
      await page.getByLabel("Authors, 1 of").fill("Jane Austen");
      await page.getByRole("button", { name: "Add the book" }).click();
      await page.getByRole("link", { name: "Verbatim" }).click();
      await page.getByRole("main").getByRole("link", { name: "Add a book" }).click();
      await page.getByText("it was sent, but no response arrived").waitFor();
      await field(page, "Title").fill("Sanditon, continued");
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      held.resolve();
      await answered;
      await page.getByText("Sanditon was added.").waitFor({ state: "attached" });
      await page.reload();
      expect(await field(page, "Title").inputValue()).toBe("Sanditon, continued");
    });

    it("is kept when the service refuses it, with the message at its field", async () => {
      const { open } = await visitor();
      const page = await open("/book/emma/edit");
      await field(page, "First published").fill("1815-02-30");
      await save(page);
      await page.getByRole("alert").waitFor();
      expect(await field(page, "First published").getAttribute("aria-invalid")).toBe("true");
      expect(await axeFaults(page)).toEqual([]);
      expect(await field(page, "First published").evaluate((input) => input === document.activeElement)).toBe(
        true,
      );
      expect(await stored(ask)).toMatchObject(emma);
    });

    it("is kept while offline, and can be sent when the network is back", async () => {
      const { context, open } = await visitor();
      const page = await open("/book/emma/edit");
      // The app has loaded the book: while it loads, going offline would be a different case.
      await field(page, "Pages").waitFor();
      await context.setOffline(true);
      await page.getByText("You are offline.", { exact: true }).waitFor();
      await field(page, "Pages").fill("481");
      await save(page);
      await page.getByText("You are offline: nothing was saved").waitFor();
      expect(await stored(ask)).toMatchObject(emma);
      await context.setOffline(false);
      await page.getByText("You are offline.", { exact: true }).waitFor({ state: "detached" });
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("heading", { level: 1, name: "Emma", exact: true }).waitFor();
      expect(await stored(ask)).toMatchObject({ ...emma, pageCount: 481 });
    });
  });

  it("a book is added once even if responses get lost: every retry carries the same key", async () => {
    const { context, open, excuse } = await visitor();
    const page = await open("/add");
    const keys: (string | undefined)[] = [];
    await context.route("**/books", async (route) => {
      const request = route.request();
      if (request.method() !== "POST") return route.continue();
      keys.push(request.headers()["idempotency-key"]);
      if (keys.length > 2) return route.continue();
      // The service gets the request, but the response does not arrive.
      await route.fetch();
      await route.abort("connectionreset");
    });
    await field(page, "Title").fill("Lady Susan");
    await page.getByLabel("Authors, 1 of").fill("Jane Austen");
    await page.getByRole("button", { name: "Add the book" }).click();
    await page.getByRole("heading", { level: 1, name: "Lady Susan", exact: true }).waitFor();
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    const { items } = (await (await ask("GET", "/books?q=susan")).json()) as { items: unknown[] };
    expect(items).toMatchObject([{ title: "Lady Susan" }]);
    excuse(/^POST .*ERR_CONNECTION_RESET/);
  });
});

function field(page: Page, label: string) {
  return page.getByRole("main").getByLabel(label, { exact: false }).first();
}

async function save(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Save", exact: true }).click();
}

async function stored(ask: (method: string, path: string) => Promise<Response>): Promise<unknown> {
  return (await ask("GET", "/books/emma")).json();
}
