// Rows 98 to 100: slow clients, shutdown, and clients that disconnect.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { expect } from "vitest";
import { isProblem } from "../../src/http/problem.ts";
import { ask, countBooks, dump, emma, JSON_TYPE, sleep, told, withService } from "./asking.ts";
import { row } from "./rows.ts";
import { parseAnswers, type RawAnswer } from "./wire.ts";

const content = JSON.stringify(emma);
const headOf = (length: number, key = "k"): string =>
  `POST /books HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nIdempotency-Key: ${key}\r\nContent-Length: ${length}\r\n\r\n`;

type Listening = { readonly socket: Socket; readonly closed: Promise<readonly RawAnswer[]> };

/** How often the clock below counts, and what it counts at most each time, in milliseconds. */
const STEP = 10;
const LONGEST_STEP = 20;

/** Counts milliseconds in which this process ran: while other processes have the processor, hardly any pass. */
function startOwnTime(): { readonly passed: () => number; readonly stop: () => void } {
  let [own, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    own += Math.min(now - last, LONGEST_STEP);
    last = now;
  }, STEP);
  return { passed: () => own, stop: () => clearInterval(timer) };
}

async function open(port: number): Promise<Listening> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => void chunks.push(chunk));
  socket.on("error", () => undefined);
  const closed = once(socket, "close").then(() => parseAnswers(Buffer.concat(chunks).toString("latin1")));
  await once(socket, "connect");
  return { socket, closed };
}

/** @returns the code of the error, or `closed` if the connection is accepted and then closed. */
async function outcomeOfConnecting(port: number): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const socket = connect(port, "127.0.0.1");
  socket
    .on("error", (error: NodeJS.ErrnoException) => resolve(error.code))
    .on("close", () => resolve("closed"));
  return promise;
}

/** Writes one byte every `pause` milliseconds until the server closes the connection. */
async function drip(port: number, whole: string, text: string, pause: number) {
  const started = performance.now();
  const ownTime = startOwnTime();
  const { socket, closed } = await open(port);
  socket.write(whole);
  let at = 0;
  const timer = setInterval(() => {
    if (socket.writable) socket.write(text.charAt(at % text.length));
    at += 1;
  }, pause);
  const answers = await closed;
  clearInterval(timer);
  ownTime.stop();
  return { answers, milliseconds: performance.now() - started, ownMilliseconds: ownTime.passed() };
}

row(98, "slow heads and slow content are cut off with a 408 problem, and nothing is written", () =>
  withService(
    { patience: { head: 600, request: 1200, checkEvery: 100, unread: 5000, idle: 5000 } },
    async (service) => {
      const padded = `${content}${" ".repeat(1000)}`;
      const [head, body, chunked, silent] = await Promise.all([
        drip(service.port, "GET /books HTTP/1.1\r\nHost: localhost\r\nX: ", "a", 20),
        drip(service.port, `${headOf(padded.length)}${content}`, " ", 20),
        drip(
          service.port,
          headOf(0).replace("Content-Length: 0", "Transfer-Encoding: chunked"),
          "1\r\n \r\n",
          20,
        ),
        drip(service.port, headOf(padded.length), " ", 10_000),
      ]);
      for (const { answers } of [head, body, chunked, silent]) {
        expect(answers.map(({ status }) => status)).toEqual([408]);
        const problem = JSON.parse(answers[0]?.text ?? "{}");
        expect([isProblem(problem), problem.type, problem.status]).toEqual([
          true,
          "/problems/request-timeout",
          408,
        ]);
        expect(answers[0]?.headers.get("connection")).toBe("close");
      }
      // Not before the limit by any clock, and soon after it by the time in which this process ran.
      expect(head.milliseconds).toBeGreaterThan(550);
      expect(head.ownMilliseconds).toBeLessThan(1100);
      for (const { milliseconds, ownMilliseconds } of [body, chunked, silent]) {
        expect(milliseconds).toBeGreaterThan(1150);
        expect(ownMilliseconds).toBeLessThan(1900);
      }
      expect(await dump(service)).toBe("");
      // The key is not used up, and no other client is delayed.
      const answer = await ask(service, "POST", "/books", {
        body: emma,
        headers: { "idempotency-key": "k" },
      });
      expect([answer.status, answer.headers.get("idempotency-replayed")]).toEqual([201, null]);
    },
  ),
);

/** The command, as a user starts it, in protected mode on a free port. */
async function startCommand(): Promise<{
  child: ChildProcess;
  port: number;
  out: () => string;
  err: () => string;
}> {
  const file = new URL("../../src/cli/verbatim.js", import.meta.url).pathname;
  const child = spawn(process.execPath, [file, "serve", "--port", "0"], {
    env: { PATH: process.env["PATH"] ?? "" },
  });
  const text = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    text.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    text.err += chunk;
  });
  let port: string | undefined;
  for (let i = 0; i < 500 && port === undefined; i++) {
    await sleep(20);
    port = /listens on \S+:(\d+)/.exec(text.out)?.[1];
  }
  return { child, port: Number(port), out: () => text.out, err: () => text.err };
}

row(
  99,
  "SIGTERM: requests in progress finish, idle connections are closed, new ones are rejected, exit 0",
  async () => {
    const { child, port, out, err } = await startCommand();
    try {
      const exited = once(child, "exit");
      const [idle, slow, reset] = [await open(port), await open(port), await open(port)];
      idle.socket.write("GET /books HTTP/1.1\r\nHost: localhost\r\n\r\n");
      await once(idle.socket, "data");
      slow.socket.write(`${headOf(content.length)}${content.slice(0, 10)}`);
      // A connection with a CONNECT is no longer the server's, and must not delay the shutdown.
      reset.socket.write(`CONNECT localhost:1 HTTP/1.1\r\nHost: localhost\r\n\r\n${"a".repeat(100_000)}`);
      await sleep(100);
      child.kill("SIGTERM");
      const started = performance.now();
      while (!out().includes("SIGTERM")) await sleep(5);
      expect((await idle.closed).map(({ status }) => status)).toEqual([200]);
      // One that arrives while the server stops listening is reset; every later one is refused.
      await expect.poll(() => outcomeOfConnecting(port)).toBe("ECONNREFUSED");
      await sleep(200);
      expect(child.exitCode).toBeNull();
      slow.socket.write(content.slice(10));
      const [answer] = await slow.closed;
      expect([answer?.status, JSON.parse(answer?.text ?? "{}").title]).toEqual([201, "Emma"]);
      expect(await exited).toEqual([0, null]);
      expect(performance.now() - started).toBeLessThan(3000);
      expect((await reset.closed).map(({ status }) => status)).toEqual([405]);
      expect(err()).toBe("");
    } finally {
      child.kill("SIGKILL");
    }
  },
);

row(
  100,
  "a client that disconnects during a request leaves nothing behind: nothing written, nothing logged, no crash",
  () =>
    withService({}, async (service) => {
      const sent = [
        (n: number) => `${headOf(content.length, `${n}`)}${content.slice(0, n % content.length)}`,
        (n: number) =>
          `${headOf(0, `${n}`).replace("Content-Length: 0", "Transfer-Encoding: chunked")}5\r\n{"tit\r\n`,
        (n: number) => headOf(1_000_000, `${n}`).slice(0, 20 + (n % 130)),
        (n: number) =>
          `PUT /books/a HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n${"{".repeat(n % 99)}`,
        (n: number) => `CONNECT x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n${"a".repeat(n)}`,
      ];
      for (let n = 0; n < 200; n++) {
        const { socket, closed } = await open(service.port);
        await new Promise<void>((resolve) => socket.write(sent[n % sent.length]?.(n) ?? "", () => resolve()));
        if (n % 4 > 1) await sleep(1);
        if (n % 2 > 0) socket.destroy();
        else socket.resetAndDestroy();
        await closed;
      }
      await sleep(50);
      expect(await dump(service)).toBe("");
      const answer = await ask(service, "POST", "/books", {
        body: emma,
        headers: { ...JSON_TYPE, "idempotency-key": "0" },
      });
      expect([told(answer), answer.headers.get("idempotency-replayed"), await countBooks(service)]).toEqual([
        "201",
        null,
        1,
      ]);
    }),
);
