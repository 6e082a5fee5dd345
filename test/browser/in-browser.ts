// A group of tests with one service: each test has its own visitors, and their pages must not fail.
import { type Browser, type BrowserContextOptions, chromium } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { type Running, startServe } from "../cli/command.ts";
import { chromiumEndpoint } from "./endpoint.ts";
import { newVisitor, type Visitor } from "./visitor.ts";

export type Stage = {
  /** The origin of the service. */
  readonly origin: () => string;
  /** Makes a new visitor. */
  readonly visitor: (options?: BrowserContextOptions) => Promise<Visitor>;
  /** Sends a request to the service directly, not through a browser. */
  readonly ask: (method: string, path: string, content?: object) => Promise<Response>;
};

type Service = { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> };

const endpoint = await chromiumEndpoint();

/** @param tests are skipped where there is no browser; `test/setup/chromium.ts` warns, or fails in CI */
export function inBrowser(
  title: string,
  { args = [], env = {} }: Service,
  tests: (stage: Stage) => void,
): void {
  describe.skipIf(endpoint === undefined)(title, () => {
    let browser: Browser;
    let service: Running;
    let visitors: Visitor[] = [];
    beforeAll(async () => {
      [browser, service] = await Promise.all([chromium.connect(endpoint ?? ""), startServe(args, env)]);
      // The first request builds the app if its sources are newer.
      await fetch(service.origin);
    });
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
  });
}
