// Opens the service for a test, in process or over a socket, and validates every response against the document.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { type ApiClient, createClient } from "../../generated/client.ts";
import type { components } from "../../generated/schema.ts";
import { createApp } from "../../generated/server.ts";
import type { ServerOptions } from "../../src/server/app.ts";
import { handlers } from "../../src/service/handlers.ts";
import type { Store } from "../../src/service/library.ts";
import { memoryStore } from "../../src/service/memory/store.ts";

export type Book = components["schemas"]["Book"];
export type BookContent = components["schemas"]["BookContent"];
export type Review = components["schemas"]["Review"];
export type ReviewContent = components["schemas"]["ReviewContent"];
export type Problem = components["schemas"]["Problem"];

type Send = {
  readonly headers?: HeadersInit | undefined;
  /** An object is sent as JSON; text and bytes unchanged. */
  readonly body?: object | string | Uint8Array<ArrayBuffer> | undefined;
};

export type Service = {
  readonly origin: string;
  readonly client: ApiClient;
  /** Any request, also one that the client's types refuse. */
  readonly send: (method: string, path: string, send?: Send) => Promise<Response>;
  readonly store: Store;
  /** What the service logged: a test that expects none ends with `close`, which throws if there is one. */
  readonly errors: string[];
  /** Milliseconds to add to the time that the service sees. */
  readonly clock: { ahead: number };
  readonly close: () => Promise<void>;
};

type Options = Pick<ServerOptions, "contentLimit" | "authenticate">;

/** The service as a function: `app.fetch`. */
export async function inProcess(options: Options = {}): Promise<Service> {
  const { app, ...rest } = makeApp(options);
  return service(
    "http://service.invalid",
    async (request) => app.fetch(request),
    rest,
    async () => {},
  );
}

/** The service behind a port of this machine. */
export async function overSocket(options: Options = {}): Promise<Service> {
  const { app, ...rest } = makeApp(options);
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  return service(`http://127.0.0.1:${port}`, (request) => fetch(request), rest, close);
}

/** Both ways to reach the service: one suite runs over both. */
export const doors = [
  ["in process", inProcess],
  ["over a socket", overSocket],
] as const;

export function makeApp(options: Options = {}) {
  const errors: string[] = [];
  const clock = { ahead: 0 };
  const now = (): number => Date.now() + clock.ahead;
  const store = memoryStore({ now, random: (length) => randomBytes(length) });
  const app = createApp(handlers, store, {
    now,
    onError: (error, { operation }) => void errors.push(`${operation}: ${String(error)}`),
    checkResponses: true,
    ...options,
  });
  return { app, store, errors, clock };
}

function service(
  baseUrl: string,
  fetch: (request: Request) => Promise<Response>,
  rest: Pick<Service, "store" | "errors" | "clock">,
  stop: () => Promise<void>,
): Service {
  return {
    ...rest,
    origin: baseUrl,
    client: createClient({ baseUrl, fetch }),
    send: (method, path, send = {}) => fetch(requestOf(baseUrl + path, method, send)),
    close: async () => {
      await stop();
      if (rest.errors.length > 0) throw new Error(`The service logged: ${rest.errors.join("; ")}`);
    },
  };
}

function requestOf(url: string, method: string, { headers, body }: Send): Request {
  const sent = new Headers(headers);
  // An empty one: none is sent. (The platform would say text/plain of a text, so bytes are sent.)
  if (sent.get("content-type") === "") sent.delete("content-type");
  if (body === undefined) return new Request(url, { method, headers: sent });
  if (body instanceof Uint8Array) return new Request(url, { method, headers: sent, body });
  const isText = typeof body === "string";
  if (!isText && !sent.has("content-type")) sent.set("content-type", "application/json");
  const bytes = new TextEncoder().encode(isText ? body : JSON.stringify(body));
  return new Request(url, { method, headers: sent, body: bytes });
}

/** Everything a reader can see: each book with its reviews, newest first, as text. */
export async function exported(store: Store): Promise<string> {
  return store.read(async ({ books, reviews }) => {
    const all = await books.slice({ limit: Number.MAX_SAFE_INTEGER, after: undefined });
    const parts: string[] = [];
    for (const book of all.items) {
      const theirs = await reviews.slice(book.value.id, { limit: Number.MAX_SAFE_INTEGER, after: undefined });
      parts.push(book.json, ...theirs.items.map((review) => `  ${review.json}`));
    }
    return parts.join("\n");
  });
}

/** What an answer said, in the terms of a table: status, and the last segment of its problem type. */
export async function told(response: Response): Promise<string> {
  if (response.status < 400) return String(response.status);
  const { type } = (await response.json()) as Problem;
  return `${response.status} ${type.replace("/problems/", "")}`;
}

export const emma: BookContent = {
  title: "Emma",
  authors: ["Jane Austen"],
  published: "1815-12-23",
  tags: ["novel"],
};
export const fiveStars: ReviewContent = { reviewer: "Ada", rating: 5 };
