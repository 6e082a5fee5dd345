// A service that requires tokens: reading is open, and the first change asks for a token.
import { beforeAll, expect, it } from "vitest";
import { verbatimHere } from "../cli/command.ts";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";

const env = { VERBATIM_JWT_SECRET: "a secret of thirty-two bytes or more, for a test" };

inBrowser("A service that requires tokens", { args: ["--sample"], env }, ({ visitor, ask }) => {
  let token = "";
  let reader = "";
  beforeAll(async () => {
    const [writes, reads] = await Promise.all([
      verbatimHere(["token", "--sub", "ada", "--scope", "books:write"], env),
      verbatimHere(["token", "--sub", "ben"], env),
    ]);
    [token, reader] = [writes.out.trim(), reads.out.trim()];
  });

  it("asks for a token on saving, saves with it, and does not ask again in this tab", async () => {
    const { open } = await visitor();
    const page = await open("/book/jane-eyre/edit");
    await page.getByLabel("Pages").fill("532");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in with a token" });
    await dialog.getByText("Nothing was saved: please sign in").waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByLabel("Bearer token").fill(`Bearer ${token}`);
    await dialog.getByRole("button", { name: "Sign in and try again" }).click();
    await page.getByRole("heading", { level: 1, name: "Jane Eyre", exact: true }).waitFor();
    expect(await (await ask("GET", "/books/jane-eyre")).json()).toMatchObject({ pageCount: 532 });
    await page.reload();
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByLabel("Pages").fill("533");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: "Jane Eyre", exact: true }).waitFor();
    expect(await (await ask("GET", "/books/jane-eyre")).json()).toMatchObject({ pageCount: 533 });
  });

  it("in the docs, a request without a token is refused with the way to add one, which works", async () => {
    const { open } = await visitor();
    const page = await open("/docs");
    const form = page.getByRole("form", { name: "Try deleteBook" });
    await form.getByLabel("Address").fill("/books/no-such-book");
    await form.getByRole("button", { name: "Send", exact: true }).click();
    await form.getByText("This service wants a token.").waitFor();
    await form.getByLabel("Header fields").fill(`Authorization: Bearer ${token}`);
    await form.getByRole("button", { name: "Send", exact: true }).click();
    await form.locator("pre", { hasText: /^404/ }).waitFor();
    expect(await form.locator("pre").first().textContent()).toContain("authorization: Bearer …");
  });

  it("says when the token does not allow the change, and keeps what was typed", async () => {
    const { open } = await visitor();
    const page = await open("/book/frankenstein/edit");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Bearer token").fill(reader);
    await page.getByRole("dialog").getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByLabel("Pages").fill("280");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").getByText("Nothing was saved: you do not have permission").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByLabel("Pages").inputValue()).toBe("280");
    expect(await (await ask("GET", "/books/frankenstein")).json()).not.toHaveProperty("pageCount");
  });

  it("keeps the token in its tab: a second tab has none", async () => {
    const { context, open } = await visitor();
    const page = await open("/");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByLabel("Bearer token").fill(token);
    await page.getByRole("dialog").getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("is sent with every request from this tab").waitFor();
    const other = await context.newPage();
    await other.goto("/");
    await other.getByRole("button", { name: "Sign in" }).waitFor();
    // With the keyboard: it is at the end of a page whose length may change under the pointer.
    await page.getByRole("button", { name: "Your token" }).press("Enter");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByRole("button", { name: "Sign in" }).waitFor();
  });
});
