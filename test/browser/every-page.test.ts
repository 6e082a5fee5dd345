// Every page, at two widths, light and dark: axe finds nothing, and nothing has to be scrolled sideways.
import { expect, it } from "vitest";
import { axeFaults } from "./axe.ts";
import { inBrowser } from "./in-browser.ts";
import { excuseProbe, look, openWhole, pages, views } from "./pages.ts";

inBrowser("Every page, at two widths, light and dark", { args: ["--sample"] }, ({ visitor }) => {
  it.each(pages)("$path", async (row) => {
    const { page, seen } = await visitor();
    if (!(await openWhole(page, row))) {
      process.stderr.write(`${row.path}: SKIPPED, there is no such page\n`);
      return;
    }
    for (const view of views) {
      await look(page, view);
      expect([view, await axeFaults(page)]).toEqual([view, []]);
      expect([view, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        view,
        view.width,
      ]);
    }
    if (row.path === "/docs") excuseProbe(seen);
  });
});
