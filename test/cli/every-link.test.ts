// Every link of every page, without scripts: it leads to a page or a file of the service, and its anchor exists.
import type { Hono } from "hono";
import { expect, it } from "vitest";
import { bookPages } from "../../src/books/own-pages.ts";
import { loadSample } from "../../src/service/sample/load-sample.ts";
import { addPages } from "../../src/site/site.ts";
import { makeApp } from "../service/service.ts";

it("every link of every page leads somewhere", async () => {
  const { app } = makeApp();
  addPages(app, {
    ...bookPages,
    document: "openapi.yaml",
    asksForTokens: false,
    isReady: () => true,
    say: () => {},
    onError: () => {},
  });
  await loadSample((request) => app.fetch(request));
  const pages = new Map<string, string>();
  const dead: string[] = [];
  const waiting = [{ href: "/", from: "" }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { href, from } = next;
    const { pathname, search, hash } = new URL(href, "http://service.test");
    const address = pathname + search;
    if (!pages.has(address)) {
      const html = await pageAt(app, address);
      pages.set(address, html ?? "");
      if (html === undefined) dead.push(`${from} -> ${href}`);
      const links = [...(html ?? "").matchAll(/<a [^<>]*?href="([^"]*)"/g)].map(([, to = ""]) =>
        to.replaceAll("&amp;", "&"),
      );
      // A relative link is taken from its page; links to elsewhere are not followed.
      for (const to of links) {
        const target = new URL(to, `http://service.test${address}`);
        if (target.origin === "http://service.test")
          waiting.push({ href: target.pathname + target.search + target.hash, from: address });
      }
    }
    const id = decodeURIComponent(hash.slice(1));
    if (id !== "" && !pages.get(address)?.includes(` id="${id}"`)) dead.push(`${from} -> ${href}`);
  }
  expect(dead).toEqual([]);
  expect(pages.size).toBeGreaterThan(150);
});

/** @returns the HTML; "" for a file that is not a page, and `undefined` if there is nothing */
async function pageAt(app: Hono, address: string): Promise<string | undefined> {
  const answer = await app.request(address);
  if (answer.status !== 200) return undefined;
  return answer.headers.get("content-type")?.startsWith("text/html") ? answer.text() : "";
}
