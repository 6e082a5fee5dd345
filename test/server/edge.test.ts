// The edge of HTTP, over a socket: which versions, targets, codings and hosts are served (RFC 9110, RFC 9112).
import { connect } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { PATIENCE } from "../../src/server/node-server.ts";
import { type Service, startService } from "../rows/service.ts";
import { parseAnswers, type RawAnswer, wire } from "../rows/wire.ts";

const here = await startService();
const hasty = await startService({ patience: { ...PATIENCE, head: 200, request: 200, checkEvery: 50 } });
const open = await startService({ guarded: true, publicOrigin: "https://books.example" });
afterAll(async () => {
  await here.close();
  await hasty.close();
  await open.close();
});

const HOST = "Host: localhost\r\n";
const NEXT = `GET /books HTTP/1.1\r\n${HOST}Connection: close\r\n\r\n`;
const get = (target: string, lines = HOST, version = "1.1"): string =>
  `GET ${target} HTTP/${version}\r\n${lines}\r\n`;
const post = (lines: string, content: string, version = "1.1"): string =>
  `POST /books HTTP/${version}\r\n${HOST}Content-Type: application/json\r\n${lines}\r\n${content}`;
const long = (length: number): string => "a".repeat(length);
const EMMA = '{"title":"Emma","authors":["Jane Austen"]}';
const CHUNKED = `${EMMA.length.toString(16)}\r\n${EMMA}\r\n0\r\n\r\n`;

/** Sends pieces, each in a packet of its own. */
async function pieces(service: Service, ...parts: readonly string[]): Promise<readonly RawAnswer[]> {
  const socket = connect(service.port, "127.0.0.1");
  socket.setNoDelay();
  socket.on("error", () => undefined);
  // A connection may also be over while the pieces are sent.
  const over = new Promise((resolve) => socket.once("close", resolve));
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  await over;
  socket.destroy();
  return parseAnswers(text);
}

describe("one request, and one after it", () => {
  // biome-ignore format: a compact table
  it.each<readonly [string, string, readonly number[]]>([
    ["a target at its limit", get(`/books?${long(8185)}`), [400, 200]],
    ["a target beyond its limit", get(`/books?${long(8186)}`), [414]],
    ["a target that Node does not read", get(`/books?${long(40_000)}`), [414]],
    ["a target of several packets' size", get(`/books?${long(200_000)}`), [414]],
    ["a target that is too long after another request", get("/books") + get(`/${long(40_000)}`), [200, 414]],
    ["a field that is too long", get("/books", `${HOST}X: ${long(16_400)}\r\n`), [431]],
    ["a field that Node does not read", get("/books", `${HOST}X: ${long(40_000)}\r\n`), [431]],
    ["a field after a long target", get(`/books?${long(8000)}`, `${HOST}X: ${long(40_000)}\r\n`), [431]],
    // Node would read the first thousand lines, and leave out the others.
    ["a field of a proxy after 1500 lines", get("/books", `${HOST}${"a:\r\n".repeat(1500)}Forwarded: for=x\r\n`), [403, 200]],
    ["a second Host after 1500 lines", get("/books", `${HOST}${"a:\r\n".repeat(1500)}Host: x\r\n`), [400, 200]],
    ["a length after 1500 lines", post(`${"a:\r\n".repeat(1500)}Content-Length: ${EMMA.length}\r\n`, EMMA), [201, 200]],
    ["HTTP/1.0", get("/books", HOST, "1.0"), [200]],
    ["HTTP/1.0 that keeps the connection", get("/books", `${HOST}Connection: keep-alive\r\n`, "1.0"), [200, 200]],
    ["HTTP/1.0 with a transfer coding", post("Connection: keep-alive\r\nTransfer-Encoding: chunked\r\n", CHUNKED, "1.0"), [201]],
    ["HTTP/2.0", get("/books", HOST, "2.0"), [505]],
    ["HTTP/3.0", get("/books", HOST, "3.0"), [505]],
    ["HTTP/1.2", get("/books", HOST, "1.2"), [505]],
    ["HTTP/0.9", get("/books", HOST, "0.9"), [505]],
    ["a request of HTTP/0.9", "GET /books\r\n\r\n", [505]],
    ["the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]],
    ["HTTP/2.0 after another request", get("/books") + get("/books", HOST, "2.0"), [200, 505]],
    ["no version", get("/books", HOST, "x.1"), [400]],
    ["a coding before chunked", post("Transfer-Encoding: gzip, chunked\r\n", CHUNKED), [501]],
    ["a coding before chunked, in a line of its own", post("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", CHUNKED), [501]],
    ["a coding before chunked, awaiting 100", post("Expect: 100-continue\r\nTransfer-Encoding: br, chunked\r\n", ""), [501]],
    ["a coding after chunked", post("Transfer-Encoding: chunked, gzip\r\n", CHUNKED), [400]],
    ["a coding alone", post("Transfer-Encoding: gzip\r\n", CHUNKED), [400]],
    ["chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n", CHUNKED), [201, 200]],
  ])("%s", async (_, sent, statuses) => {
    const answers = await wire(here.port, sent + NEXT);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    for (const { status, headers } of answers.filter((answer) => answer.status >= 400)) {
      expect([status, headers.get("content-type")]).toEqual([status, "application/problem+json"]);
      expect(headers.get("x-request-id")).toBeTruthy();
    }
    if (statuses.length === 1) expect(answers[0]?.headers.get("connection")).toBe("close");
  });

  it.each([
    ["a target", [`GET /books?${long(20_000)}`, `${long(20_000)} HTTP/1.1\r\n${HOST}\r\n`], 414],
    [
      "a field",
      [`GET /books HTTP/1.1\r\n${HOST}X: ${long(20_000)}`, `${long(9000)} ${long(9000)}\r\n\r\n`],
      431,
    ],
    ["many fields", [`GET /books HTTP/1.1\r\n${HOST}`, `X: ${long(9000)}\r\n`.repeat(4)], 431],
  ])("in several packets, too: %s", async (_, parts, status) => {
    expect((await pieces(here, ...parts)).map((answer) => answer.status)).toEqual([status]);
  });
});

describe("the host of a request", () => {
  const close = "Connection: close\r\n";
  // biome-ignore format: a compact table
  it.each<readonly [string, string, number, number]>([
    // [target, Host, in protected mode, with a key and a public origin]
    ["/books", "[::1]", 200, 200],
    ["/books", "[0:0:0:0:0:0:0:1]:8080", 200, 200],
    ["/books", "[0000::0001]", 200, 200],
    ["/books", "[::0.0.0.1]", 200, 200],
    ["/books", "[::ffff:127.0.0.1]", 200, 200],
    ["/books", "[::FFFF:7f12:1]", 200, 200],
    ["/books", "localhost.", 200, 200],
    ["/books", "[::2]", 421, 200],
    ["/books", "[::]", 421, 200],
    ["/books", "[::ffff:128.0.0.1]", 421, 200],
    ["/books", "localhost..", 421, 200],
    ["http://localhost/books", "localhost", 200, 200],
    ["HTTP://LOCALHOST:80/books", "localhost", 200, 200],
    ["http://[0:0::1]/books", "[::1]", 200, 200],
    ["https://localhost/books", "localhost", 421, 421],
    ["ftp://localhost/books", "localhost", 421, 421],
    ["http://127.0.0.1/books", "localhost", 421, 421],
    ["http://localhost:81/books", "localhost", 421, 421],
    ["http://books.example/books", "localhost", 421, 421],
    ["http://books.example/books", "books.example", 421, 200],
    ["https://books.example/books", "books.example", 421, 200],
    ["https://books.example/books", "backend:8080", 421, 200],
    ["https://books.example:8443/books", "books.example", 421, 421],
    ["http://user@localhost/books", "localhost", 400, 400],
    ["http:///books", "localhost", 400, 400],
  ])("%s with Host: %s is %i, and %i where other machines are served", async (target, host, protectedStatus, openStatus) => {
    const sent = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n${close}\r\n`;
    const statuses = await Promise.all([here, open].map(async ({ port }) => (await wire(port, sent))[0]?.status));
    expect(statuses).toEqual([protectedStatus, openStatus]);
  });
});

describe("a request that the client aborts", () => {
  const HEAD = `POST /books HTTP/1.1\r\n${HOST}Content-Type: application/json\r\n`;
  it.each([
    ["its content does not arrive", [`${HEAD}Content-Length: 99\r\n\r\n{`], [408], "POST"],
    ["its chunks do not arrive", [`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, "5\r\n{"], [408], "POST"],
    ["its head does not arrive", ["POST /books HTT"], [408], ""],
    ["a chunk is malformed", [`${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`], [400], "POST"],
    [
      "a later chunk is malformed",
      [`${HEAD}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`, "zz\r\n"],
      [400],
      "POST",
    ],
    [
      "a chunk is malformed after another request",
      [`${get("/books")}${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
      [200, 400],
      "POST",
    ],
  ])("is in the log once, under the id of its answer: %s", async (_, parts, statuses, method) => {
    // Only what does not arrive needs a service that soon gives up.
    const service = statuses.includes(408) ? hasty : here;
    const before = service.served.length;
    const answers = await pieces(service, ...parts);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
    await expect.poll(() => service.served.length - before).toBe(statuses.length);
    const lines = service.served.slice(before);
    const wanted = answers.map(({ status, headers }) => [headers.get("x-request-id"), status]);
    expect(lines.map(({ id, status }) => [id, status])).toEqual(wanted);
    expect(lines.at(-1)).toMatchObject({ method, problem: expect.stringContaining("/problems/") });
    expect(JSON.parse(answers.at(-1)?.text ?? "{}")).toMatchObject({ requestId: wanted.at(-1)?.[0] });
  });
});
