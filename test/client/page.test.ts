// The client in a browser: a page makes the calls, through the same faults.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { expect, it } from "vitest";
import { overSocket } from "../service/service.ts";
import type { Calls } from "./calls.ts";
import { faultProxy } from "./fault-proxy.ts";
import { faultOf, LATE } from "./faults.ts";

const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

it.skipIf(browser === undefined)(
  `90 calls from a page in a Chromium${browser ? "" : ": SKIPPED, there is none on this machine"}`,
  async () => {
    const service = await overSocket();
    const proxy = await faultProxy(service.origin, (request) => faultOf(request, 3), LATE);
    const page = await servedPage(proxy.origin, service.origin);
    const folder = await mkdtemp(join(tmpdir(), "page-"));
    const options = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${folder}`];
    const child: ChildProcess = spawn(browser ?? "", [...options, page.origin], { stdio: "ignore" });
    try {
      const run = await page.told;
      expect(run).toMatchObject({ calls: 90, wrong: [] });
      expect(run.succeeded).toBeGreaterThan(70);
    } finally {
      child.kill();
      await once(child, "exit");
      await page.close();
      await proxy.close();
      await service.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  120_000,
);

/** A page that runs `makeCalls`, the service beside it under `/sound`, and the faults everywhere else. */
async function servedPage(faulty: string, sound: string) {
  const script = await pageScript();
  const told = Promise.withResolvers<Calls>();
  const server = createServer(async (request, response) => {
    const url = request.url ?? "/";
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (url === "/") {
      response.setHeader("content-type", "text/html");
      response.end(`<!doctype html><script type="module">${script}</script>`);
      return;
    }
    if (url === "/told") {
      told.resolve(JSON.parse(Buffer.concat(chunks).toString()));
      response.end();
      return;
    }
    const target = url.startsWith("/sound/") ? sound + url.slice("/sound".length) : faulty + url;
    try {
      const { host: _, connection: __, origin: ___, "content-length": ____, ...fields } = request.headers;
      const headers = Object.entries(fields).filter(([name]) => !name.startsWith("sec-"));
      const answer = await fetch(target, {
        method: request.method ?? "GET",
        headers: headers.map(([name, value]): [string, string] => [name, String(value)]),
        ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
      });
      const content = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(content);
    } catch {
      request.socket.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
  };
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, told: told.promise, close };
}

async function pageScript(): Promise<string> {
  const bundle = await rolldown({ input: "test/client/calls.ts", platform: "browser" });
  const { output } = await bundle.generate({ format: "iife", name: "calls" });
  return `${output[0].code}
    const later = () => new Promise((resolve) => setTimeout(resolve, 1000));
    const run = await calls.makeCalls(location.origin, location.origin + "/sound", 90, 3, later)
      .catch((error) => ({ wrong: [String(error)] }));
    await fetch("/told", { method: "POST", body: JSON.stringify(run) });`;
}
