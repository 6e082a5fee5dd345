// Refused uploads: the client gets the status, whichever client it is and whichever proxy is between.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClient } from "../../generated/client.ts";
import { startService } from "../rows/service.ts";
import { type FrontProxy, frontProxies, isInstalled } from "./front-proxies.ts";
import type { Property } from "./property.ts";

const LARGE = 30_000_000;

/** One way to be refused. The content of a slow one is small, and takes longer than a server would wait to be polite. */
type Upload = {
  readonly status: 401 | 404 | 413 | 415;
  readonly path: string;
  readonly type: string;
  readonly hasToken: boolean;
};
const UPLOADS: readonly Upload[] = [
  { status: 413, path: "/books", type: "application/json", hasToken: true },
  { status: 401, path: "/books", type: "application/json", hasToken: false },
  { status: 404, path: "/none", type: "application/json", hasToken: true },
  { status: 415, path: "/books", type: "text/csv", hasToken: true },
];
/** A slow upload is not too large. */
const SLOW_UPLOADS = UPLOADS.filter(({ status }) => status !== 413);

/** @returns the status that the client saw; 0 for none. */
type Send = (upload: Upload) => Promise<number>;
type Way = { readonly name: string; readonly uploads: readonly Upload[]; readonly send: Send };

export const refusedUploadsProperty: Property = {
  name: "refused-uploads",
  says: "Every refused upload of 30 MB, and every slow one, gets its status: with curl, fetch, the typed client, a slow client, and through nginx and Varnish.",
  unit: "uploads",
  size: 200,
  small: 4,
  prove: async (size, _seed, progress) => {
    const service = await startService({ guarded: true });
    const proxies = await frontProxies(service.port);
    const folder = await mkdtemp(join(tmpdir(), "uploads-"));
    const file = join(folder, "large");
    try {
      await writeFile(file, Buffer.alloc(LARGE, 32));
      const token = await service.token("ada", "books:write");
      const all = waysTo(service.port, proxies, file, token);
      const lost: string[] = [];
      const seen = new Map<string, number>();
      for (let done = 0; done < size; done += 1) {
        const way = all[done % all.length];
        const upload = way?.uploads[Math.floor(done / all.length) % way.uploads.length];
        if (way === undefined || upload === undefined) continue;
        const status = await way.send(upload);
        if (status !== upload.status) lost.push(`${way.name}: ${status} in place of ${upload.status}`);
        seen.set(way.name, (seen.get(way.name) ?? 0) + 1);
        progress(done + 1);
      }
      assert.deepEqual(lost, []);
      assert.deepEqual(service.errors, []);
      const missing = ["curl", "nginx", "varnishd"].filter((program) => !isInstalled(program));
      const counts = [...seen].map(([name, count]) => `${name} ${count}`).join(", ");
      return `all got their status (${counts})${missing.length === 0 ? "" : `; NOT TRIED, not installed: ${missing.join(", ")}`}`;
    } finally {
      for (const proxy of proxies) await proxy.close();
      await rm(folder, { recursive: true, force: true });
      await service.close();
    }
  },
};

function waysTo(direct: number, proxies: readonly FrontProxy[], file: string, token: string): readonly Way[] {
  const places = [
    { name: "", port: direct },
    ...proxies.map(({ name, port }) => ({ name: ` through ${name}`, port })),
  ];
  return places.flatMap(({ name, port }) => [
    ...(isInstalled("curl")
      ? [{ name: `curl${name}`, uploads: UPLOADS, send: withCurl(port, file, token) }]
      : []),
    { name: `fetch${name}`, uploads: UPLOADS, send: withFetch(port, token) },
    {
      name: `typed client${name}`,
      uploads: UPLOADS.filter(({ path, type }) => path === "/books" && type !== "text/csv"),
      send: withClient(port, token),
    },
    { name: `slow client${name}`, uploads: SLOW_UPLOADS, send: slowly(port, token) },
  ]);
}

function headersOf({ type, hasToken }: Upload, token: string): Readonly<Record<string, string>> {
  return { "content-type": type, ...(hasToken ? { authorization: `Bearer ${token}` } : {}) };
}

/** Without `Expect`, so that all of the content is on its way when the response comes. */
function withCurl(port: number, file: string, token: string): Send {
  return async (upload) => {
    const fields = Object.entries(headersOf(upload, token)).flatMap(([name, value]) => [
      "-H",
      `${name}: ${value}`,
    ]);
    const args = [
      "-s",
      "-o",
      "/dev/null",
      "-w",
      "%{http_code} %{errormsg}",
      "--noproxy",
      "*",
      "-H",
      "Expect:",
      ...fields,
    ];
    const address = `http://127.0.0.1:${port}${upload.path}`;
    const { stdout } = await promisify(execFile)("curl", [
      ...args,
      "--data-binary",
      `@${file}`,
      address,
    ]).catch((error: { readonly stdout?: string }) => ({ stdout: error.stdout ?? "" }));
    return Number(stdout.split(" ")[0]);
  };
}

function withFetch(port: number, token: string): Send {
  const body = Buffer.alloc(LARGE, 32);
  return async (upload) => {
    const init = { method: "POST", headers: headersOf(upload, token), body };
    const answer = await fetch(`http://127.0.0.1:${port}${upload.path}`, init).catch(() => undefined);
    await answer?.arrayBuffer().catch(() => undefined);
    return answer?.status ?? 0;
  };
}

function withClient(port: number, token: string): Send {
  const description = "a".repeat(LARGE);
  return async ({ hasToken }) => {
    const client = createClient({
      baseUrl: `http://127.0.0.1:${port}`,
      ...(hasToken ? { headers: { authorization: `Bearer ${token}` } } : {}),
    });
    const result = await client.addBook({ body: { title: "Emma", authors: ["Jane Austen"], description } });
    return result.response?.status ?? 0;
  };
}

/** Sends a kilobyte every 150 ms, all of it before it looks for a response. */
function slowly(port: number, token: string): Send {
  return async (upload) => {
    const fields = Object.entries(headersOf(upload, token)).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, "127.0.0.1");
    let text = "";
    socket.on("error", () => undefined);
    await once(socket, "connect");
    socket.pause();
    socket.write(
      `POST ${upload.path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n${fields.join("")}\r\n`,
    );
    for (let piece = 0; piece < 10 && !socket.destroyed; piece += 1) {
      socket.write(`400\r\n${" ".repeat(1024)}\r\n`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    socket.write("0\r\n\r\n");
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.resume();
    const late = setTimeout(() => socket.destroy(), 3000);
    while (!text.includes("\r\n\r\n") && !socket.closed)
      await Promise.race([once(socket, "data"), once(socket, "close")]);
    clearTimeout(late);
    socket.destroy();
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  };
}
