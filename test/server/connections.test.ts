// Connection errors: none ends the process, and no response is lost (RFC 9112 9).
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { closeServer } from "../../src/server/closing.ts";
import { LINGER } from "../../src/server/lingering.ts";
import { openFront } from "../../src/server/listen.ts";
import { PATIENCE } from "../../src/server/node-server.ts";
import { memoryStore } from "../../src/service/memory/store.ts";
import { request } from "../rows/asking.ts";
import { startService } from "../rows/service.ts";
import { wire } from "../rows/wire.ts";

const service = await startService();
afterAll(() => service.close());

const HOST = "Host: localhost\r\n";
const GET = `GET /books HTTP/1.1\r\n${HOST}\r\n`;
const BOOK = '{"title":"Emma","authors":["Jane Austen"]}';

async function isAlive(): Promise<boolean> {
  const [answer] = await wire(service.port, `GET /books HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
  return answer?.status === 200;
}

async function opened(): Promise<Socket> {
  const socket = connect(service.port, "127.0.0.1");
  socket.on("error", () => undefined);
  await once(socket, "connect");
  return socket;
}

describe("a connection that is reset while its requests wait for their turn", () => {
  it.each([
    ["CONNECT", `CONNECT a:1 HTTP/1.1\r\n${HOST}\r\n`],
    ["Upgrade", `GET / HTTP/1.1\r\n${HOST}Connection: upgrade\r\nUpgrade: websocket\r\n\r\n`],
    ["bytes that are not a request", "GARBAGE\r\n\r\n"],
    ["a request cut off in its head", "PUT /books/a HTTP/1.1\r\nHo"],
    ["a request cut off in its content", `POST /books HTTP/1.1\r\n${HOST}Content-Length: 99\r\n\r\n{"ti`],
  ])("does not end the service: %s", async (_, last) => {
    const faults: unknown[] = [];
    const hear = (error: unknown): void => void faults.push(error);
    process.on("uncaughtException", hear);
    for (let n = 0; n < 40; n += 1) {
      const socket = await opened();
      socket.write(GET.repeat(1 + (n % 3)) + last);
      if (n % 2 === 0) await new Promise((resolve) => setTimeout(resolve, n % 5));
      socket.resetAndDestroy();
    }
    expect(await isAlive()).toBe(true);
    process.off("uncaughtException", hear);
    expect(faults).toEqual([]);
  });
});

describe("clients that do not read", () => {
  const LONG = JSON.stringify({ title: "Emma", authors: ["Jane Austen"], description: "é".repeat(10_000) });
  /** More than the buffers of the kernel hold. */
  const MANY = 120;

  async function withLongPages(
    given: Parameters<typeof startService>[0],
    run: (port: number) => Promise<void>,
  ) {
    const long = await startService(given);
    for (let n = 0; n < 20; n++) {
      await wire(
        long.port,
        `PUT /books/b${n} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(LONG)}\r\nConnection: close\r\n\r\n${LONG}`,
      );
    }
    await run(long.port).finally(() => long.close());
  }

  it("a client that reads nothing is disconnected; one that reads slowly is not", async () => {
    // Time goes by as the slow client reads, so that a busy machine is not taken for a client that reads nothing.
    let now = 0;
    const patience = { ...PATIENCE, checkEvery: 20, unread: 1500 };
    await withLongPages({ patience, clock: () => now }, async (port) => {
      const request = `GET /books?limit=100 HTTP/1.1\r\n${HOST}\r\n`.repeat(MANY);
      const [idle, slow] = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
      for (const socket of [idle, slow]) socket.on("error", () => undefined);
      const isCut = new Promise((resolve) => idle.once("close", resolve));
      idle.write(request);
      slow.write(request);
      let bytes = 0;
      const hasAll = new Promise<void>((resolve) => {
        slow.on("data", (chunk: Buffer) => {
          bytes += chunk.length;
          now += chunk.length / 5_000;
          if (bytes >= MANY * 256 * 1024) resolve();
          slow.pause();
          setTimeout(() => slow.resume(), 2);
        });
      });
      // A client that reads nothing sees the end only when it writes.
      const nudge = setInterval(() => idle.write("GET"), 100);
      await Promise.all([isCut, hasAll]);
      expect(now).toBeGreaterThan(2 * patience.unread);
      clearInterval(nudge);
      slow.destroy();
    });
  });

  it("a page ends after 256 KiB, and `Link` leads to the rest", async () => {
    await withLongPages({}, async (port) => {
      const ids: string[] = [];
      for (let path: string | undefined = "/books?limit=100"; path !== undefined; ) {
        const [answer] = await wire(port, `GET ${path} HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
        const page = JSON.parse(answer?.text ?? "");
        expect(Buffer.byteLength(answer?.text ?? "")).toBeLessThan(300 * 1024);
        ids.push(...page.items.map(({ id }: { id: string }) => id));
        path = page.next && `/books?limit=100&cursor=${page.next}`;
      }
      expect(ids).toEqual(Array.from({ length: 20 }, (_, n) => `b${19 - n}`));
    });
  });

  it("more connections than the limit are closed at once", async () => {
    const few = await startService({ maxConnections: 2 });
    const sockets = await Promise.all([1, 2, 3].map(() => connect(few.port, "127.0.0.1")));
    for (const socket of sockets) socket.on("error", () => undefined);
    const closed = await Promise.race(sockets.map((socket, at) => once(socket, "close").then(() => at)));
    expect(closed).toBeGreaterThanOrEqual(0);
    expect(sockets.filter((socket) => !socket.closed)).toHaveLength(2);
    for (const socket of sockets) socket.destroy();
    await few.close();
  });
});

it("a request that arrived while the event loop was busy is answered, though its connection was idle too long", async () => {
  const hasty = await startService({ patience: { ...PATIENCE, idle: 100 } });
  const socket = connect(hasty.port, "127.0.0.1");
  socket.write(GET);
  await once(socket, "data");
  // Node adds a second to the time that it keeps an idle connection; its timer is due before the request is read.
  const end = performance.now() + 1300;
  while (performance.now() < end);
  socket.write(GET);
  const [chunk] = await once(socket, "data");
  expect(String(chunk)).toMatch(/^HTTP\/1\.1 200 /);
  socket.destroy();
  await hasty.close();
});

describe("Upgrade is ignored (RFC 9110 7.8)", () => {
  const upgrade = "Connection: keep-alive, Upgrade\r\nUpgrade: h2c\r\n";
  const last = `GET /books/none HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;

  it.each([
    ["without content", `GET /books HTTP/1.1\r\n${HOST}${upgrade}\r\n`, [200, 404]],
    [
      "with content",
      `POST /books HTTP/1.1\r\n${HOST}${upgrade}Content-Type: application/json\r\nContent-Length: ${BOOK.length}\r\n\r\n${BOOK}`,
      [201, 404],
    ],
    ["after another request", `${GET}GET /books HTTP/1.1\r\n${HOST}${upgrade}\r\n`, [200, 200, 404]],
  ])("the request and what follows it are answered: %s", async (_, sent, statuses) => {
    const answers = await wire(service.port, sent + last);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });
});

it("many requests with Upgrade on one connection need no more listeners than one", async () => {
  const warnings: Error[] = [];
  const hear = (warning: Error): void => void warnings.push(warning);
  process.on("warning", hear);
  const upgrade = `GET /books HTTP/1.1\r\n${HOST}Connection: upgrade\r\nUpgrade: h2c\r\n\r\n`;
  const answers = await wire(
    service.port,
    `${upgrade.repeat(30)}${GET.replace(HOST, `${HOST}Connection: close\r\n`)}`,
  );
  process.off("warning", hear);
  expect(answers.map(({ status }) => status)).toEqual(Array(31).fill(200));
  expect(warnings).toEqual([]);
});

it("a closing server also closes the connections that Node has released", async () => {
  const closing = { isClosing: false };
  const front = {
    methodsOf: () => undefined,
    allMethods: [],
    loopbackOnly: true,
    closing,
    afterRequest: () => {},
  };
  const server = await new Promise<Server>((resolve) => {
    const opened = openFront(
      () => new Response(),
      { hostname: "127.0.0.1", port: 0 },
      front,
      () => resolve(opened),
    );
  });
  const socket = connect({
    port: (server.address() as AddressInfo).port,
    host: "127.0.0.1",
    allowHalfOpen: true,
  });
  socket.on("error", () => undefined);
  socket.write(`CONNECT a:1 HTTP/1.1\r\n${HOST}\r\n`);
  await once(socket, "data");
  // The client keeps its side open, and is not waited for.
  const started = performance.now();
  expect(await closeServer(server, closing, { grace: 0, deadline: 100 })).toBe("at the deadline");
  expect(performance.now() - started).toBeLessThan(LINGER.silent);
  socket.destroy();
});

describe("100 Continue (RFC 9110 10.1.1)", () => {
  it("is sent when the content is first read, also when all of it has arrived while the store was asked", async () => {
    const store = memoryStore({ now: Date.now, random: (length) => randomBytes(length) });
    const service = await startService({
      store: {
        ...store,
        read: async (work) => {
          for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
          return store.read(work);
        },
      },
    });
    const lines = ["Content-Type: application/json", "If-None-Match: *", "Expect: 100-continue"];
    const answers = await wire(service.port, request("PUT", "/books/a", lines, BOOK));
    expect(answers.map(({ status }) => status)).toEqual([100, 201]);
    await service.close();
  });

  const expecting = (line: string, fields: string): string =>
    `${line} HTTP/1.1\r\n${fields}Expect: 100-continue\r\n\r\n`;
  const JSON_FIELDS = `${HOST}Content-Type: application/json\r\nContent-Length: ${BOOK.length}\r\n`;

  it.each([
    ["no such path", expecting("POST /none", JSON_FIELDS), 404],
    ["no such method", expecting("DELETE /books", JSON_FIELDS), 405],
    [
      "not this media type",
      expecting("POST /books", `${HOST}Content-Type: text/csv\r\nContent-Length: 9\r\n`),
      415,
    ],
    ["not this answer", expecting("POST /books", `${JSON_FIELDS}Accept: text/csv\r\n`), 406],
    [
      "too long",
      expecting("POST /books", `${HOST}Content-Type: application/json\r\nContent-Length: 9999999\r\n`),
      413,
    ],
    ["not this host", expecting("POST /books", JSON_FIELDS.replace("localhost", "e.example")), 421],
    ["no host at all", expecting("POST /books", JSON_FIELDS.replace(HOST, "")), 400],
    ["a dot segment", expecting("PUT /books/..", JSON_FIELDS), 400],
    ["not this id", expecting("PUT /books/a.b", JSON_FIELDS), 400],
    ["not this parameter", expecting("POST /books?zz=1", JSON_FIELDS), 400],
    ["not an entity tag", expecting("PUT /books/a", `${JSON_FIELDS}If-Match: garbage\r\n`), 400],
    [
      "part of a representation",
      expecting("PUT /books/a", `${JSON_FIELDS}Content-Range: bytes 0-1/9\r\n`),
      400,
    ],
    ["not a key", expecting("POST /books", `${JSON_FIELDS}Idempotency-Key: a b\r\n`), 400],
    ["from another site", expecting("POST /books", `${JSON_FIELDS}Origin: https://e.example\r\n`), 403],
    ["a false precondition", expecting("PUT /books/none", `${JSON_FIELDS}If-Match: *\r\n`), 412],
    ["no such parent", expecting("POST /books/none/reviews", JSON_FIELDS), 404],
    [
      "no such parent, with a key",
      expecting("POST /books/none/reviews", `${JSON_FIELDS}Idempotency-Key: a\r\n`),
      404,
    ],
    [
      "no such target",
      expecting("PATCH /books/none", JSON_FIELDS.replace("application/json", "application/merge-patch+json")),
      404,
    ],
    [
      "no such parent, of chunked content",
      expecting(
        "POST /books/none/reviews",
        `${HOST}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n`,
      ),
      404,
    ],
  ])("is not sent where the head settles the answer: %s", async (_, sent, status) => {
    const [answer, ...more] = await wire(service.port, sent);
    expect([answer?.status, answer?.headers.get("connection")]).toEqual([status, "close"]);
    expect(more).toEqual([]);
  });

  it("is not sent to a caller that is not allowed to", async () => {
    const guarded = await startService({ guarded: true });
    const bearer = async (sub: string, ...scopes: readonly string[]) =>
      `Authorization: Bearer ${await guarded.token(sub, ...scopes)}\r\n`;
    const put = (path: string, content: string, token: string) =>
      wire(
        guarded.port,
        `PUT ${path} HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${content.length}\r\n${token}Connection: close\r\n\r\n${content}`,
      );
    const ada = await bearer("ada", "books:write");
    await put("/books/hers", BOOK, ada);
    await put("/books/hers/reviews/one", '{"reviewer":"Ada","rating":5}', ada);
    const review = "PUT /books/hers/reviews/one";
    const cases: readonly (readonly [string, string, number])[] = [
      ["PUT /books/hers", "", 401],
      ["PUT /books/hers", await bearer("ada"), 403],
      [review, await bearer("grace", "books:write"), 403],
      [review, `${ada}If-Match: "stale"\r\n`, 412],
    ];
    for (const [line, lines, status] of cases) {
      const answers = await wire(guarded.port, expecting(line, lines + JSON_FIELDS));
      expect(answers.map((answer) => answer.status)).toEqual([status]);
    }
    await guarded.close();
  });

  it("is sent when the content is wanted", async () => {
    const socket = await opened();
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.write(expecting("POST /books", JSON_FIELDS));
    while (!text.includes("\r\n\r\n")) await once(socket, "data");
    expect(text).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    socket.write(BOOK);
    while (!text.includes("HTTP/1.1 201 ")) await once(socket, "data");
    socket.destroy();
  });
});

describe("a refused upload (RFC 9112 9.6)", () => {
  /** Sends all of it before it reads anything, as many clients do. */
  async function upload(head: string, size: number): Promise<string> {
    const socket = await opened();
    socket.pause();
    const closed = new Promise((resolve) => socket.once("close", resolve));
    const piece = Buffer.alloc(64 * 1024, 32);
    socket.write(head);
    for (let sent = 0; sent < size && !socket.destroyed; sent += piece.length) {
      if (socket.write(piece)) continue;
      await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    }
    const chunks: Buffer[] = [];
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.resume();
    await closed;
    return Buffer.concat(chunks).toString().slice(0, 12);
  }

  const SIZE = 8 * 1024 * 1024;
  it.each([
    [
      "too long",
      `POST /books HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${SIZE}\r\n\r\n`,
      413,
    ],
    [
      "of a type that is not read",
      `POST /books HTTP/1.1\r\n${HOST}Content-Type: text/csv\r\nContent-Length: ${SIZE}\r\n\r\n`,
      415,
    ],
    ["to no path", `POST /none HTTP/1.1\r\n${HOST}Content-Length: ${SIZE}\r\n\r\n`, 404],
  ])("gets its status each time, though the client reads last: %s", async (_, head, status) => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(head, SIZE)));
    expect(answers).toEqual(answers.map(() => `HTTP/1.1 ${status}`));
  });

  it("that is slow gets its status after all of it was sent, and more than half a second later", async () => {
    const json = "Content-Type: application/json\r\n";
    const chunked = "Transfer-Encoding: chunked\r\n\r\n";
    const sized = "Content-Length: 6144\r\n\r\n";
    const cases: readonly (readonly [string, (piece: string) => string, number])[] = [
      [`POST /none HTTP/1.1\r\n${HOST}${json}${chunked}`, (piece) => `400\r\n${piece}\r\n`, 404],
      [`POST /none HTTP/1.1\r\n${HOST}${json}${sized}`, (piece) => piece, 404],
      [`POST /books HTTP/1.1\r\n${HOST}${chunked}`, (piece) => `400\r\n${piece}\r\n`, 415],
      [`POST /books HTTP/1.1\r\n${HOST}${sized}`, (piece) => piece, 415],
    ];
    const statuses = await Promise.all(
      cases.map(async ([head, framed]) => {
        const socket = await opened();
        socket.pause();
        socket.write(head);
        for (let piece = 0; piece < 6; piece += 1) {
          await new Promise((resolve) => setTimeout(resolve, 120));
          socket.write(framed(" ".repeat(1024)));
        }
        socket.resume();
        const [chunk] = await once(socket, "data");
        socket.destroy();
        return Number(String(chunk).slice(9, 12));
      }),
    );
    expect(statuses).toEqual(cases.map(([, , status]) => status));
  });

  it("is the last request of its connection: nothing that follows is carried out", async () => {
    const put = `PUT /books/late HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${BOOK.length}\r\n\r\n${BOOK}`;
    const refused = `POST /none HTTP/1.1\r\n${HOST}Content-Length: 2000000\r\n\r\n`;
    const socket = await opened();
    socket.write(refused);
    await once(socket, "data");
    socket.write(" ".repeat(2_000_000) + put);
    await new Promise((resolve) => setTimeout(resolve, 200));
    socket.destroy();
    const [answer] = await wire(service.port, `GET /books/late HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`);
    expect(answer?.status).toBe(404);
  });

  it("keeps the connection when little is left of it", async () => {
    const refused = `POST /none HTTP/1.1\r\n${HOST}Content-Length: 1000\r\n\r\n`;
    const socket = await opened();
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.write(refused);
    await once(socket, "data");
    expect(text).toContain("Connection: keep-alive");
    // Later than a connection was once cut at.
    await new Promise((resolve) => setTimeout(resolve, 700));
    socket.write(`${" ".repeat(1000)}${GET}`);
    while (!text.includes("HTTP/1.1 200 ")) await once(socket, "data");
    socket.destroy();
  });
});
