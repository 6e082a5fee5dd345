// axe on a page: WCAG 2.2 up to AA.
import type { AxeResults, RunOptions } from "axe-core";
import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** What it would load from elsewhere to look closer is not there. */
const OPTIONS: RunOptions = { runOnly: TAGS, resultTypes: ["violations"], preload: false };

/** @returns what is wrong, a line a rule: its name, and where */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  // The browser's own tools run it, so that the page's policy stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    OPTIONS,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
}
