// Helpers of the row tests: a service that is closed after its test, requests by fetch, and the state as text.
import { type AddressInfo, connect } from "node:net";
import { serve } from "@hono/node-server";
import { expect, onTestFinished } from "vitest";
import type { components } from "../../generated/schema.ts";
import { guardedApp } from "../guarded/app.ts";
import { type Given, type Service, startService } from "./service.ts";

export type Sent = { readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown };
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The content, if it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the content of a response is compared, whatever its type
  readonly json: any;
};
export type Send = (method: string, path: string, sent?: Sent) => Promise<Answer>;
export type World = Service & { readonly send: Send; readonly state: () => Promise<string> };

export type Book = components["schemas"]["BookContent"];
export type Review = components["schemas"]["ReviewContent"];

export const emma: Book = {
  title: "Emma",
  authors: ["Jane Austen"],
  isbn: "9780141439587",
  published: "1815-12-23",
  pageCount: 474,
  language: "en",
  description: "Handsome, clever, and rich.",
  tags: ["classic", "novel"],
};
export const plain: Book = { title: "Emma", authors: ["Jane Austen"] };
export const praise: Review = { reviewer: "Ada", rating: 5, headline: "Better each time", text: "Read it." };
export const brief: Review = { reviewer: "Ada", rating: 4 };

/** @returns a service that is closed after the test; the test fails if the service reported a failure. */
export async function open(given: Given = {}): Promise<World> {
  const service = await startService(given);
  onTestFinished(async () => {
    await service.close();
    expect(service.errors).toEqual([]);
  });
  const send = sender(service.origin);
  return { ...service, send, state: () => stateOf(send) };
}

/** @returns a service with the book `emma` and its review `ada`. */
export async function openWithEmma(given: Given = {}): Promise<World> {
  const world = await open(given);
  const headers: Record<string, string> = given.guarded
    ? { authorization: `Bearer ${await world.token("ada", "books:write")}` }
    : {};
  expect((await world.send("PUT", "/books/emma", { body: emma, headers })).status).toBe(201);
  expect((await world.send("PUT", "/books/emma/reviews/ada", { body: praise, headers })).status).toBe(201);
  return world;
}

/** @returns the service of guarded.yaml on a port, which requires preconditions and keys. */
export async function openGuarded(): Promise<{ readonly send: Send }> {
  const app = guardedApp();
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise<void>((resolve) => server.once("listening", () => resolve()));
  onTestFinished(async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
    expect(app.faults).toEqual([]);
  });
  return { send: sender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) };
}

/** @returns a function that sends requests: an object as JSON, or as a merge patch for PATCH; text and bytes unchanged. */
export function sender(origin: string): Send {
  return async (method, path, { headers = {}, body } = {}) => {
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
    const sent = new Headers(body === undefined || isRaw ? headers : { "content-type": type, ...headers });
    const bytes = new TextEncoder().encode(typeof body === "string" ? body : JSON.stringify(body));
    const content = body instanceof Uint8Array ? new Uint8Array(body) : bytes;
    const answer = await fetch(origin + path, {
      method,
      headers: sent,
      redirect: "manual",
      ...(body === undefined ? {} : { body: content }),
    });
    const text = await answer.text();
    const isJson = /json/.test(answer.headers.get("content-type") ?? "") && text !== "";
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      json: isJson ? JSON.parse(text) : undefined,
    };
  };
}

/** Everything that a reader can see: every page of books, and every page of each book's reviews. */
export async function stateOf(send: Send): Promise<string> {
  const lines: string[] = [];
  for (const book of await walk(send, "/books")) {
    lines.push(JSON.stringify(book));
    for (const review of await walk(send, `/books/${book.id}/reviews`))
      lines.push(`  ${JSON.stringify(review)}`);
  }
  return lines.join("\n");
}

async function walk(send: Send, path: string): Promise<readonly { readonly id: string }[]> {
  const items: { readonly id: string }[] = [];
  for (let cursor = ""; ; ) {
    const answer = await send("GET", `${path}?limit=100${cursor}`);
    expect(answer.status).toBe(200);
    items.push(...answer.json.items);
    if (answer.json.next === undefined) return items;
    cursor = `&cursor=${answer.json.next}`;
  }
}

/** A response in short: its status, and the type of a problem. Checks that the problem is complete. */
export function told({ status, headers, json }: Answer): string {
  if (status < 400) return String(status);
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(json).toMatchObject({ status, title: expect.any(String) });
  return `${status} ${String(json.type).replace("/problems/", "")}`;
}

/** Sends a request, and closes the connection at the first byte of the response. */
export function sendAndLose(port: number, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => void socket.write(request));
    socket.once("data", () => socket.destroy());
    socket.once("error", reject);
    socket.once("close", () => resolve());
  });
}
