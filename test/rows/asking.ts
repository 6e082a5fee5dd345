// How the rows about keys, input, errors and connections send requests: over HTTP, as bytes where it matters.
import { connect } from "node:net";
import { expect } from "vitest";
import { memoryStore } from "../../src/service/memory/store.ts";
import type { Given, Service } from "./service.ts";
import { startService } from "./service.ts";
import { parseAnswers, type RawAnswer, wire } from "./wire.ts";

export const emma = { title: "Emma", authors: ["Jane Austen"] };
export const JSON_TYPE = { "content-type": "application/json" };
export const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };
export const PATCH_TYPE = { "content-type": "application/merge-patch+json" };

type Fields = Readonly<Record<string, string>>;
export type Sent = { readonly headers?: Fields; readonly body?: object | string };
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The content, if it is JSON. */
  readonly json: Readonly<Record<string, unknown>>;
};

/** Sends a request with `fetch`; an object is sent as JSON unless the header fields say otherwise. */
export async function ask(service: Service, method: string, path: string, sent: Sent = {}): Promise<Answer> {
  const { headers, body } = sent;
  const content = body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) };
  const type = body === undefined ? {} : JSON_TYPE;
  const response = await fetch(service.origin + path, {
    method,
    headers: { ...type, ...headers },
    ...content,
  });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson && text !== "" ? JSON.parse(text) : {},
  };
}

/** @returns status and last segment of the problem's type, such as `422 key-reused`; the status alone of a success. */
export function told({ status, json }: Answer): string {
  return status < 400 ? String(status) : `${status} ${String(json["type"]).replace("/problems/", "")}`;
}

/** The bytes of one request on its own connection. `lines` are raw header lines. */
export function request(
  method: string,
  target: string,
  lines: readonly string[] = [],
  body: string | Buffer = "",
): Buffer {
  const content = Buffer.from(body as string);
  const length = content.length > 0 ? [`Content-Length: ${content.length}`] : [];
  const head = [`${method} ${target} HTTP/1.1`, "Host: localhost", "Connection: close", ...length, ...lines];
  return Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`, "latin1"), content]);
}

/** Sends one request as bytes, and checks the problem in the response, if there is one. */
export async function askRaw(service: Service, bytes: string | Buffer): Promise<Answer & { raw: RawAnswer }> {
  const answers = await wire(service.port, bytes);
  const raw = answers.at(-1);
  if (raw === undefined) throw new Error("there was no answer");
  const isJson = /json/.test(raw.headers.get("content-type") ?? "");
  const json = isJson && raw.text !== "" ? JSON.parse(raw.text) : {};
  return { status: raw.status, headers: new Headers([...raw.headers]), text: raw.text, json, raw };
}

/** Sends all requests but their last byte, each on its own connection, and then all last bytes at once. */
export async function together(port: number, requests: readonly Buffer[]): Promise<readonly RawAnswer[]> {
  const sockets = await Promise.all(
    requests.map(async (bytes) => {
      const socket = connect(port, "127.0.0.1");
      socket.setNoDelay(true);
      await new Promise<void>((resolve) => socket.write(bytes.subarray(0, -1), () => resolve()));
      return { socket, last: bytes.subarray(-1) };
    }),
  );
  return Promise.all(
    sockets.map(async ({ socket, last }) => {
      const chunks: Buffer[] = [];
      socket.on("data", (chunk) => void chunks.push(chunk));
      const closed = new Promise((resolve) => socket.once("close", resolve));
      socket.write(last);
      await closed;
      const [answer] = parseAnswers(Buffer.concat(chunks).toString("latin1"));
      if (answer === undefined) throw new Error("there was no answer");
      return answer;
    }),
  );
}

/** Everything that the store shows, as text: equal texts mean equal stores. */
export async function dump({ store }: Pick<Service, "store">): Promise<string> {
  const all = { limit: 1_000_000, after: undefined };
  return store.read(async ({ books, reviews }) => {
    const shown: string[] = [];
    for (const book of (await books.slice(all)).items) {
      const theirs = (await reviews.slice(book.value.id, all)).items;
      shown.push(book.json, ...theirs.map((review) => `  ${review.json} of ${review.owner}`));
    }
    return shown.join("\n");
  });
}

export async function countBooks(service: Service): Promise<number> {
  return (await dump(service)).split("\n").filter((line) => line.startsWith("{")).length;
}

/** Runs a test on a fresh service, and checks that it reports only the failures that `faults` expects. */
export async function withService(
  given: Given,
  run: (service: Service) => Promise<void>,
  faults = 0,
): Promise<void> {
  const service = await startService(given);
  try {
    await run(service);
    expect(service.errors).toHaveLength(faults);
  } finally {
    await service.close();
  }
}

/** An empty memory store with ids from a counter. */
export function emptyStore(now: () => number = Date.now, keyLimit?: number) {
  let drawn = 0;
  const random = (length: number): Uint8Array => {
    drawn += 1;
    const bytes = new Uint8Array(length);
    new DataView(bytes.buffer).setUint32(length - 4, drawn);
    return bytes;
  };
  return memoryStore({ now, random }, keyLimit);
}

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
