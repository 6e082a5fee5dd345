// A page of a different origin, in a real browser, posts to a service in protected mode.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as timer } from "node:timers/promises";
import { findChromium, launchChromium } from "../browser/chromium.ts";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";
import { type LosingProxy, losingProxy } from "./proxy.ts";

/** How long a browser may take to post on a machine with other work, in milliseconds. */
const PATIENCE = 80_000;

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
    const { promise: areAnswered, resolve: answered } = Promise.withResolvers<void>();
    const tap = await losingProxy(service.port, [], (proxy) => {
      if (answeredIn(proxy).length >= size) answered();
    });
    const page = await serveText(pageOf(`http://127.0.0.1:${tap.port}`, size));
    try {
      // A different name and a different port: a different site.
      const origin = `http://localhost:${page.port}`;
      const tab = await browser.newPage();
      await tab.goto(`${origin}/`);
      await Promise.race([areAnswered, timer(PATIENCE, undefined, { ref: false })]);
      assert.equal(answeredIn(tap).length, size, `the page posted ${postsIn(tap).length} times`);
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

type Exchanged = { readonly sent: string; readonly answered: string };

/** The POSTs received, one by one, even if one connection carried several. */
function postsIn({ seen }: Pick<LosingProxy, "seen">): readonly Exchanged[] {
  return seen.flatMap(({ sent, answered }) => {
    const answers = messagesIn(answered);
    const all = messagesIn(sent).map((request, at) => ({ sent: request, answered: answers[at] ?? "" }));
    return all.filter((one) => one.sent.startsWith("POST "));
  });
}

function answeredIn(proxy: Pick<LosingProxy, "seen">): readonly Exchanged[] {
  return postsIn(proxy).filter(({ answered }) => answered !== "");
}

/** The complete messages on a connection (RFC 9112 6.3): the next one begins where the content ends, not on a new line. */
function messagesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; ; ) {
    const content = text.indexOf("\r\n\r\n", at) + 4;
    if (content < 4) return found;
    const length = /^content-length: *(\d+)\r$/im.exec(text.slice(at, content))?.[1] ?? "0";
    const end = content + Number(length);
    if (end > text.length) return found;
    found.push(text.slice(at, end));
    at = end;
  }
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
