// How much of a response a check reads.

import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { pipeline } from "node:stream/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeNetworkSender } from "../../src/cli/check/network.ts";

const limits = { timeout: 10_000, budget: 60_000 };
const MB = 1_000_000;
let server: Server;
let origin = "";
let written = 0;

beforeAll(async () => {
  const piece = Buffer.alloc(MB / 10, "a");
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://h");
    const status = /^\/(\d{3})$/.exec(pathname)?.[1];
    if (status !== undefined) return void response.writeHead(Number(status), { etag: '"a"' }).end();
    response.writeHead(200, { "content-type": "application/json" });
    written = 0;
    const pieces = function* (): Iterable<Buffer> {
      for (let left = Number(pathname.slice(3)) * 10; left > 0; left--) {
        written += piece.length;
        yield piece;
      }
    };
    // The client closes the connection of a response that is too long.
    await pipeline(pieces, response).catch(() => {});
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
});
afterAll(() => void server.close());

const get = (path: string) => new Request(`${origin}${path}`);

it("reads a response to its end", async () => {
  expect((await (await makeNetworkSender(limits)(get("/mb15"))).text()).length).toBe(15 * MB);
});

it("stops reading a response that is too long, and says so", async () => {
  await expect(makeNetworkSender(limits)(get("/mb900"))).rejects.toMatchObject({
    reason: { kind: "answer too long", request: { target: "/mb900" }, most: 16 * MB, before: 0 },
  });
  expect(written).toBeLessThan(100 * MB);
});

it("reads only short responses after many long ones", async () => {
  const send = makeNetworkSender(limits);
  for (let count = 0; count < 18; count++) await send(get("/mb15"));
  await expect(send(get("/mb15"))).rejects.toMatchObject({
    reason: { kind: "answer too long", most: 64_000, before: 270 * MB },
  });
  expect((await send(get("/404"))).status).toBe(404);
});

describe("returns the complete response", () => {
  it.each([204, 304, 307, 599])("%i", async (status) => {
    const response = await makeNetworkSender(limits)(get(`/${status}`));
    expect([response.status, response.headers.get("etag"), await response.text()]).toEqual([
      status,
      '"a"',
      "",
    ]);
  });
});
