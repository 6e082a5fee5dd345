// Other clients on the same service: what they retry on their own is retried safely.
import { execFile } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { serve } from "@hono/node-server";
import axios from "axios";
import axiosRetry, { exponentialDelay } from "axios-retry";
import got from "got";
import ky from "ky";
import { afterEach, beforeEach, expect, it } from "vitest";
import { emma, overSocket, type Service } from "../service/service.ts";

const run = promisify(execFile);
let service: Service;
let close: () => Promise<void>;
let origin: string;
/** The status of each answer that the front gave. */
let given: number[];
/** What the front does with the first request: refuse it, or carry it out and lose the answer. */
let first: "refuse" | "lose";

beforeEach(async () => {
  service = await overSocket();
  given = [];
  first = "refuse";
  const server = serve({ fetch: front, hostname: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = async () => {
    server.close();
    await service.close();
  };
});
afterEach(() => close());

async function front(request: Request): Promise<Response> {
  const isFirst = given.length === 0;
  const { pathname } = new URL(request.url);
  const { method, headers } = request;
  const passOn = async () =>
    service.send(method, pathname, { headers, body: (await request.text()) || undefined });
  const answer = isFirst && first === "refuse" ? undefined : await passOn();
  const lost = new Response(null, { status: 503, headers: { "retry-after": "1" } });
  const told = isFirst || answer === undefined ? lost : new Response(answer.body, answer);
  given.push(told.status);
  return told;
}

const count = async (): Promise<number> => (await service.client.listBooks().orThrow()).items.length;
const key = { "idempotency-key": '"a"' };

axiosRetry(axios, { retries: 2, retryDelay: exponentialDelay });
const clients = [
  [
    "got",
    (url: string) => got(url).json(),
    (url: string, headers = {}) => got.post(url, { json: emma, headers }),
  ],
  [
    "ky",
    (url: string) => ky(url).json(),
    (url: string, headers = {}) => ky.post(url, { json: emma, headers }),
  ],
  [
    "axios-retry",
    (url: string) => axios.get(url),
    (url: string, headers = {}) => axios.post(url, emma, { headers }),
  ],
] as const;

it.each(clients)("%s repeats a GET, and not before Retry-After says so", async (_, get) => {
  const started = Date.now();
  await get(`${origin}/books`);
  expect(given).toEqual([503, 200]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(990);
});

it.each(clients)("%s leaves a POST alone, with a key or without", async (_, __, post) => {
  await expect(Promise.resolve(post(`${origin}/books`))).rejects.toThrow();
  expect(given).toEqual([503]);
  await expect(Promise.resolve(post(`${origin}/books`, key))).resolves.toBeDefined();
  expect(await count()).toBe(1);
});

it("curl --retry repeats a POST: with a key, one book; without, two", async () => {
  const post = (...more: readonly string[]) =>
    run("curl", ["-sS", "--retry", "2", ...more, "--json", JSON.stringify(emma), `${origin}/books`]);
  first = "lose";
  const started = Date.now();
  await post("-H", `idempotency-key: "b"`);
  expect(given).toEqual([503, 201]);
  expect(Date.now() - started).toBeGreaterThanOrEqual(990);
  expect(await count()).toBe(1);
  given = [];
  await post();
  expect(await count()).toBe(3);
});
