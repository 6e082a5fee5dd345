// Fifty concurrent requests with one key: one of them takes effect.
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { startService } from "../rows/service.ts";
import { slowStore } from "../rows/slow-store.ts";
import { exported } from "../service/service.ts";
import type { Property } from "./property.ts";

const COPIES = 50;
const body = JSON.stringify({ title: "Emma", authors: ["Jane Austen"] });

export const sameKeyProperty: Property = {
  name: "sameKey",
  says: "Fifty concurrent copies of one keyed POST create one book; each gets it, or 409 to retry later.",
  unit: "rounds",
  size: 10,
  small: 2,
  prove: async (size, seed, progress) => {
    const service = await startService({ store: slowStore() });
    const seen: Record<string, number> = {};
    try {
      for (let round = 1; round <= size; round++) {
        const answers = await copiesAtOnce(service.port, `round-${seed}-${round}`);
        const kinds = answers.map(kindOf);
        for (const kind of kinds) seen[kind] = (seen[kind] ?? 0) + 1;
        assert.equal(kinds.filter((kind) => kind === "201").length, 1, `one of them takes effect: ${kinds}`);
        const bodies = answers
          .filter((answer) => kindOf(answer) !== "409")
          .map((answer) => contentOf(answer));
        assert.equal(new Set(bodies).size, 1, "all responses show the same book");
        const books = (await exported(service.store)).split("\n").length;
        assert.equal(books, round, "one book per round");
        progress(round);
      }
      assert.deepEqual(service.errors, []);
      return Object.entries(seen)
        .map(([kind, count]) => `${kind}: ${count}`)
        .join(", ");
    } finally {
      await service.close();
    }
  },
};

/** Every request sends all bytes except the last; then every request sends the last byte. */
async function copiesAtOnce(port: number, key: string): Promise<readonly string[]> {
  const head = [
    "POST /books HTTP/1.1",
    "Host: localhost",
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    `Idempotency-Key: ${key}`,
    "Connection: close",
  ].join("\r\n");
  const bytes = `${head}\r\n\r\n${body}`;
  const sockets = await Promise.all(Array.from({ length: COPIES }, () => opened(port)));
  const answers = sockets.map(allOf);
  for (const socket of sockets) socket.write(bytes.slice(0, -1));
  await new Promise((resolve) => setTimeout(resolve, 50));
  for (const socket of sockets) socket.write(bytes.slice(-1));
  return Promise.all(answers);
}

async function opened(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

async function allOf(socket: Socket): Promise<string> {
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => void chunks.push(chunk));
  await once(socket, "close");
  return Buffer.concat(chunks).toString();
}

function kindOf(answer: string): string {
  const status = answer.slice(9, 12);
  assert.ok(status === "201" || status === "409", `a copy got ${answer.slice(0, 400)}`);
  if (status === "409") return "409";
  return /^idempotency-replayed: true\r$/im.test(answer) ? "replayed" : "201";
}

const contentOf = (answer: string): string => answer.slice(answer.indexOf("\r\n\r\n"));
