// The shelf in a browser: search, scroll position, and use by keyboard alone.
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { inBrowser } from "./in-browser.ts";

const MANY = 90;

inBrowser("A long shelf", { args: ["--sample"] }, ({ visitor, ask }) => {
  beforeAll(async () => {
    for (let at = 1; at <= MANY; at++) {
      await ask("PUT", `/books/volume-${at}`, { title: `Volume ${at}`, authors: ["Anna Log"] });
    }
  });

  it("loads more on scrolling, and keeps the scroll position after Back and after a reload", async () => {
    const { open } = await visitor();
    const page = await open("/");
    const volume = page.getByRole("link", { name: "Volume 31", exact: true });
    await scrollTo(page, "Volume 31");
    await volume.evaluate((link) => link.scrollIntoView({ block: "center", behavior: "instant" }));
    const place = await page.evaluate(() => scrollY);
    expect(place).toBeGreaterThan(1000);
    await volume.click();
    await page.getByRole("heading", { level: 1, name: "Volume 31", exact: true }).waitFor();
    await page.goBack();
    await volume.waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeCloseTo(place, -1);
    await page.reload();
    await volume.waitFor();
    await expect.poll(() => page.evaluate(() => scrollY)).toBeCloseTo(place, -1);
  });

  it("finds books by the beginnings of words, and keeps the search in the address", async () => {
    const { open } = await visitor();
    const page = await open("/");
    await page.getByLabel("Find a book").fill("jane ey");
    await page.waitForURL(/q=jane/);
    await page.getByRole("link", { name: "Jane Eyre" }).waitFor();
    await expect.poll(() => page.locator(".books li").count()).toBe(1);
    await page.reload();
    expect(await page.getByLabel("Find a book").inputValue()).toBe("jane ey");
    await expect.poll(() => page.locator(".books li").count()).toBe(1);
  });

  it("says when nothing is found, and links to all books", async () => {
    const { open } = await visitor();
    const page = await open("/?q=zzz");
    await page.getByText("No books found for “zzz”").waitFor();
    await page.getByRole("link", { name: "Show all books" }).click();
    await page.getByRole("link", { name: `Volume ${MANY}`, exact: true }).waitFor();
  });

  it("by keyboard alone: a book is added, edited, deleted, and restored by Undo", async () => {
    const { open } = await visitor();
    const page = await open("/");
    await page.locator(".books li").first().waitFor();
    await tabTo(page, /^Add a book/);
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("Add a book");
    await tabTo(page, /^Title/);
    await page.keyboard.type("Northanger Abbey");
    await tabTo(page, /^Authors, 1/);
    await page.keyboard.type("Jane Austen");
    await page.keyboard.press("Enter");
    await expect.poll(() => focused(page)).toBe("Northanger Abbey");
    const path = new URL(page.url()).pathname;

    await tabTo(page, /^Edit/);
    await page.keyboard.press("Enter");
    await tabTo(page, /^First published/);
    await page.keyboard.type("1817");
    await tabTo(page, /^Save/);
    await page.keyboard.press("Space");
    await expect.poll(() => focused(page)).toBe("Northanger Abbey");
    const book = async () => (await ask("GET", path.replace("/book/", "/books/"))).json();
    expect(await book()).toMatchObject({ title: "Northanger Abbey", published: "1817" });

    await tabTo(page, /^Delete/);
    await page.keyboard.press("Enter");
    await page.getByText("Deleted: Northanger Abbey").waitFor();
    await tabTo(page, /^Undo/, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "Northanger Abbey" }).waitFor();
    expect(await book()).toMatchObject({ published: "1817" });
  });

  it("by keyboard alone: a review with stars is written", async () => {
    const { open } = await visitor();
    const page = await open("/book/volume-1");
    await page.getByRole("button", { name: "Write a review" }).waitFor();
    await tabTo(page, /^Write a review/);
    await page.keyboard.press("Enter");
    // The focus is on the first field, the stars.
    await page.keyboard.press("Space");
    for (let star = 1; star < 4; star++) await page.keyboard.press("ArrowRight");
    await tabTo(page, /^Your name/);
    await page.keyboard.type("Key Board");
    await tabTo(page, /^Add the review/);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Edit the review by Key Board" }).waitFor();
    const { items } = (await (await ask("GET", "/books/volume-1/reviews")).json()) as { items: unknown[] };
    expect(items).toMatchObject([{ rating: 4, reviewer: "Key Board" }]);
  });
});

async function scrollTo(page: Page, title: string): Promise<void> {
  await page.locator(".books li").first().waitFor();
  for (let turn = 0; turn < 40; turn++) {
    if ((await page.getByRole("link", { name: title, exact: true }).count()) > 0) return;
    await page.mouse.wheel(0, 2000);
    await page.waitForTimeout(50);
  }
  throw new Error(`${title} did not appear`);
}

/** The name of the focused element. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement & { readonly labels?: NodeListOf<HTMLElement> };
    return (element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent ?? "").trim();
  });
}

async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let turn = 0; turn < 60; turn++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    passed.push(now.slice(0, 30));
  }
  throw new Error(`${key} does not reach ${name}: ${passed.join(", ")}`);
}
