// The same four operations with Fastify, with schemas for requests and responses.
import { fastify } from "fastify";
import { tellCosts } from "./costs.ts";
import { bookFrom, type StoredBook } from "./shelf.ts";

const text = { type: "string", minLength: 1, maxLength: 300 };
const texts = { type: "array", maxItems: 20, items: text };
const members = {
  title: text,
  authors: { ...texts, minItems: 1 },
  isbn: { type: "string", pattern: "^97[89][0-9]{10}$" },
  published: { type: "string", pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
  pageCount: { type: "integer", minimum: 1, maximum: 50_000 },
  language: { type: "string", pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
  description: { type: "string", minLength: 1, maxLength: 10_000 },
  tags: texts,
};
const content = {
  type: "object",
  required: ["title", "authors"],
  additionalProperties: false,
  properties: members,
};
const set = { id: text, createdAt: text, updatedAt: text, etag: text };
const whole = { type: "object", required: ["title", "authors", "id"], properties: { ...members, ...set } };
const page = { type: "object", properties: { items: { type: "array", items: whole } } };
const params = { type: "object", properties: { id: { type: "string", pattern: "^[A-Za-z0-9_-]{1,64}$" } } };
const query = {
  type: "object",
  additionalProperties: false,
  properties: { limit: { type: "integer", maximum: 100 } },
};

const books = new Map<string, StoredBook>();
const newest: StoredBook[] = [];
const app = fastify();

type Named = { Params: { id: string } };

app.get("/books", { schema: { querystring: query, response: { 200: page } } }, async (request) => {
  const { limit } = request.query as { limit: number };
  return { items: newest.slice(-limit).reverse() };
});
app.get<Named>("/books/:id", { schema: { params, response: { 200: whole } } }, async (request, reply) => {
  const book = books.get(request.params.id);
  if (book === undefined) return reply.code(404).send();
  return reply.header("etag", book.etag).send(book);
});
app.post("/books", { schema: { body: content, response: { 201: whole } } }, async (request, reply) => {
  const book = bookFrom(request.body as object, undefined, undefined);
  books.set(book.id, book);
  newest.push(book);
  return reply.code(201).send(book);
});
app.put<Named>(
  "/books/:id",
  { schema: { params, body: content, response: { "2xx": whole } } },
  async (request, reply) => {
    const before = books.get(request.params.id);
    const book = bookFrom(request.body as object, request.params.id, before);
    books.set(book.id, book);
    if (before === undefined) newest.push(book);
    return reply.code(before === undefined ? 201 : 200).send(book);
  },
);

await app.listen({ host: "127.0.0.1", port: 0 });
tellCosts(app.server.address());
