// Clients that wait for the same page keep its bytes in memory once.
import { EventEmitter, once } from "node:events";
import { type AddressInfo, connect, type Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { wiring } from "../../generated/server.ts";
import { buildApp } from "../../src/server/app.ts";
import { memoryStore } from "../../src/server/memory.ts";
import { frontServer, PATIENCE } from "../../src/server/node-server.ts";
import { ok } from "../../src/server/replies.ts";
import { sharedBytes } from "../../src/server/shared-bytes.ts";

const LONG = "é".repeat(20_000);
const outcome = (etag?: string) => ({
  status: 200,
  headers: etag === undefined ? {} : { ETag: etag },
  body: null,
});
const response = () => Object.assign(new EventEmitter(), { destroyed: false });

describe("the bytes of a long text", () => {
  it("are those of an earlier response while that is being sent", () => {
    const share = sharedBytes();
    const [first, second] = [response(), response()];
    const bytes = share(outcome('"a"'), LONG, first);
    expect(bytes).toEqual(Buffer.from(LONG));
    // Another text, with the same characters.
    expect(share(outcome('"a"'), Buffer.from(LONG).toString(), second)).toBe(bytes);
    first.emit("close");
    expect(share(outcome('"a"'), LONG, response())).toBe(bytes);
  });

  it("are forgotten when the last response is over", () => {
    const share = sharedBytes();
    const [first, second] = [response(), response()];
    const bytes = share(outcome('"a"'), LONG, first);
    share(outcome('"a"'), LONG, second);
    first.emit("close");
    second.emit("close");
    expect(share(outcome('"a"'), LONG, response())).not.toBe(bytes);
  });

  it("are never those of a different text with the same tag", () => {
    const share = sharedBytes();
    share(outcome('"a"'), LONG, response());
    const other = `${LONG.slice(1)}x `;
    expect(String(share(outcome('"a"'), other, response()))).toBe(other);
    expect(String(share(outcome('"a"'), LONG, response()))).toBe(LONG);
  });

  it.each([
    ["a short text", outcome('"a"'), "short", false],
    ["a text without a tag", outcome(), LONG, false],
    ["a text for a client that has left", outcome('"a"'), LONG, true],
  ])("are not looked for: %s", (_, about, text, destroyed) => {
    const gone = Object.assign(response(), { destroyed });
    expect(sharedBytes()(about, text, gone)).toBe(text);
    expect(gone.listenerCount("close")).toBe(0);
  });

  it("have a bound: with 256 texts being sent, further ones are not remembered", () => {
    const share = sharedBytes();
    const all = Array.from({ length: 300 }, (_, n) => [`"${n}"`, `${n}${LONG}`] as const);
    const first = all.map(([tag, text]) => share(outcome(tag), text, response()));
    const again = all.map(([tag, text]) => share(outcome(tag), text, response()));
    expect(again.filter((bytes, at) => bytes === first[at])).toHaveLength(256);
    expect(again.map(String)).toEqual(all.map(([, text]) => text));
  });
});

describe("clients that read nothing", () => {
  it("wait for the same bytes, and get all of them when they read", async () => {
    // More than the buffers of the kernel hold.
    const text = JSON.stringify("a".repeat(12_000_000));
    const one = {
      ...wiring.listBooks,
      path: "/one",
      answers: { 200: { media: "application/json", etag: true } },
    };
    const handlers = { listBooks: () => ok({ value: {}, json: text, etag: '"one"' }) };
    const app = buildApp({ one }, handlers, memoryStore({}), { now: () => 0, onError: () => {} });
    const server = frontServer(app.fetch, {
      operations: app.operations,
      methodsOf: () => ["GET"],
      allMethods: ["GET"],
      loopbackOnly: true,
      patience: PATIENCE,
      requestId: () => "id",
      clock: () => 0,
      afterRequest: () => {},
    });
    const sent: unknown[] = [];
    server.prependListener("request", (_, outgoing) => {
      const end = outgoing.end.bind(outgoing);
      outgoing.end = (content: unknown) => {
        sent.push(content);
        return end(content);
      };
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const clients = Array.from({ length: 3 }, () => asking(port));
    await expect.poll(() => sent.length).toBe(3);
    expect(sent[0]).toBeInstanceOf(Buffer);
    expect([sent[1] === sent[0], sent[2] === sent[0]]).toEqual([true, true]);
    for (const client of clients) expect(await lengthRead(client)).toBeGreaterThan(text.length);
    await new Promise((resolve) => server.close(resolve));
  });
});

function asking(port: number): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.pause();
  socket.write("GET /one HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  return socket;
}

async function lengthRead(socket: Socket): Promise<number> {
  let length = 0;
  socket.on("data", (chunk) => {
    length += chunk.length;
  });
  socket.resume();
  await once(socket, "end");
  return length;
}
