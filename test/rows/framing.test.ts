// Rows 81, 86 and 87: too much content, ambiguous heads, and expectations.
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { connect, type Socket } from "node:net";
import { expect } from "vitest";
import { isProblem } from "../../src/http/problem.ts";
import { dump, emma, sleep, withService } from "./asking.ts";
import { row } from "./rows.ts";
import type { Service } from "./service.ts";
import { parseAnswers, type RawAnswer } from "./wire.ts";

const MIB = 2 ** 20;
const POST = "POST /books HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

type Talk = {
  readonly answers: readonly RawAnswer[];
  /** The time until the first response, and until the server closed the connection, in milliseconds. */
  readonly answered: number;
  readonly closed: number;
};

/** Writes `head`, then `more` repeatedly until a response arrives; then waits for the server to close. */
function pour(port: number, head: string, more?: Buffer): Promise<Talk> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const chunks: Buffer[] = [];
    let answered = Number.NaN;
    const socket = connect(port, "127.0.0.1", () => socket.write(head, pump));
    const pump = (): void => {
      if (more !== undefined && !socket.destroyed && socket.writable) socket.write(more, pump);
    };
    const timer = setTimeout(() => reject(new Error("the server did not close the connection")), 5000);
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      if (Number.isNaN(answered)) answered = performance.now() - started;
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearTimeout(timer);
      const answers = parseAnswers(Buffer.concat(chunks).toString("latin1"));
      resolve({ answers, answered, closed: performance.now() - started });
    });
  });
}

/** The number of bytes that the server had read from each connection when it responded. */
function watchReading(): { readonly read: number[]; readonly stop: () => void } {
  const read: number[] = [];
  const listen = (message: unknown): void => void read.push((message as { socket: Socket }).socket.bytesRead);
  subscribe("http.server.response.finish", listen);
  return { read, stop: () => unsubscribe("http.server.response.finish", listen) };
}

function problemOf(answer: RawAnswer | undefined): string {
  const json = JSON.parse(answer?.text || "{}");
  expect(isProblem(json)).toBe(true);
  expect([answer?.headers.get("content-type"), json.status]).toEqual([
    "application/problem+json",
    answer?.status,
  ]);
  expect(json.requestId).toBe(answer?.headers.get("x-request-id"));
  return `${answer?.status} ${json.type.replace("/problems/", "")}`;
}

row(81, "content over the limit of 1 MiB is 413, declared or chunked, and is not read to the end", () =>
  withService({}, async (service) => {
    const watch = watchReading();
    try {
      const head = `${POST}Content-Length: 1000000000\r\n\r\n`;
      const declared = await pour(service.port, head);
      expect(problemOf(declared.answers[0])).toBe("413 content-too-large");
      // Before any content was sent.
      expect(watch.read).toEqual([head.length]);

      const chunk = Buffer.concat([Buffer.from("10000\r\n"), Buffer.alloc(65_536, 32), Buffer.from("\r\n")]);
      const endless = await pour(service.port, `${POST}Transfer-Encoding: chunked\r\n\r\n`, chunk);
      expect(problemOf(endless.answers[0])).toBe("413 content-too-large");
      expect(endless.closed).toBeLessThan(2000);
      const read = watch.read[1] ?? 0;
      expect(read).toBeGreaterThan(MIB);
      expect(read).toBeLessThan(2 * MIB);
    } finally {
      watch.stop();
    }
    const exact = (length: number): string =>
      JSON.stringify({ ...emma, x: "" }).replace('"x":""', `"x":"${"a".repeat(length)}"`);
    const base = exact(0).length;
    const sendChunked = (text: string) =>
      pour(
        service.port,
        `${POST}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`,
      );
    const sendDeclared = (text: string) =>
      pour(service.port, `${POST}Connection: close\r\nContent-Length: ${text.length}\r\n\r\n${text}`);
    for (const send of [sendDeclared, sendChunked]) {
      expect(problemOf((await send(exact(MIB - base))).answers[0])).toBe("422 invalid-content");
      expect(problemOf((await send(exact(MIB - base + 1))).answers[0])).toBe("413 content-too-large");
    }
    expect(await dump(service)).toBe("");
  }),
);

const GET = "GET /books HTTP/1.1\r\n";
const HOST = "Host: localhost\r\n";
// biome-ignore format: a compact table
const heads: readonly (readonly [want: string, head: string])[] = [
  ["431 head-too-large", `${GET}${HOST}X: ${"a".repeat(20_000)}\r\n\r\n`],
  ["431 head-too-large", `${GET}${HOST}${Array.from({ length: 900 }, (_, n) => `X-${n}: ${"a".repeat(20)}\r\n`).join("")}\r\n`],
  ["414 target-too-long", `GET /books?limit=${"1".repeat(20_000)} HTTP/1.1\r\n${HOST}\r\n`],
  ["400 malformed-request", `${POST}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
  ["400 malformed-request", `${POST}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`],
  ["400 malformed-request", `${POST}Content-Length: 2, 2\r\n\r\n{}`],
  ["400 malformed-request", `${POST}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ["400 malformed-request", `${POST}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n`],
  ["400 malformed-request", `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`],
  ["400 malformed-request", `${POST}Content-Length: -1\r\n\r\n`],
  ["400 malformed-request", `${POST}Content-Length: +2\r\n\r\n{}`],
  ["400 malformed-request", `${POST}Content-Length : 2\r\n\r\n{}`],
  ["400 malformed-request", `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`],
  ["400 malformed-request", `${GET}${HOST}X: a\r\n b: c\r\n\r\n`],
  ["400 malformed-request", `${GET}${HOST}X: a\u0000b\r\n\r\n`],
  ["400 malformed-request", "FOO /books HTTP/1.1\r\n\r\n"],
];
// biome-ignore format: a compact table
const hosts: readonly (readonly [want: string, lines: string])[] = [
  ["400 malformed-request", ""],
  ["400 malformed-request", "Host: localhost\r\nHost: localhost\r\n"],
  ["400 malformed-request", "Host: localhost\r\nHOST: elsewhere\r\n"],
  ["400 malformed-request", "Host:\r\n"],
  ["400 malformed-request", "Host: local host\r\n"],
  ["400 malformed-request", "Host: localhost/books\r\n"],
  ["400 malformed-request", "Host: user@localhost\r\n"],
  ["400 malformed-request", "Host: localhost:80a\r\n"],
  ["400 malformed-request", "Host: [::1\r\n"],
];

row(
  86,
  "a head that is too large is 431, its target 414; an ambiguous length or Host is 400; both are problems and close the connection",
  () =>
    withService({}, async (service) => {
      const after = `${GET}${HOST}\r\n`;
      for (const [want, head] of heads) {
        const { answers, closed } = await pour(service.port, `${head}${after}`);
        expect(answers.map(problemOf), head.slice(0, 160)).toEqual([want]);
        expect(answers[0]?.headers.get("connection")).toBe("close");
        expect(closed).toBeLessThan(1000);
      }
      for (const [want, lines] of hosts) {
        const { answers } = await pour(service.port, `${GET}${lines}Connection: close\r\n\r\n`);
        expect(answers.map(problemOf), lines).toEqual([want]);
      }
      const { answers } = await pour(service.port, `${GET}Host: LOCALHOST:1\r\nConnection: close\r\n\r\n`);
      expect(answers.map(({ status }) => status)).toEqual([200]);
      expect(await dump(service)).toBe("");
    }),
);

/** Sends a head, and the content only after the server has sent 100. */
async function expecting(service: Service, lines: string, content: string): Promise<readonly number[]> {
  const socket = connect(service.port, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk.toString("latin1");
  });
  socket.on("error", () => undefined);
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.write(`${POST}Connection: close\r\n${lines}Content-Length: ${content.length}\r\n\r\n`);
  for (let i = 0; i < 200 && text === ""; i++) await sleep(5);
  if (text.startsWith("HTTP/1.1 100 ")) socket.write(content);
  await closed;
  const last = parseAnswers(text).at(-1);
  if (last !== undefined && last.status >= 400) problemOf(last);
  return [...text.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, status]) => Number(status));
}

row(87, "Expect: 100-continue gets 100 and then the response; any other expectation is 417", () =>
  withService({}, async (service) => {
    const content = JSON.stringify(emma);
    expect(await expecting(service, "Expect: 100-continue\r\n", content)).toEqual([100, 201]);
    expect(await expecting(service, "Expect: 100-Continue\r\n", content)).toEqual([100, 201]);
    const before = await dump(service);
    expect(before.split("\n")).toHaveLength(2);
    // Node sends 100 for any Expect that contains 100-continue, before our code runs. RFC 9110 10.1.1 allows it.
    expect(await expecting(service, "Expect: 100-continue, x=1\r\n", "{}")).toEqual([100, 422]);
    for (const other of ["200-ok", "x=1", "100continue"]) {
      expect(await expecting(service, `Expect: ${other}\r\n`, content)).toEqual([417]);
    }
    const { answers } = await pour(service.port, `${POST}Expect: x\r\nContent-Length: 2\r\n\r\n{}`);
    expect(answers.map(problemOf)).toEqual(["417 expectation-failed"]);
    expect(await dump(service)).toBe(before);
  }),
);
