// Connections as no client means them: pipelined, mutated, cut off, reset. The service survives each of them.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { startService } from "../rows/service.ts";
import type { Property } from "./property.ts";
import { talk } from "./talk.ts";

const HOST = "Host: localhost\r\n";
const BOOK = '{"title":"Emma","authors":["Jane Austen"]}';
const JSON_FIELDS = `${HOST}Content-Type: application/json\r\nContent-Length: ${BOOK.length}\r\n`;
const BATCH = 50;

/** Each may be followed by any other on the same connection. */
const REQUESTS: readonly string[] = [
  `GET /books HTTP/1.1\r\n${HOST}\r\n`,
  `GET /semantics.json HTTP/1.1\r\n${HOST}\r\n`,
  `HEAD /books HTTP/1.1\r\n${HOST}\r\n`,
  `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`,
  `PUT /books/emma HTTP/1.1\r\n${JSON_FIELDS}\r\n${BOOK}`,
  `PUT /books/emma HTTP/1.1\r\n${JSON_FIELDS}Expect: 100-continue\r\n\r\n${BOOK}`,
  `POST /books HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2a\r\n${BOOK}\r\n0\r\n\r\n`,
  `POST /none HTTP/1.1\r\n${HOST}Content-Length: 3000000\r\n\r\n`,
  `DELETE /books/emma HTTP/1.1\r\n${HOST}\r\n`,
  `CONNECT a:1 HTTP/1.1\r\n${HOST}\r\n`,
  `GET /books HTTP/1.1\r\n${HOST}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
  `POST /books HTTP/1.1\r\n${HOST}Expect: a-miracle\r\n\r\n`,
  "GET /books HTTP/1.1\r\n\r\n",
  "GARBAGE\r\n\r\n",
];

type Talk = {
  readonly bytes: Buffer;
  /** How many bytes are written at once. */
  readonly step: number;
  readonly end: "reset" | "destroy" | "half-close" | "wait";
};

const talks: fc.Arbitrary<Talk> = fc
  .record({
    requests: fc.array(fc.constantFrom(...REQUESTS), { minLength: 1, maxLength: 6 }),
    // Where a byte is replaced, and by which; and where the connection is cut off.
    mutations: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }),
    cut: fc.option(fc.nat()),
    step: fc.constantFrom(1_000_000, 1_000_000, 97, 13),
    end: fc.constantFrom("reset", "destroy", "half-close", "wait"),
  })
  .map(({ requests, mutations, cut, step, end }) => {
    const bytes = Buffer.from(requests.join(""));
    for (const [at, byte] of mutations) bytes[at % bytes.length] = byte;
    const length = cut === null ? bytes.length : cut % (bytes.length + 1);
    return { bytes: bytes.subarray(0, length), step, end };
  });

export const connectionsProperty: Property = {
  name: "connections",
  says: "Pipelined, mutated, cut off and reset requests end neither the service nor its memory of what is stored.",
  unit: "connections",
  size: 20_000,
  small: 400,
  prove: async (size, seed, progress) => {
    const service = await startService();
    const put = {
      method: "PUT",
      path: "/books/kept",
      headers: { "content-type": "application/json" },
      body: BOOK,
    };
    assert.equal((await talk(service.port, put)).status, 201);
    let answered = 0;
    try {
      for (let done = 0; done < size; done += BATCH) {
        const batch = fc.sample(talks, { seed: seed + done, numRuns: Math.min(BATCH, size - done) });
        answered += (await Promise.all(batch.map((one) => hold(service.port, one)))).filter(Boolean).length;
        const { status } = await talk(service.port, { method: "GET", path: "/books/kept" });
        assert.equal(status, 200, `the service does not answer after connection ${done + batch.length}`);
        assert.deepEqual(service.errors, [], "the service reported a failure of its own");
        progress(done + batch.length);
      }
      return `${answered} got a response, the service answered after each ${BATCH}`;
    } finally {
      await service.close();
    }
  },
};

/** @returns whether anything came back. */
async function hold(port: number, { bytes, step, end }: Talk): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  let heard = false;
  socket.on("data", () => {
    heard = true;
  });
  socket.on("error", () => undefined);
  await once(socket, "connect").catch(() => undefined);
  for (let at = 0; at < bytes.length && !socket.destroyed; at += step) {
    socket.write(bytes.subarray(at, at + step));
    if (step < bytes.length) await new Promise((resolve) => setImmediate(resolve));
  }
  if (end === "reset") socket.resetAndDestroy();
  else if (end === "destroy") socket.destroy();
  else if (end === "half-close") socket.end();
  const closing = new Promise((resolve) => setTimeout(resolve, 60));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  if (!socket.closed) await Promise.race([closed, closing]);
  socket.destroy();
  return heard;
}
