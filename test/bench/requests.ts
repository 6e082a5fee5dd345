// The requests that each server gets, over kept connections, and how the load is sent.
import { Agent, request } from "node:http";

export type Kind = "get" | "list" | "post" | "put";
export const kinds: readonly Kind[] = ["get", "list", "post", "put"];

/** Side by side; each waits for its answer. */
const CONNECTIONS = 8;

const book = (number: number): string =>
  JSON.stringify({
    title: `Book ${number}`,
    authors: ["Jane Austen", "Another"],
    isbn: "9780141439518",
    published: "1813-01-28",
    pageCount: 300 + (number % 500),
    language: "en",
    description: "Elizabeth Bennet and Mr Darcy learn to think better of each other.",
    tags: ["classic", "novel"],
  });

type Ask = { readonly method: string; readonly path: string; readonly body?: string };

function askOf(kind: Kind, number: number): Ask {
  if (kind === "get") return { method: "GET", path: `/books/b${number % 100}` };
  if (kind === "list") return { method: "GET", path: "/books?limit=20" };
  if (kind === "post") return { method: "POST", path: "/books", body: book(number) };
  return { method: "PUT", path: `/books/b${number % 100}`, body: book(number) };
}

/** Puts the books that the others read and replace. */
export async function fill(port: number): Promise<void> {
  await load(port, "put", 100, 0);
}

/**
 * @param first differs each time, so that each PUT changes the book
 * @throws if a response is not a success
 */
export async function load(port: number, kind: Kind, count: number, first: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let number = next++; number < count; number = next++) {
      const status = await send(port, agent, askOf(kind, first + number));
      if (status !== 200 && status !== 201) throw new Error(`${kind} was answered ${status}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, lane));
  agent.destroy();
}

function send(port: number, agent: Agent, { method, path, body }: Ask): Promise<number> {
  const content =
    body === undefined
      ? {}
      : { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: "127.0.0.1", port, method, path, agent, headers: content },
      (incoming) => {
        incoming.resume();
        incoming.on("end", () => resolve(incoming.statusCode ?? 0));
        incoming.on("error", reject);
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
