// Runs axe on a page: the rules of WCAG 2.2, level A and AA.
import type { AxeResults, RunOptions } from "axe-core";
import axe from "axe-core";
import type { Page } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
/** Without preloading, as the page may load nothing from other origins. */
const OPTIONS: RunOptions = { resultTypes: ["violations"], preload: false };

/** The rules whose result depends on the colours. */
export const COLOURS = ["color-contrast", "link-in-text-block"] as const;

/**
 * @param rules the rules to run; by default those of WCAG 2.2, level A and AA
 * @returns the violations, one line per rule: its name and the elements
 */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // Evaluated by the debugger, so that the policy of the page need not allow it.
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
