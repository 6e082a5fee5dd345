// Deleting in a browser: it can be undone for eight seconds, and is sent in any case after that.
import { beforeEach, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

inBrowser("A book that is deleted", {}, ({ visitor, ask }) => {
  beforeEach(async () => {
    await ask("PUT", "/books/emma", { title: "Emma", authors: ["Jane Austen"] });
    await ask("PUT", "/books/persuasion", { title: "Persuasion", authors: ["Jane Austen"] });
  });
  const statusOf = async (path: string) => (await ask("GET", path)).status;

  it("disappears at once, and Undo brings it back without a request", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    // The clock stops while the pointer is on the message: on a slow machine, what follows takes longer than the clock.
    await page.getByText("Deleted: Emma").hover();
    expect(await page.locator(".books").textContent()).not.toContain("Emma");
    expect(await axeFaults(page)).toEqual([]);
    expect(await statusOf("/books/emma")).toBe(200);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".books").getByRole("link", { name: "Emma" }).waitFor();
    await page.locator("h1:focus").waitFor();
    expect(await statusOf("/books/emma")).toBe(200);
  });

  it("is deleted after eight seconds, not before", async () => {
    const { context, open } = await visitor();
    await context.clock.install();
    const page = await open("/book/emma");
    const clicked = await page.evaluate(() => Date.now());
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    // The clock stops while the pointer is on the message.
    await page.mouse.move(0, 0);
    await context.clock.pauseAt(clicked + 7_500);
    expect(await statusOf("/books/emma")).toBe(200);
    await context.clock.fastForward(2_000);
    await context.clock.resume();
    await page.getByText("Deleted: Emma").waitFor({ state: "detached" });
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });

  it("is deleted if the page is left before that", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    await page.goto("/semantics");
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });

  it("is deleted if the tab is closed before that", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });

  it("is kept if someone else changes it meanwhile, until the person confirms", async () => {
    const { context, open } = await visitor();
    await context.clock.install();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").hover();
    await ask("PUT", "/books/emma", { title: "Emma, revised", authors: ["Jane Austen"] });
    await page.mouse.move(0, 0);
    await context.clock.fastForward(9_000);
    await page.getByText("Someone has changed it since you loaded it.").waitFor();
    expect(await statusOf("/books/emma")).toBe(200);
    await page.getByRole("button", { name: "Delete anyway" }).click();
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });
});
