// The last response of a connection arrives, however slowly it is read (RFC 9112 9.6).
import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { afterAll, expect, it } from "vitest";
import { closeLingering } from "../../src/server/lingering.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { startService } from "../rows/service.ts";

const HOST = "Host: localhost\r\n";
const BOOK = '{"title":"Emma","authors":["Jane Austen"]}';
const JSON_FIELDS = `Content-Type: application/json\r\nContent-Length: ${BOOK.length}\r\n`;
const GET = `GET /books HTTP/1.1\r\n${HOST}\r\n`;
const POST = `POST /books HTTP/1.1\r\n${HOST}${JSON_FIELDS}\r\n${BOOK}`;
const EXPECT = `POST /books HTTP/1.1\r\n${HOST}${JSON_FIELDS}Expect: 100-continue\r\n\r\n${BOOK}`;
const UPGRADE = `GET /books HTTP/1.1\r\n${HOST}Connection: upgrade\r\nUpgrade: h2c\r\n\r\n`;

/** Each of its units of work begins late, so that the client has closed its side by then. */
const store = memoryStore({
  now: Date.now,
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
});
const late = () => new Promise((resolve) => setTimeout(resolve, 30));
const slow = await startService({
  store: {
    ...store,
    read: (work) => late().then(() => store.read(work)),
    write: (work) => late().then(() => store.write(work)),
  },
});
afterAll(() => slow.close());

/** More than the buffers of the kernel hold. */
const LONG = 24 * 1024 * 1024;

async function received(isSending: boolean): Promise<number> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write(Buffer.alloc(LONG));
    closeLingering(socket, { most: 60, silent: 20 });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
  client.on("error", () => undefined);
  let bytes = 0;
  client.on("data", (chunk: Buffer) => {
    if (isSending && bytes < LONG / 2) client.write("more");
    bytes += chunk.length;
    client.pause();
    setTimeout(() => client.resume(), 1);
  });
  await once(client, "close");
  server.close();
  return bytes;
}

it.each([
  ["is silent", false],
  ["sends on for a while", true],
])("a client that reads slowly and %s gets all of it", async (_, isSending) => {
  expect(await received(isSending)).toBe(LONG);
});

it("a connection gets no more listeners with each request, of any kind", async () => {
  const kinds = [
    GET,
    UPGRADE,
    `POST /books HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /books HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
    `POST /none HTTP/1.1\r\n${HOST}Content-Length: 2\r\n\r\n{}`,
    `OPTIONS * HTTP/1.1\r\n${HOST}\r\n`,
  ];
  const lasts = ["GARBAGE\r\n\r\n", `CONNECT a:1 HTTP/1.1\r\n${HOST}\r\n`];
  const warnings: string[] = [];
  const hear = (warning: Error): void => void warnings.push(warning.message);
  process.on("warning", hear);
  const service = await startService();
  for (const kind of kinds) {
    for (const last of lasts) {
      const socket = connect(service.port, "127.0.0.1");
      socket.on("error", () => undefined);
      socket.write(kind.repeat(15) + last);
      let text = "";
      socket.on("data", (chunk) => {
        text += chunk;
      });
      await once(socket, "end");
      socket.destroy();
      expect(text.match(/HTTP\/1\.1 [2-5]\d\d /g)).toHaveLength(16);
    }
  }
  await service.close();
  process.off("warning", hear);
  expect(warnings).toEqual([]);
});

it.each([
  ["a read", [GET], [200]],
  ["a change", [POST], [201]],
  ["several, of which the first takes a while", [POST, GET, POST], [201, 200, 201]],
  ["an ignored upgrade", [UPGRADE], [200]],
  ["an expectation", [EXPECT], [100, 201]],
  ["no request", ["GARBAGE\r\n\r\n"], [400]],
  ["a request that is cut off in its head", [GET, "GET /bo"], [200, 400]],
  ["a request that is cut off in its content", [POST.slice(0, -5)], [400]],
  ["a tunnel", [GET, "CONNECT a:1 HTTP/1.1\r\nHost: localhost\r\n\r\n"], [200, 405]],
  ["nothing", [], []],
])("a client that has closed its side gets every response: %s", async (_, sent, statuses) => {
  const socket = connect(slow.port, "127.0.0.1");
  socket.on("error", () => undefined);
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.end(sent.join(""));
  await once(socket, "close");
  expect([...text.matchAll(/HTTP\/1\.1 (\d\d\d) /g)].map(([, status]) => Number(status))).toEqual(statuses);
});
