// The same four operations with `node:http` and a Map alone: no checks, no preconditions. The others are compared
// with it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tellCosts } from "./costs.ts";
import { bookFrom, type StoredBook } from "./shelf.ts";

const books = new Map<string, StoredBook>();
const newest: StoredBook[] = [];

const server = createServer((incoming, outgoing) => {
  const { method = "", url = "" } = incoming;
  if (method === "GET" && url.startsWith("/books?")) {
    const items = newest.slice(-20).reverse();
    return answer(outgoing, 200, { items });
  }
  const id = url.slice("/books/".length);
  const book = books.get(id);
  if (method === "GET") return book ? answer(outgoing, 200, book, book.etag) : answer(outgoing, 404, {});
  read(incoming, (text) => {
    const made = bookFrom(JSON.parse(text) as object, method === "PUT" ? id : undefined, book);
    books.set(made.id, made);
    if (book === undefined) newest.push(made);
    answer(outgoing, book === undefined ? 201 : 200, made);
  });
});

function read(incoming: IncomingMessage, done: (text: string) => void): void {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
  incoming.on("end", () => done(Buffer.concat(chunks).toString()));
}

function answer(outgoing: ServerResponse, status: number, value: unknown, etag?: string): void {
  const text = JSON.stringify(value);
  const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(text) };
  outgoing.writeHead(status, etag === undefined ? headers : { ...headers, etag }).end(text);
}

server.listen(0, "127.0.0.1", () => tellCosts(server.address()));
