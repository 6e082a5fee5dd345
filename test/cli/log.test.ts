// The log of the service: what it says to programs and to people, and that a log which cannot be written ends nothing.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { makeLog } from "../../src/site/log.ts";
import { patientOutput } from "../../src/site/patient-output.ts";

const served = {
  id: "r1",
  method: "GET",
  target: "/books",
  status: 200,
  milliseconds: 1.234,
  address: "10.0.0.1",
};

function logTo(isTerminal: boolean) {
  const written: string[] = [];
  let recover: (lost: number) => void = () => undefined;
  const output = {
    write: (text: string) => void written.push(text),
    lost: () => 0,
    onRecovery: (listen: (lost: number) => void) => {
      recover = listen;
    },
  };
  const log = makeLog({ now: () => 0, isTerminal, output });
  return { written, log, recover: (lost: number) => recover(lost) };
}

describe("a line", () => {
  it("is JSON for programs, with the caller's address, the request's id and why the front refused it", () => {
    const { written, log } = logTo(false);
    log.request({ ...served, status: 421, problem: "/problems/misdirected-request" });
    expect(JSON.parse(written[0] ?? "")).toEqual({
      ...served,
      level: 30,
      time: "1970-01-01T00:00:00.000Z",
      status: 421,
      milliseconds: 1.2,
      problem: "/problems/misdirected-request",
    });
  });

  it("is short for people", () => {
    const { written, log } = logTo(true);
    log.request(served);
    log.request({ ...served, status: 421, problem: "/problems/misdirected-request" });
    log.request({ ...served, status: 0 });
    expect(written).toEqual([
      "00:00:00 GET /books 200 1.2 ms\n",
      "00:00:00 GET /books 421 1.2 ms /problems/misdirected-request r1\n",
      "00:00:00 GET /books aborted by the client 1.2 ms\n",
    ]);
  });

  const forged = {
    ...served,
    status: 401,
    problem: "/p",
    reason: "a\n00:00:00 GET /forged 200\u009b2J\u202e",
  };
  it("for people stays one line, though a caller chooses a part of it", () => {
    const { written, log } = logTo(true);
    log.request(forged);
    expect(written).toEqual([
      "00:00:00 GET /books 401 1.2 ms /p (a\\u000a00:00:00 GET /forged 200\\u009b2J\\u202e) r1\n",
    ]);
  });

  it("for programs has no character that a terminal obeys, and the same value", () => {
    const { written, log } = logTo(false);
    log.request(forged);
    expect(written[0]).not.toMatch(/[\p{Cc}\p{Cf}](?!$)/u);
    expect(JSON.parse(written[0] ?? "")).toMatchObject({ reason: forged.reason });
  });

  it.each([[true], [false]])("says how many lines were lost", (isTerminal) => {
    const { written, log, recover } = logTo(isTerminal);
    recover(3);
    log.request(served);
    expect(written).toHaveLength(2);
    expect(written[0]).toMatch(
      isTerminal ? /^3 log lines were lost\n$/ : /"lost":3,.*"msg":"log lines were lost"/,
    );
  });
});

describe("an output that fails", () => {
  it("keeps what was written in order, counts what it loses, and tries again", async () => {
    const written: string[] = [];
    let isFull = true;
    const output = patientOutput(9, {
      most: 10,
      retryAfter: 5,
      writeTo: (_, bytes, offset, done) =>
        queueMicrotask(() => {
          if (isFull) return done(Object.assign(new Error("no space"), { code: "ENOSPC" }), 0);
          // Two bytes at a time.
          written.push(Buffer.from(bytes.slice(offset, offset + 2)).toString());
          done(null, Math.min(2, bytes.length - offset));
        }),
    });
    const lost: number[] = [];
    output.onRecovery((count) => lost.push(count));
    for (const text of ["first", "abcd", "efgh", "lost", "too"]) output.write(text);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([written, lost]).toEqual([[], []]);
    isFull = false;
    await vi.waitFor(() => expect([written.join(""), lost]).toEqual(["firstabcdefgh", [2]]), 10_000);
  });
});

describe("a service whose log cannot be written", () => {
  const door = fileURLToPath(new URL("../../src/cli/verbatim.js", import.meta.url));

  /** The service finds a free port by itself; here nobody could read which. */
  async function started(stdout: number | "pipe", port: number) {
    const child = spawn(process.execPath, [door, "serve", "--port", String(port), "--grace", "0"], {
      stdio: ["ignore", stdout, "pipe"],
    });
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/books`).then(async (answer) => {
        await answer.text();
        return answer.status;
      });
    for (let n = 0; n < 400; n += 1) {
      if ((await ask().catch(() => 0)) === 200) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return { child, ask };
  }

  async function freePort(): Promise<number> {
    const { createServer } = await import("node:net");
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    server.close();
    return port;
  }

  it.runIf(existsSync("/dev/full"))("goes on when the disk is full", async () => {
    const full = openSync("/dev/full", "w");
    const { child, ask } = await started(full, await freePort());
    for (let n = 0; n < 50; n += 1) expect(await ask()).toBe(200);
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    closeSync(full);
  });

  it("obeys SIGTERM when nobody reads its output", async () => {
    const { child, ask } = await started("pipe", await freePort());
    child.stdout?.pause();
    // More than a pipe holds.
    for (let n = 0; n < 20; n += 1) await Promise.all(Array.from({ length: 40 }, ask));
    child.kill("SIGTERM");
    const [code] = await once(child, "exit");
    expect(code).toBe(0);
  });
});
