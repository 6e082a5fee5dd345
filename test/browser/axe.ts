// axe on a page: WCAG 2.2 up to AA.
import type { AxeResults, RunOptions } from "axe-core";
import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** What it would load from elsewhere to look closer is not there. */
const OPTIONS: RunOptions = { resultTypes: ["violations"], preload: false };

/** The rules that look at colours: all that can come out otherwise in other colours. */
export const COLOURS = ["color-contrast", "link-in-text-block"] as const;

/**
 * @param rules some of the rules; all of WCAG 2.2 up to AA without
 * @returns what is wrong, a line a rule: its name, and where
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // The browser's own tools run it, so that the page's policy stays as it is.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) =>
      (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    { ...OPTIONS, runOnly: rules === undefined ? TAGS : { type: "rule" as const, values: [...rules] } },
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`,
  );
}
