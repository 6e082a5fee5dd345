// Every page, at two widths, light and dark: axe finds no violation, and nothing scrolls sideways.
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { axeFaults, COLOURS } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";
import { look, openWhole, pages, views } from "./pages.ts";

inBrowser("Every page, at two widths, light and dark", { args: ["--sample"] }, ({ visitor }) => {
  it.each(pages)("$path", async (row) => {
    const { page } = await visitor();
    await openWhole(page, row);
    for (const view of views) {
      await look(page, view);
      // `npm run prove` runs all rules in all views.
      const rules = view.colorScheme === "dark" ? COLOURS : undefined;
      expect([view, await axeFaults(page, rules)]).toEqual([view, []]);
      expect([view, await widthOf(page)]).toEqual([view, view.width]);
    }
    // WCAG 2.2 1.4.10: no scrolling sideways down to 320 pixels.
    await page.setViewportSize({ width: 320, height: 600 });
    expect(await widthOf(page)).toBe(320);
  });
});

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth);
}
