// The docs and the pages about the API: the docs work offline, and no link is broken.
import { expect, it } from "vitest";
import { inBrowser } from "./in-browser.ts";
import { excuseProbe } from "./pages.ts";

inBrowser("The pages about the API", {}, ({ visitor, ask }) => {
  it("docs: one file that works without a network", async () => {
    const { context, open, seen } = await visitor();
    await context.route("**/*", (route) =>
      route.request().resourceType() === "document" ? route.continue() : route.abort(),
    );
    const page = await open("/docs");
    await page.getByRole("heading", { level: 1, name: "Book reviews" }).waitFor();
    await context.setOffline(true);
    await page.getByRole("link", { name: "Books", exact: true }).click();
    await page.getByRole("link", { name: /^Create or replace a book/ }).click();
    await page.getByText("Idempotent. Sent twice:").first().waitFor();
    expect(seen.failed).toEqual([]);
    excuseProbe(seen);
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
    await page.locator(".count-line", { hasText: "The first 20 books" }).waitFor();
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
