// Every link of every page in a browser, with scripts and without.
import assert from "node:assert/strict";
import type { BrowserContext } from "playwright-core";
import { newVisitor } from "../browser/visitor.ts";
import type { Property } from "./property.ts";
import { withBrowser } from "./with-browser.ts";

/** More pages than a service with the sample has. */
const ALL = 1_000;
/** Filters and cursors make an address of one page for each combination: so many are opened, and the others only requested. */
const QUERIES = 3;

export const linksProperty: Property = {
  name: "links",
  says: "In a browser, with scripts and without, every link of every page leads to a page or a file of the service, and its anchor exists.",
  unit: "pages",
  size: ALL,
  small: 2,
  prove: (size, _, progress) =>
    withBrowser(["--sample"], async (browser, origin) => {
      const seen: string[] = [];
      for (const javaScriptEnabled of [true, false]) {
        const { context } = await newVisitor(browser, origin, { javaScriptEnabled });
        const crawl = await crawlFrom(
          context,
          origin,
          size,
          progress,
          javaScriptEnabled ? "networkidle" : "load",
        );
        assert.deepEqual(crawl.dead, []);
        assert.ok(crawl.pages >= Math.min(size, 150), `${crawl.pages} pages`);
        seen.push(
          `${crawl.pages} pages ${javaScriptEnabled ? "with" : "without"} scripts (${crawl.links} links)`,
        );
        await context.close();
      }
      return `no dead link: ${seen.join(", ")}`;
    }),
};

type Crawl = { readonly pages: number; readonly links: number; readonly dead: readonly string[] };

async function crawlFrom(
  context: BrowserContext,
  origin: string,
  size: number,
  progress: (count: number) => void,
  /** Without scripts, nothing is requested after the page has loaded. */
  waitUntil: "networkidle" | "load",
): Promise<Crawl> {
  const page = await context.newPage();
  /** Address without its anchor -> the ids on the page; none for a file, and `undefined` for a page that was not opened. */
  const visited = new Map<string, ReadonlySet<string> | undefined>();
  const opened = new Map<string, number>();
  const isToOpen = (address: string): boolean => {
    const { pathname, search } = new URL(address);
    const before = opened.get(pathname) ?? 0;
    if (search !== "" && before >= QUERIES) return false;
    opened.set(pathname, before + 1);
    return true;
  };
  const dead: string[] = [];
  const links = new Set<string>();
  const waiting = [{ to: `${origin}/`, from: "" }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { to, from } = next;
    const [address = "", anchor = ""] = to.split("#");
    if (!visited.has(address)) {
      if (visited.size >= size) continue;
      const response = await context.request.get(address);
      const isPage = response.headers()["content-type"]?.startsWith("text/html") === true;
      if (response.status() !== 200) dead.push(`${from} -> ${to}: ${response.status()}`);
      const isOpened = isPage && isToOpen(address);
      visited.set(address, isPage && !isOpened ? undefined : new Set());
      if (isOpened) {
        await page.goto(address, { waitUntil });
        await page.locator("h1").first().waitFor();
        const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
        visited.set(address, new Set(ids));
        const found = await page
          .locator("a[href]")
          .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        const inside = found.filter((href) => href.startsWith(`${origin}/`));
        for (const href of inside) links.add(href);
        waiting.push(...inside.map((href) => ({ to: href, from: address })));
      }
      progress(visited.size);
    }
    if (anchor !== "" && visited.get(address)?.has(decodeURIComponent(anchor)) === false)
      dead.push(`${from} -> ${to}: no such place`);
  }
  return { pages: visited.size, links: links.size, dead: [...new Set(dead)] };
}
