// The docs and the pages about the API: they work without scripts, requests can be tried, and no link is broken.
import { expect, it } from "vitest";
import { inBrowser } from "./in-browser.ts";

inBrowser("The pages about the API", {}, ({ visitor, ask }) => {
  it("docs: without scripts, each link of the list leads to its operation", async () => {
    const { open } = await visitor({ javaScriptEnabled: false });
    const page = await open("/docs");
    const links = page.getByRole("navigation", { name: "Operations" }).getByRole("link");
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    expect(targets.length).toBeGreaterThan(14);
    for (const target of targets)
      expect([target, await page.locator(`[id="${target.slice(1)}"]`).count()]).toEqual([target, 1]);
    await links.filter({ hasText: "Create or replace a book" }).first().click();
    expect(new URL(page.url()).hash).toBe("#putBook");
    expect(await page.locator("form.try:visible").count()).toBe(0);
  });

  it("docs: a request is sent, sent again, and compared; never to a different origin", async () => {
    const { open } = await visitor({ permissions: ["clipboard-read", "clipboard-write"] });
    const page = await open("/docs#putBook");
    const form = page.getByRole("form", { name: "Try putBook" });
    await form.getByLabel("Address").fill("/books/sanditon");
    await form.getByRole("button", { name: "Send", exact: true }).click();
    await form.getByText(/^PUT \/books\/sanditon/).waitFor();
    await form.getByText(/^201/).waitFor();
    await form.getByRole("button", { name: "Send it again" }).click();
    await form.getByText("the status was 201 and is 200").waitFor();
    await form.getByLabel("Address").fill("//elsewhere.example/books");
    await form.getByRole("button", { name: "Send", exact: true }).click();
    await form.getByText("The address belongs to a different service.").waitFor();
    const section = page.locator("#putBook");
    await section.getByText("With the generated client").click();
    await section.getByRole("button", { name: "Copy: With the generated client, putBook" }).click();
    await section.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
      /^import \{ createClient \}.*putBook/s,
    );
    await ask("DELETE", "/books/sanditon");
  });

  it("semantics: a list of the operations, and a page per operation", async () => {
    const { open } = await visitor();
    const page = await open("/semantics");
    await page.getByRole("main").getByRole("link", { name: "putBook" }).first().click();
    await page.waitForURL("**/semantics/putBook");
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });

  it("problems: a list of the types, and a page per type", async () => {
    const { open } = await visitor();
    const page = await open("/problems");
    const links = page.getByRole("main").locator('a[href^="/problems/"]');
    expect(await links.count()).toBeGreaterThan(15);
    await links.first().click();
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  });

  it("an empty shelf offers to load the sample, whose first books have reviews", async () => {
    const { open } = await visitor();
    const page = await open("/");
    await page.getByRole("button", { name: "Load the sample books" }).click();
    await page.locator(".count-line", { hasText: "20 books shown, more below" }).waitFor();
    expect(await page.locator(".books li").first().textContent()).toMatch(/Pride and Prejudice.*3 reviews/);
    // This service asks nobody for a token.
    expect(await page.getByRole("button", { name: "Sign in" }).count()).toBe(0);
  });

  it("no link on any page is broken", async () => {
    const { open } = await visitor();
    const seen = new Map<string, number>();
    for (const path of [
      "/",
      "/book/moby-dick",
      "/semantics",
      "/semantics/putBook",
      "/problems",
      "/twice",
      "/laws",
      "/guide",
    ]) {
      const page = await open(path);
      const links = await page
        .locator("a[href^='/']")
        .evaluateAll((all) => all.map((a) => a.getAttribute("href") ?? ""));
      for (const link of links.map((href) => href.replace(/#.*/, ""))) {
        if (link === "" || seen.has(link)) continue;
        seen.set(link, (await ask("GET", link)).status);
      }
    }
    expect(seen.size).toBeGreaterThan(40);
    expect([...seen].filter(([, status]) => status !== 200)).toEqual([]);
  });
});
