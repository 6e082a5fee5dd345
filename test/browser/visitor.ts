// One person at the service: a browser context of their own, and all that went wrong in it.
import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from "playwright-core";

/** What no visit may cause, as it was seen. */
export type Seen = {
  /** Requests to any other place than the service. */
  readonly outside: string[];
  /** What the content security policy refused. */
  readonly violations: string[];
  /** What the page's scripts threw, or complained of. */
  readonly errors: string[];
  /** Requests without an answer. */
  readonly failed: string[];
};

export type Visitor = {
  readonly origin: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly seen: Seen;
  /** Opens a path of the service, and gives the page. */
  readonly open: (path: string) => Promise<Page>;
  /** Takes back requests that failed as the test meant them to; throws when there is none. */
  readonly excuse: (failure: RegExp) => void;
};

/** Chromium reports answers of 4xx and 5xx as errors; here they are answers. No answer is told by `requestfailed`. */
const ANSWER = /^Failed to load resource:/;
/** What a page had asked for when it was left. */
const LEFT = "net::ERR_ABORTED";

/** Lets a new person in, who has never been here. */
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
