// A browser and a service of its own, for one property.
import type { Browser } from "playwright-core";
import { findChromium, launchChromium } from "../browser/chromium.ts";
import { startServe } from "../cli/command.ts";

/** @returns what the work returns, or that it was skipped */
export async function withBrowser(
  args: readonly string[],
  work: (browser: Browser, origin: string) => Promise<string>,
): Promise<string> {
  const program = findChromium();
  if (program === undefined) return "skipped: no Chromium";
  const [browser, service] = await Promise.all([launchChromium(program), startServe(args)]);
  try {
    return await work(browser, service.origin);
  } finally {
    await browser.close();
    await service.end();
  }
}
