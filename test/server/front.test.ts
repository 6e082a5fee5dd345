// Checks that need the raw request: every spelling of Host.
import { connect } from "node:net";
import { afterAll, describe, expect, it } from "vitest";
import { startService } from "../rows/service.ts";
import { wire } from "../rows/wire.ts";

const service = await startService();
afterAll(() => service.close());

describe("Host in protected mode", () => {
  it.each([
    ["localhost", 200],
    ["LOCALHOST", 200],
    // RFC 3986 3.2.3: a port may be empty.
    ["localhost:", 200],
    ["localhost:0080", 200],
    ["[::1]:", 200],
    ["127.0.0.1:99999", 400],
    ["999.1.1.1", 400],
    ["[::1", 400],
    ["x y", 400],
    ["a%zz", 400],
    ["localhost.example", 421],
    ["127.0.0.1.example", 421],
    ["a%41", 421],
    ["127.1", 421],
  ])("%s: %i", async (host, status) => {
    const [answer] = await wire(
      service.port,
      `GET /books HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer?.status).toBe(status);
    const isProblem = answer?.headers.get("content-type") === "application/problem+json";
    expect(isProblem).toBe(status !== 200);
  });
});

describe("several requests on one connection", () => {
  const put = (id: string) => {
    const content = '{"title":"Emma","authors":["Jane Austen"]}';
    return `PUT /books/${id} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
  };

  it.each([
    ["bytes that are not a request", "GARBAGE\r\n\r\n", [201, 400]],
    ["CONNECT", "CONNECT x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", [201, 405]],
  ])("a PUT is answered before %s that follow it", async (name, next, statuses) => {
    const answers = await wire(service.port, put(name.replaceAll(" ", "-")) + next);
    expect(answers.map(({ status }) => status)).toEqual(statuses);
  });

  it("a client that never reads is disconnected", async () => {
    const socket = connect(service.port, "127.0.0.1");
    socket.pause();
    const before = process.memoryUsage().rss;
    const requests = "GET /nope HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(1000);
    let sent = 0;
    const stop = performance.now() + 1500;
    socket.on("error", () => undefined);
    while (performance.now() < stop && !socket.destroyed) {
      if (socket.write(requests)) sent += requests.length;
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (socket.writableLength > 1_000_000) break;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(200);
    expect(sent).toBeLessThan(20_000_000);
    socket.destroy();
    expect((await fetch(`${service.origin}/books`)).status).toBe(200);
  });
});

describe("the log", () => {
  it.each([
    ["an operation", "GET /books HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 200],
    ["no path", "GET /nope HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 404],
    ["no request at all", "GARBAGE\r\n\r\n", 400],
    ["a head too large", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(20_000)}\r\n\r\n`, 431],
    [
      "an expectation",
      "POST /books HTTP/1.1\r\nHost: localhost\r\nExpect: tea\r\nContent-Length: 0\r\n\r\n",
      417,
    ],
    ["CONNECT", "CONNECT x:1 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405],
    ["another host", "GET /books HTTP/1.1\r\nHost: e.example\r\nConnection: close\r\n\r\n", 421],
  ])("has a line for %s, under the id that the answer carries", async (_, sent, status) => {
    const [answer] = await wire(service.port, sent);
    expect(answer?.status).toBe(status);
    expect(answer?.headers.get("date")).toMatch(/ GMT$/);
    const id = answer?.headers.get("x-request-id");
    await expect
      .poll(() => service.served.filter((one) => one.id === id).map((one) => one.status))
      .toEqual([status]);
  });
});
