// `node:http` alone, with validation by hand. The others are compared with it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { faultsOf, isContent } from "./book-rules.ts";
import { add, type Book, find, merged, newest, put, remove } from "./shelf.ts";

const ID = /^[A-Za-z0-9_-]{1,64}$/;

const server = createServer((incoming, outgoing) => {
  const { method, url = "" } = incoming;
  if (url === "/books" && method === "POST") return withContent(incoming, outgoing, addBook);
  if (url.startsWith("/books?") && method === "GET") return list(url, outgoing);
  const id = url.startsWith("/books/") ? url.slice(7) : "";
  if (!ID.test(id)) return problem(outgoing, 404, "not found");
  if (method === "GET") return get(incoming, outgoing, find(id));
  if (method === "PUT") return withContent(incoming, outgoing, putBook(id));
  if (method === "PATCH") return withContent(incoming, outgoing, patchBook(id));
  if (method === "DELETE") return removeBook(outgoing, id);
  return problem(outgoing, 405, "method not allowed");
});

function list(url: string, outgoing: ServerResponse): unknown {
  const query = new URLSearchParams(url.slice("/books?".length));
  const limit = Number(query.get("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return problem(outgoing, 400, "limit");
  answer(outgoing, 200, { items: newest(limit, query.get("q")?.toLowerCase()) });
}

function get({ headers }: IncomingMessage, outgoing: ServerResponse, book: Book | undefined): unknown {
  if (book === undefined) return problem(outgoing, 404, "not found");
  const { etag } = book;
  if (headers["if-none-match"] === etag) outgoing.writeHead(304, { etag }).end();
  else answer(outgoing, 200, book, { etag });
}

type Act = (incoming: IncomingMessage, outgoing: ServerResponse, value: unknown) => unknown;

const addBook: Act = ({ headers }, outgoing, value) => {
  if (!isContent(value)) return problem(outgoing, 422, faultsOf(value).join("; "));
  const book = add(value, headers["idempotency-key"] as string | undefined);
  answer(outgoing, 201, book, { location: `/books/${book.id}`, etag: book.etag });
};

function putBook(id: string): Act {
  return ({ headers }, outgoing, value) => {
    if (!isContent(value)) return problem(outgoing, 422, faultsOf(value).join("; "));
    const before = find(id);
    const condition = headers["if-match"];
    if (condition !== undefined && condition !== before?.etag) return problem(outgoing, 412, "changed");
    answer(outgoing, before === undefined ? 201 : 200, put(id, value));
  };
}

function patchBook(id: string): Act {
  return (_, outgoing, value) => {
    const before = find(id);
    if (before === undefined) return problem(outgoing, 404, "not found");
    const faults = faultsOf(value, true);
    if (faults.length > 0) return problem(outgoing, 422, faults.join("; "));
    const book = put(id, merged(before, value as object));
    answer(outgoing, 200, book, { etag: book.etag });
  };
}

function removeBook(outgoing: ServerResponse, id: string): unknown {
  if (find(id) === undefined) return problem(outgoing, 404, "not found");
  remove(id);
  outgoing.writeHead(204).end();
}

function withContent(incoming: IncomingMessage, outgoing: ServerResponse, act: Act): void {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => void chunks.push(chunk));
  incoming.on("end", () => {
    let value: unknown;
    try {
      value = JSON.parse(Buffer.concat(chunks).toString());
    } catch {
      return problem(outgoing, 400, "not JSON");
    }
    act(incoming, outgoing, value);
  });
}

function answer(outgoing: ServerResponse, status: number, value: unknown, fields: object = {}): unknown {
  const text = JSON.stringify(value);
  const length = Buffer.byteLength(text);
  return outgoing
    .writeHead(status, { "content-type": "application/json", "content-length": length, ...fields })
    .end(text);
}

function problem(outgoing: ServerResponse, status: number, detail: string): unknown {
  return answer(outgoing, status, { status, detail });
}

server.listen(Number(process.env["PORT"]), "127.0.0.1");
