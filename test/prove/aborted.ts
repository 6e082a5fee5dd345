// Aborted uploads: nothing is written, nothing is reported, and nothing stays in memory.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { startService } from "../rows/service.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";
import { talk } from "./talk.ts";

const SIZE = 512 * 1024;
/** The allocator keeps some resident memory, so less than a fifth of the bytes sent is allowed. */
const RESIDENT_MAY_GROW = 48 * 1024 * 1024;
/** Memory still referenced after garbage collection: a leak of 16 KiB per upload would show. */
const RETAINED_MAY_GROW = 8 * 1024 * 1024;
const SIDE_BY_SIDE = 10;

export const abortedProperty: Property = {
  name: "aborted",
  says: "Uploads that are aborted midway write nothing, report nothing, and leave memory flat.",
  unit: "uploads",
  size: 1000,
  small: 60,
  prove: async (size, _seed, progress) => {
    const service = await startService();
    const half = Buffer.alloc(SIZE / 2, 0x20);
    const openBefore = openSockets();
    let done = 0;
    const upload = async (index: number): Promise<void> => {
      const socket = connect(service.port, "127.0.0.1");
      socket.on("error", () => {});
      await once(socket, "connect");
      const length = index % 2 === 0 ? `Content-Length: ${SIZE}` : "Transfer-Encoding: chunked";
      const type = index % 4 < 2 ? "application/json" : "application/x-www-form-urlencoded";
      const method = index % 3 === 0 && type === "application/json" ? "PUT /books/emma" : "POST /books";
      const chunk = index % 2 === 0 ? "" : `${half.length.toString(16)}\r\n`;
      socket.write(
        `${method} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\n${length}\r\n\r\n${chunk}`,
      );
      await new Promise<void>((resolve) => socket.write(half, () => resolve()));
      socket.destroy();
      done += 1;
    };
    const uploads = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += SIDE_BY_SIDE) {
        const some = Array.from({ length: Math.min(SIDE_BY_SIDE, count - index) }, (_, more) => index + more);
        await Promise.all(some.map(upload));
        // The service notices the aborts a little later. Requests in progress are not a leak.
        await drained(openBefore);
        progress(Math.min(done, size));
      }
      await talk(service.port, { method: "GET", path: "/books" });
    };
    try {
      // The first uploads warm up the process, which is not a leak.
      await uploads(Math.ceil(size / 2));
      const before = await memory();
      await uploads(size - Math.ceil(size / 2));
      const after = await memory();
      assert.equal(await exported(service.store), "", "something was written");
      assert.deepEqual(service.errors, [], "something was reported");
      const seen = `resident ${mebibytes(before.resident)}, then ${mebibytes(after.resident)}; retained ${mebibytes(before.retained)}, then ${mebibytes(after.retained)}`;
      assert.ok(after.retained - before.retained < RETAINED_MAY_GROW, `memory is kept: ${seen}`);
      assert.ok(after.resident - before.resident < RESIDENT_MAY_GROW, `memory grew: ${seen}`);
      return seen;
    } finally {
      await service.close();
    }
  },
};

function openSockets(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;
}

async function drained(openBefore: number): Promise<void> {
  for (let tries = 0; openSockets() > openBefore && tries < 1000; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** Collects garbage until nothing more is freed: a timer releases a broken connection some hundred milliseconds later. */
async function memory(): Promise<{ readonly resident: number; readonly retained: number }> {
  setFlagsFromString("--expose_gc");
  const collect = runInNewContext("gc") as () => void;
  let retained = Number.POSITIVE_INFINITY;
  for (let quiet = 0; quiet < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    quiet = heapUsed + arrayBuffers < retained - 1024 * 1024 ? 0 : quiet + 1;
    retained = Math.min(retained, heapUsed + arrayBuffers);
  }
  return { resident: process.memoryUsage.rss(), retained };
}

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
