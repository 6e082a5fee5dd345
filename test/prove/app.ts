// The app in a browser: the size of its scripts, the time until it is usable, and the faults of its pages.
import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import { axeFaults } from "../browser/axe.ts";
import { look, openWhole, pages, views } from "../browser/pages.ts";
import { newVisitor } from "../browser/visitor.ts";
import type { Property } from "./property.ts";
import { withBrowser } from "./with-browser.ts";

/** Bytes of script, gzipped. */
const MOST_SCRIPT = 120_000;
/** Seconds of processor time. */
const MOST_TIME = 1;

export const pagesProperty: Property = {
  name: "pages",
  says: `On every page, at ${views.length} views (two widths, light and dark), axe finds nothing (WCAG 2.2 AA); no page contacts a different server or violates its policy.`,
  unit: "pages",
  size: pages.length,
  small: 1,
  prove: (size, _, progress) =>
    withBrowser(["--sample"], async (browser, origin) => {
      const wrong: string[] = [];
      let [looks, requests] = [0, 0];
      for (const [at, row] of pages.slice(0, size).entries()) {
        const { context, page, seen } = await newVisitor(browser, origin);
        context.on("request", () => void requests++);
        await openWhole(page, row);
        for (const view of views) {
          await look(page, view);
          wrong.push(...(await axeFaults(page)).map((fault) => `${row.path}: ${fault}`));
          looks++;
        }
        wrong.push(...Object.values(seen).flat());
        await context.close();
        progress(at + 1);
      }
      assert.deepEqual(wrong, []);
      return `axe 0 in ${looks} views; 0 of ${requests} requests went to a different server; 0 policy violations`;
    }),
};

export const firstPageProperty: Property = {
  name: "firstPage",
  says: "The shelf loads at most 120 kB of script, gzipped, and shows its first book in the app within 1 s of processor time.",
  unit: "first visits",
  size: 10,
  small: 1,
  prove: (size, _, progress) =>
    withBrowser(["--sample"], async (browser, origin) => {
      const times: Times[] = [];
      let bytes = 0;
      for (let at = 1; at <= size; at++) {
        const visit = await firstVisit(browser, origin);
        times.push(visit);
        bytes = visit.bytes;
        progress(at);
      }
      const [process, thread] = [median(times, "ProcessTime"), median(times, "ThreadTime")];
      const told = `script ${(bytes / 1000).toFixed(1)} kB; renderer process ${inMs(process)}, of that its main thread ${inMs(thread)} (medians, by the browser's own count)`;
      assert.ok(bytes > 0 && bytes <= MOST_SCRIPT, told);
      assert.ok(process <= MOST_TIME, told);
      return told;
    }),
};

/** Seconds of processor time since the process started: of all threads, and of the thread that runs the page. */
type Times = { readonly ProcessTime: number; readonly ThreadTime: number };

/** The browser's cache is empty, and the page has its own process, whose start is counted too. */
async function firstVisit(browser: Browser, origin: string): Promise<Times & { readonly bytes: number }> {
  const context = await browser.newContext({ baseURL: origin });
  const page = await context.newPage();
  const scripts: Promise<Buffer>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.body());
  });
  const tools = await context.newCDPSession(page);
  await tools.send("Performance.enable");
  await page.goto("/", { waitUntil: "commit" });
  await page.waitForFunction(showsBookInApp);
  const { metrics } = await tools.send("Performance.getMetrics");
  const bodies = await Promise.all(scripts);
  await context.close();
  const seconds = (name: keyof Times): number =>
    metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    ProcessTime: seconds("ProcessTime"),
    ThreadTime: seconds("ThreadTime"),
    bytes: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0),
  };
}

/** Runs in the page: the server sends the books, too, so the list has to be one that React made. */
function showsBookInApp(): boolean {
  const book = document.querySelector(".books li");
  return book !== null && Object.keys(book).some((key) => key.startsWith("__react"));
}

function median(times: readonly Times[], name: keyof Times): number {
  const sorted = times.map((one) => one[name]).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function inMs(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`;
}
