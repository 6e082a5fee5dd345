// A group of tests with one browser and one service: each test has visitors of its own, and nothing may go wrong in them.
import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { type Running, startServe } from "../cli/command.ts";
import { launchChromium, missing } from "./chromium.ts";
import { newVisitor, type Visitor } from "./visitor.ts";

export type Stage = {
  /** Where the service is. */
  readonly origin: () => string;
  /** Lets a person in. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** Asks the service itself, past any browser. */
  readonly ask: (method: string, path: string, content?: object) => Promise<Response>;
};

type Service = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> };

/** @param tests are skipped, loudly, where there is no browser */
export function inBrowser(
  title: string,
  { args = [], env = {} }: Service,
  tests: (stage: Stage) => void,
): void {
  if (missing !== undefined) process.stderr.write(`${title}: SKIPPED, ${missing}\n`);
  describe.skipIf(missing !== undefined)(
    missing === undefined ? title : `${title}: skipped: ${missing}`,
    () => {
      let browser: Browser;
      let service: Running;
      let visitors: Visitor[] = [];
      beforeAll(async () => {
        [browser, service] = await Promise.all([launchChromium(), startServe(args, env)]);
        // The app is built at the first request for it, where its sources are newer.
        await fetch(service.origin);
      }, 60_000);
      afterAll(async () => {
        await browser?.close();
        await service?.end();
      });
      afterEach(async () => {
        const seen = visitors.map((visitor) => visitor.seen);
        await Promise.all(visitors.map(({ context }) => context.close()));
        visitors = [];
        for (const one of seen) expect(one).toEqual({ outside: [], violations: [], errors: [], failed: [] });
      });
      const origin = (): string => service.origin;
      tests({
        origin,
        visitor: async (options) => {
          const visitor = await newVisitor(browser, origin(), options);
          visitors.push(visitor);
          return visitor;
        },
        ask: (method, path, content) =>
          fetch(
            origin() + path,
            content === undefined
              ? { method }
              : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(content) },
          ),
      });
    },
  );
}
