// What only the raw request shows: the Host in all its spellings.
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
