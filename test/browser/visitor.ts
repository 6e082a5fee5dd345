// A visitor of the service: a separate browser context, and everything that went wrong in it.
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";

/** What went wrong in a visit. */
export type Seen = {
  /** Requests to other origins. */
  readonly outside: string[];
  /** Violations of the content security policy. */
  readonly violations: string[];
  /** Exceptions in scripts, and errors in the console. */
  readonly errors: string[];
  /** Requests without a response. */
  readonly failed: string[];
};

export type Visitor = {
  readonly origin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Seen;
  /** Opens a path of the service; @returns the page */
  readonly open: (path: string) => Promise<Page>;
  /** Removes failed requests that the test caused on purpose; throws if there are none. */
  readonly excuse: (failure: RegExp) => void;
};

/** Chromium logs 4xx and 5xx responses as errors; here they are not. A missing response causes `requestfailed`. */
const ANSWER = /^Failed to load resource:/;
/** A request that was in progress when the page was left. */
const LEFT = "net::ERR_ABORTED";

/** Makes a new visitor, with empty storage and cache. */
export async function newVisitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin, ...options });
  context.setDefaultTimeout(30_000);
  const seen: Seen = { outside: [], violations: [], errors: [], failed: [] };
  await context.exposeBinding("tellViolation", (_, what: string) => void seen.violations.push(what));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
      const { tellViolation } = globalThis as unknown as { tellViolation: (what: string) => void };
      tellViolation(`${violatedDirective} ${blockedURI} ${sourceFile} on ${location.pathname}`);
    });
  });
  context.on("request", (request) => {
    if (isOutside(request, origin)) seen.outside.push(request.url());
  });
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    if (why !== LEFT) seen.failed.push(`${request.method()} ${request.url()}: ${why}`);
  });
  context.on("weberror", (error) => void seen.errors.push(String(error.error().stack)));
  context.on("console", (message) => {
    const text = message.text();
    if (message.type() === "error" && !ANSWER.test(text)) seen.errors.push(text);
  });
  const page = await context.newPage();
  const open = async (path: string): Promise<Page> => {
    await page.goto(path);
    return page;
  };
  const excuse = (failure: RegExp): void => {
    const other = seen.failed.filter((what) => !failure.test(what));
    if (other.length === seen.failed.length) throw new Error(`no failure like ${failure}: ${other.join()}`);
    seen.failed.splice(0, Number.POSITIVE_INFINITY, ...other);
  };
  return { origin, context, page, seen, open, excuse };
}

function isOutside(request: Request, origin: string): boolean {
  const { protocol, origin: its } = new URL(request.url());
  return protocol.startsWith("http") && its !== origin;
}
