// Uploads: binary content and large files, in little memory, within their limits, and gone when the request has ended.
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { buildApp } from "../../src/server/app.ts";
import type { AnyReply, HandlerRequest } from "../../src/server/context.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { frontServer, PATIENCE } from "../../src/server/node-server.ts";
import { computed } from "../../src/server/page.ts";
import { methodsOf } from "../../src/server/path-methods.ts";
import { ok } from "../../src/server/replies.ts";
import { bytes } from "../../src/server/streams.ts";
import { wire } from "../rows/wire.ts";
import { documentOf, echoOf } from "./echo.ts";

const posting = (operationId: string, schema: object, type: string, answer: string): object => ({
  post: {
    operationId,
    "x-method-semantics": { effect: "process", safe: false, idempotent: "by-key", repeat: 200 },
    parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string" } }],
    requestBody: { required: true, content: { [type]: { schema } } },
    responses: { 200: { description: "ok", content: { [answer]: {} } } },
  },
});
const file = { type: "string", format: "binary", maxLength: 400_000 };
const OCTETS = "application/octet-stream";
const { wiring } = await echoOf(
  documentOf({
    "/bounded": posting("bounded", { ...file, minLength: 2 }, OCTETS, "application/json"),
    "/open": posting("open", {}, "image/png", "application/json"),
    "/back": posting("back", { maxLength: 400_000 }, OCTETS, OCTETS),
    "/form": posting(
      "form",
      { type: "object", properties: { a: file, b: file } },
      "multipart/form-data",
      "application/json",
    ),
  }),
);

const folder = await mkdtemp(join(tmpdir(), "uploads-"));
const { TMPDIR } = process.env;
afterAll(async () => {
  // The next file runs in the same process.
  if (TMPDIR === undefined) delete process.env["TMPDIR"];
  else process.env["TMPDIR"] = TMPDIR;
  await rm(folder, { recursive: true });
});
let calls = 0;
beforeEach(() => {
  process.env["TMPDIR"] = folder;
  calls = 0;
});

async function sumOf(source: Blob): Promise<{ type: string; size: number; pieces: boolean; sum: number }> {
  let [sum, count, size] = [0, 0, 0];
  for await (const chunk of source.stream()) {
    count += 1;
    size += chunk.byteLength;
    for (const byte of chunk) sum += byte;
  }
  return { type: source.type, size, pieces: count > 1, sum };
}
const described = async ({ content }: HandlerRequest): Promise<AnyReply> => {
  calls += 1;
  if (content instanceof Blob) return ok(computed(await sumOf(content))) as AnyReply;
  const all = Object.entries(Object(content)).map(async ([name, one]) => [
    name,
    one instanceof File && { name: one.name, ...(await sumOf(one)) },
  ]);
  return ok(computed(Object.fromEntries(await Promise.all(all)))) as AnyReply;
};
const back = ({ content }: HandlerRequest) => ok(bytes((content as Blob).stream())) as unknown as AnyReply;
const handlers = { bounded: described, open: described, form: described, back };
const failures: unknown[] = [];
const settings = { now: Date.now, onError: (error: unknown) => void failures.push(error) };
const makeApp = (options = {}) =>
  buildApp(wiring, handlers, memoryStore({}), { ...settings, contentLimit: 1000, ...options });
const app = makeApp();

async function send(path: string, body: Blob | ReadableStream | FormData, headers = {}, to = app) {
  const init = { method: "POST", body, headers, duplex: "half" };
  const answer = await to.fetch(new Request(`http://host/${path}`, init));
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.includes("json") === true;
  return { status: answer.status, body: isJson ? JSON.parse(text) : text, headers: answer.headers };
}
const ones = (size: number, type = OCTETS): Blob => new Blob([new Uint8Array(size).fill(1)], { type });

describe("binary content", () => {
  it.each([
    ["small", "bounded", 20],
    ["large, in a file", "bounded", 400_000],
    ["of a type without a bound", "open", 900],
  ])("is a Blob, whose stream gives it in pieces: %s", async (_, path, size) => {
    const type = path === "open" ? "image/png" : OCTETS;
    const answer = await send(path, ones(size, type));
    expect(answer.body).toEqual({ type, size, sum: size, pieces: size > 300_000 });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each<[string, string, number, object, number, string]>([
    ["more than the document allows", "bounded", 400_001, {}, 413, "400000"],
    ["less than the document allows", "bounded", 1, {}, 422, "less than 2 bytes"],
    ["more than the service allows", "bounded", 6000, { uploadLimit: 5000 }, 413, "5000"],
    ["what the document does not bound", "open", 1001, {}, 413, "1000"],
    ["what only the service bounds", "open", 6000, { uploadLimit: 5000 }, 413, "5000"],
  ])("%s is refused", async (_, path, size, options, status, named) => {
    const answer = await send(path, ones(size, path === "open" ? "image/png" : OCTETS), {}, makeApp(options));
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([status, expect.stringContaining(named)]);
    expect([calls, await readdir(folder)]).toEqual([0, []]);
  });

  it("is refused while it arrives: an endless one is not read on", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(100_000));
      },
    });
    const answer = await send("bounded", endless, { "content-type": OCTETS });
    expect([answer.status, calls, await readdir(folder)]).toEqual([413, 0, []]);
    expect(pulled).toBeLessThan(10);
  });

  it("that breaks off changes nothing", async () => {
    let pulled = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        if (pulled > 3) controller.error(new Error("gone"));
        else controller.enqueue(new Uint8Array(100_000));
      },
    });
    const answer = await send("bounded", broken, { "content-type": OCTETS });
    expect([answer.status, calls, await readdir(folder), failures]).toEqual([400, 0, [], []]);
  });

  it("may be the content of the response, which is read after the handler has returned", async () => {
    const answer = await send("back", ones(350_000));
    expect([answer.status, answer.body.length]).toEqual([200, 350_000]);
    await expect.poll(() => readdir(folder)).toEqual([]);
  });

  it("is the same request under one key only if its bytes are the same", async () => {
    const key = { "idempotency-key": '"k1"' };
    const first = await send("bounded", ones(300_000), key);
    const again = await send("bounded", ones(300_000), key);
    expect([again.headers.get("idempotency-replayed"), again.body, calls]).toEqual(["true", first.body, 1]);
    expect((await send("bounded", ones(300_001), key)).status).toBe(422);
  });

  it("whose stream fails while the client leaves is deleted, too", async () => {
    const failing = ({ content }: HandlerRequest): AnyReply => {
      const reader = (content as Blob).stream().getReader();
      return ok(
        bytes(
          new ReadableStream({
            pull: async (controller) => controller.enqueue((await reader.read()).value),
            cancel: () => Promise.reject(new Error("not cancelled")),
          }),
        ),
      ) as unknown as AnyReply;
    };
    const to = buildApp(wiring, { ...handlers, back: failing }, memoryStore({}), settings);
    const answer = await to.fetch(new Request("http://host/back", { method: "POST", body: ones(350_000) }));
    await expect(answer.body?.cancel()).rejects.toThrow("not cancelled");
    expect(await readdir(folder)).toEqual([]);
  });

  it("that the disk cannot take is the server's fault, and may be sent again", async () => {
    process.env["TMPDIR"] = join(folder, "none");
    const answer = await send("bounded", ones(300_000));
    expect([answer.status, answer.headers.get("retry-after"), calls]).toEqual([503, "1", 0]);
    expect(String(failures.pop())).toContain("an upload could not be kept");
  });
});

describe("files of a form", () => {
  const formOf = (sizes: Readonly<Record<string, number>>): FormData => {
    const form = new FormData();
    for (const [name, size] of Object.entries(sizes))
      form.append(name, ones(size, "image/png"), `${name}.png`);
    return form;
  };

  it("may be larger than contentLimit where the document bounds them", async () => {
    const answer = await send("form", formOf({ a: 250_000, b: 300_000 }));
    const image = { type: "image/png", pieces: true };
    expect(answer.body).toEqual({
      a: { ...image, name: "a.png", size: 250_000, sum: 250_000 },
      b: { ...image, name: "b.png", size: 300_000, sum: 300_000 },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it("are the same request under one key only if each part ends at the same place", async () => {
    const line = "\r\n";
    const sent = (...parts: readonly (readonly [name: string, text: string])[]) => {
      const written = parts.map(
        ([name, text]) =>
          `--b${line}Content-Disposition: form-data; name="${name}"${line}${line}${text}${line}`,
      );
      const type = { "content-type": "multipart/form-data; boundary=b", "idempotency-key": '"k2"' };
      return send("form", new Blob([`${written.join("")}--b--`]), type);
    };
    expect((await sent(["a", 'x[2,"c",null,"text/plain"]y'])).status).toBe(200);
    expect((await sent(["a", "x"], ["c", "y"])).status).toBe(422);
    expect(calls).toBe(1);
  });

  it("are not read on after a fault", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(Buffer.from(pulled === 1 ? "--b!\r\n" : "a".repeat(10_000)));
      },
    });
    const answer = await send("form", endless, { "content-type": "multipart/form-data; boundary=b" });
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([
      400,
      expect.stringContaining("after a boundary"),
    ]);
    expect(pulled).toBeLessThan(10);
  });

  it.each([
    ["one is too large", { a: 400_001, b: 1 }, 'part \\"a\\" is 400000'],
    ["all are too large", { a: 400_000, b: 400_000, c: 2000 }, "801000"],
  ])("are refused when %s", async (_, sizes, named) => {
    const answer = await send("form", formOf(sizes));
    expect([answer.status, JSON.stringify(answer.body), calls, await readdir(folder)]).toEqual([
      413,
      expect.stringContaining(named),
      0,
      [],
    ]);
  });
});

/** Sends a text to a server on Node whose clients have some time for each request. */
async function overSocket(request: number, text: string): Promise<readonly number[]> {
  const server = frontServer(app.fetch, {
    operations: app.operations,
    patience: { ...PATIENCE, head: request, request, checkEvery: 50 },
    methodsOf: methodsOf(wiring),
    allMethods: ["POST"],
    loopbackOnly: true,
    requestId: () => "1",
    clock: () => performance.now(),
    afterRequest: () => {},
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  try {
    const { port } = server.address() as AddressInfo;
    return (await wire(port, text)).map(({ status }) => status);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe("over a socket", () => {
  const head = (length: string, more = ""): string =>
    `POST /bounded HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${OCTETS}\r\n${length}\r\n${more}\r\n`;
  const chunks = `186a0\r\n${"a".repeat(100_000)}\r\n`.repeat(5);
  const close = "Connection: close\r\n";
  it.each([
    ["whole", 60_000, head("Content-Length: 300000", close) + "a".repeat(300_000), 200],
    ["in chunks beyond the limit", 60_000, head("Transfer-Encoding: chunked") + chunks, 413],
    ["announced beyond the limit", 60_000, head("Content-Length: 500000"), 413],
    ["too slowly", 300, head("Content-Length: 300000") + "a".repeat(290_000), 408],
    [
      "after `100 Continue`",
      60_000,
      `${head("Content-Length: 2", `Expect: 100-continue\r\n${close}`)}aa`,
      100,
      200,
    ],
    ["without `100 Continue`", 60_000, head("Content-Length: 500000", "Expect: 100-continue\r\n"), 413],
  ])("%s", async (_, patience, text, ...statuses) => {
    expect(await overSocket(patience, text)).toEqual(statuses);
    expect([calls, failures]).toEqual([statuses.includes(200) ? 1 : 0, []]);
    await expect.poll(() => readdir(folder), { timeout: 30_000 }).toEqual([]);
  });
});
