// The client in a browser: a page makes the calls of the Node tests, to servers of other origins.
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumEndpoint } from "../browser/endpoint.ts";
import { overSocket } from "../service/service.ts";
import { cases } from "./case-list.ts";
import { type CaseServer, CORS, caseServer } from "./case-server.ts";
import { faultProxy } from "./fault-proxy.ts";
import { callOf, faultOf } from "./faults.ts";
import type { Places, Reported } from "./in-page.ts";

const endpoint = await chromiumEndpoint();

describe.skipIf(endpoint === undefined)("from a page in a Chromium", () => {
  const closing: (() => unknown)[] = [];
  let server: CaseServer;
  let reported: Reported;

  beforeAll(async () => {
    const browser = await chromium.connect(endpoint ?? "");
    closing.push(() => browser.close());
    const tab = await browser.newPage();
    const service = await overSocket();
    const proxy = await faultProxy(
      service.origin,
      (request) => faultOf(request, 3),
      (request) => tab.evaluate(`page.giveUp(${JSON.stringify(callOf(request))})`),
    );
    server = await caseServer();
    const faulty = await front(proxy.origin);
    const sound = await front(service.origin);
    closing.push(service.close, proxy.close, server.close, faulty.close, sound.close);
    const places = { cases: server.origin, faulty: faulty.origin, sound: sound.origin };
    const page = await pageServer(places, proxy.close);
    closing.push(page.close);
    await tab.goto(page.origin);
    reported = await page.told;
  });
  afterAll(() => Promise.all(closing.map((close) => close())));

  it(`${cases.length} cases end as they do in Node`, () => {
    const { want, got } = server.compared(reported.told);
    expect(got).toEqual(want);
    expect(reported.told.find(({ name }) => name.startsWith("Retry-After"))?.took).toBeGreaterThanOrEqual(
      1000,
    );
  });

  it("90 calls through every fault: one effect each, or an error that tells the truth", () => {
    expect(reported.calls).toMatchObject({ calls: 90, wrong: [] });
    expect(reported.calls.succeeded).toBeGreaterThan(70);
  });
});

type Served = { readonly origin: string; readonly close: () => void };

async function served(
  answer: (request: IncomingMessage, response: ServerResponse, content: Buffer) => unknown,
) {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    await answer(request, response, Buffer.concat(chunks));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

/** Passes on what comes from pages of any origin; what it gets no answer to, gets none here. */
function front(origin: string): Promise<Served> {
  return served(async ({ method = "GET", url, headers, socket }, response, content) => {
    response.shouldKeepAlive = false;
    if (method === "OPTIONS") return response.writeHead(204, CORS).end();
    try {
      const hop = ["host", "connection", "content-length", "origin"];
      const kept = Object.entries(headers).filter(
        ([name]) => !hop.includes(name) && !name.startsWith("sec-"),
      );
      const answer = await fetch(origin + url, {
        method,
        headers: kept.map(([name, value]): [string, string] => [name, String(value)]),
        ...(content.length > 0 ? { body: new Uint8Array(content) } : {}),
      });
      const whole = Buffer.from(await answer.arrayBuffer());
      return response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), ...CORS }).end(whole);
    } catch {
      return socket.destroy();
    }
  });
}

/** The page, and what it tells; `settle` settles when nothing that the page has sent is under way any more. */
async function pageServer(
  places: Places,
  settle: () => Promise<void>,
): Promise<Served & { readonly told: Promise<Reported> }> {
  const bundle = await rolldown({ input: "test/client/in-page.ts", platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", name: "page" });
  const script = `${output[0].code}\nglobalThis.page = page;\nawait page.report(${JSON.stringify(places)});`;
  const { promise, resolve, reject } = Promise.withResolvers<Reported>();
  const server = await served(async ({ url }, response, content) => {
    if (url === "/settled") await settle();
    if (url === "/report") {
      const reported = JSON.parse(content.toString()) as Reported & { readonly error?: string };
      if (reported.error) reject(new Error(reported.error));
      else resolve(reported);
      return response.end();
    }
    response.setHeader("content-type", "text/html");
    return response.end(url === "/" ? `<!doctype html><script type="module">${script}</script>` : "");
  });
  return { ...server, told: promise };
}
