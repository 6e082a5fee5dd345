// A page of a different origin, in a real browser, posts to a service in protected mode.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { findChromium, launchChromium } from "../browser/chromium.ts";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";
import { type LosingProxy, losingProxy } from "./proxy.ts";

/** How long a browser may take to post, in milliseconds. */
const PATIENCE = 30_000;

export const crossSiteProperty: Property = {
  name: "crossSite",
  says: "A POST from a page of a different origin to a service in protected mode is rejected and changes nothing.",
  unit: "ways to post",
  size: 3,
  small: 3,
  prove: async (size, _seed, progress) => {
    const program = findChromium();
    if (program === undefined) return "skipped: no Chromium";
    const browser = await launchChromium(program);
    const service = await startService();
    const tap = await losingProxy(service.port, []);
    const page = await serveText(pageOf(`http://127.0.0.1:${tap.port}`, size));
    try {
      // A different name and a different port: a different site.
      const origin = `http://localhost:${page.port}`;
      const isDone = (): boolean =>
        postsIn(tap).length >= size && postsIn(tap).every(({ answered }) => answered !== "");
      const tab = await browser.newPage();
      await tab.goto(`${origin}/`);
      await until(isDone);
      assert.ok(isDone(), `the page posted ${postsIn(tap).length} times`);
      for (const { sent, answered } of postsIn(tap)) {
        assert.match(sent, new RegExp(`^origin: (${origin}|null)\r$`, "im"), "it came from another origin");
        assert.equal(answered.slice(9, 12), "403", `a foreign POST was answered ${answered.slice(0, 300)}`);
      }
      progress(size);
      assert.equal(await exported(service.store), "", "a foreign page added a book");
      return `${postsIn(tap).length} POSTs from ${origin.replace(/\d+$/, "…")}, each answered 403`;
    } finally {
      await browser.close();
      await page.close();
      await tap.close();
      await service.close();
    }
  },
};

/** A form, a text/plain form that parses as JSON, and a fetch without a preflight. */
function pageOf(service: string, ways: number): string {
  const inputs = `<input name="title" value="Emma"><input name="authors" value="Jane Austen">`;
  const json = `<input name='{"title":"Emma","authors":["A"],"description":"' value='"}'>`;
  const all = [
    `<iframe name="a"></iframe><form target="a" method="post" action="${service}/books">${inputs}</form>`,
    `<iframe name="b"></iframe><form target="b" method="post" enctype="text/plain" action="${service}/add-book">${json}</form>`,
    `<script>fetch("${service}/books", { method: "POST", mode: "no-cors", body: "{}" }).catch(() => {});</script>`,
  ];
  const submit = "<script>for (const form of document.forms) form.submit();</script>";
  return `<!doctype html><title>Elsewhere</title>${all.slice(0, ways).join("")}${submit}`;
}

/** The POSTs received, one by one, even if one connection carried several. */
function postsIn({ seen }: LosingProxy): readonly { sent: string; answered: string }[] {
  return seen.flatMap(({ sent, answered }) => {
    const requests = sent.split(/(?=^(?:GET|POST|OPTIONS) \/\S* HTTP\/1\.1\r$)/m);
    const answers = answered.split(/(?=^HTTP\/1\.1 \d{3} )/m);
    const all = requests.map((request, index) => ({ sent: request, answered: answers[index] ?? "" }));
    return all.filter((one) => one.sent.startsWith("POST "));
  });
}

type Page = { readonly port: number; readonly close: () => Promise<void> };

async function serveText(html: string): Promise<Page> {
  const server = createServer((_, outgoing) => {
    outgoing.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port: (server.address() as AddressInfo).port, close };
}

/** Waits until a condition is true, or until the timeout. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE;
  while (!isSo() && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
