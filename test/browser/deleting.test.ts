// Deleting in a browser: eight seconds to think better of it, and no way in which it is forgotten.
import { beforeEach, expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

inBrowser("A book that is deleted", {}, ({ visitor, ask }) => {
  beforeEach(async () => {
    await ask("PUT", "/books/emma", { title: "Emma", authors: ["Jane Austen"] });
    await ask("PUT", "/books/persuasion", { title: "Persuasion", authors: ["Jane Austen"] });
  });
  const statusOf = async (path: string) => (await ask("GET", path)).status;

  it("is out of sight at once, and back by Undo: nothing was sent", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    expect(await page.locator(".books").textContent()).not.toContain("Emma");
    expect(await axeFaults(page)).toEqual([]);
    expect(await statusOf("/books/emma")).toBe(200);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.locator(".books").getByRole("link", { name: "Emma" }).waitFor();
    await page.locator("h1:focus").waitFor();
    expect(await statusOf("/books/emma")).toBe(200);
  });

  it("is gone after eight seconds, and not before", async () => {
    const { context, open } = await visitor();
    await context.clock.install();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    // The clock stands still for who is about to press Undo.
    await page.mouse.move(0, 0);
    await context.clock.fastForward(7_000);
    expect(await statusOf("/books/emma")).toBe(200);
    await context.clock.fastForward(2_000);
    await page.getByText("Deleted: Emma").waitFor({ state: "detached" });
    expect(await statusOf("/books/emma")).toBe(404);
  });

  it("is deleted when the page is left before that", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    await page.goto("/semantics");
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });

  it("is deleted when the tab is closed before that", async () => {
    const { open } = await visitor();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    await page.close({ runBeforeUnload: true });
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });

  it("stays, when somebody changes it meanwhile, until one has seen that", async () => {
    const { context, open } = await visitor();
    await context.clock.install();
    const page = await open("/book/emma");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await page.getByText("Deleted: Emma").waitFor();
    await ask("PUT", "/books/emma", { title: "Emma, revised", authors: ["Jane Austen"] });
    await page.mouse.move(0, 0);
    await context.clock.fastForward(9_000);
    await page.getByText("Somebody has changed it since you saw it.").waitFor();
    expect(await statusOf("/books/emma")).toBe(200);
    await page.getByRole("button", { name: "Delete it all the same" }).click();
    await expect.poll(() => statusOf("/books/emma")).toBe(404);
  });
});
