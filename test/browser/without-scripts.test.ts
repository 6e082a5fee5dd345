// Without JavaScript: the shelf, the form and the page that answers it work.
import { expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

const off = { javaScriptEnabled: false };

inBrowser("Without scripts", { args: ["--sample"] }, ({ visitor, ask }) => {
  it("the shelf shows books, and a link to more", async () => {
    const { open } = await visitor(off);
    const page = await open("/");
    expect(await page.locator(".shelf li").count()).toBe(20);
    const first = await page.locator(".shelf li").first().textContent();
    await page.getByRole("link", { name: "More books" }).click();
    expect(await page.locator(".shelf li").first().textContent()).not.toBe(first);
  });

  it("the form adds a book, and the response is a page with it", async () => {
    const { open } = await visitor(off);
    const page = await open("/");
    await page.getByLabel("Title").fill("Persuasion & <sense>");
    await page.getByLabel("Authors, 1 of 3").fill("Jane Austen");
    await page.getByLabel("First published").fill("1817-12");
    await page.getByRole("button", { name: "Add the book" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Added: Persuasion & <sense>");
    const id = (await page.locator(".lead code").textContent())?.split("/").at(-1);
    const book = await (await ask("GET", `/books/${id}`)).json();
    expect(book).toMatchObject({ authors: ["Jane Austen"], published: "1817-12" });
    await page.getByRole("link", { name: "Back to the shelf" }).click();
    expect(await page.locator(".shelf li").first().textContent()).toContain("Persuasion & <sense>");
  });

  it("a form that is not valid is shown again, filled in, with a message at the field", async () => {
    const { open } = await visitor(off);
    const page = await open("/");
    await page.getByLabel("Title").fill("Sanditon");
    await page.getByLabel("Authors, 1 of 3").fill("Jane Austen");
    await page.getByLabel("Description").fill("\n  unfinished");
    // A date that the pattern in the browser accepts, but the server does not.
    await page.getByLabel("First published").fill("1817-02-31");
    await page.getByRole("button", { name: "Add the book" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("Nothing was added.");
    expect(await page.getByLabel("Title").inputValue()).toBe("Sanditon");
    expect(await page.getByLabel("Description").inputValue()).toBe("\n  unfinished");
    const field = page.getByLabel("First published");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    const [fault] =
      (await field.getAttribute("aria-describedby"))?.split(" ").filter((id) => id.endsWith("fault")) ?? [];
    expect(await page.locator(`#${fault}`).textContent()).toMatch(/\w/);
    await field.fill("1817");
    await page.getByRole("button", { name: "Add the book" }).click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Added: Sanditon");
  });

  it("the browser does not send what the document refuses", async () => {
    const { open } = await visitor(off);
    const page = await open("/");
    await page.getByLabel("ISBN").fill("12");
    await page.getByRole("button", { name: "Add the book" }).click();
    expect(new URL(page.url()).pathname).toBe("/");
    expect(await page.locator(":invalid:not(form, fieldset)").count()).toBe(3);
  });

  it.each(["/twice", "/add", "/book/emma/edit"])(
    "%s says that it needs JavaScript, and links to the shelf",
    async (path) => {
      const { open } = await visitor(off);
      const page = await open(path);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("This page needs JavaScript");
      await page.getByRole("main").getByRole("link", { name: "shelf" }).click();
      expect(await page.locator(".shelf li").count()).toBe(20);
    },
  );

  it("the form also works if the script cannot be loaded; axe finds no violation", async () => {
    const { context, open, excuse } = await visitor();
    await context.route("**/assets/*.js", (route) => route.abort());
    const page = await open("/");
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel("Title").fill("The Watsons");
    await page.getByLabel("Authors, 1 of 3").fill("Jane Austen");
    await page.getByLabel("First published").fill("1871-02-31");
    await page.getByRole("button", { name: "Add the book" }).click();
    await page.getByRole("alert").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel("First published").fill("1871");
    await page.getByRole("button", { name: "Add the book" }).click();
    await page.getByRole("heading", { level: 1, name: "Added: The Watsons" }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    excuse(/assets/);
  });
});
