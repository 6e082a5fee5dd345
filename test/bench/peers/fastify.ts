// Fastify 5, with schemas for requests and responses.
import { fastify } from "fastify";
import { add, type Content, find, merged, newest, put, remove } from "./shelf.ts";

const text = (maxLength: number) => ({ type: "string", minLength: 1, maxLength });
const members = {
  title: text(300),
  authors: { type: "array", minItems: 1, maxItems: 20, items: text(200) },
  isbn: { type: "string", pattern: "^97[89][0-9]{10}$" },
  published: { type: "string", pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
  pageCount: { type: "integer", minimum: 1, maximum: 50_000 },
  language: { type: "string", maxLength: 35, pattern: "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" },
  description: text(10_000),
  tags: { type: "array", maxItems: 20, uniqueItems: true, items: text(50) },
};
const content = {
  type: "object",
  required: ["title", "authors"],
  additionalProperties: false,
  properties: members,
};
const patch = { type: "object", additionalProperties: false, properties: members };
const set = { id: text(64), createdAt: text(30), updatedAt: text(30), etag: text(40) };
const whole = { type: "object", required: ["title", "authors", "id"], properties: { ...members, ...set } };
const page = { type: "object", properties: { items: { type: "array", items: whole } } };
const params = { type: "object", properties: { id: { type: "string", pattern: "^[A-Za-z0-9_-]{1,64}$" } } };
// By default Fastify's Ajv removes unknown members and changes types; the others refuse such content.
const app = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false } } });
app.addContentTypeParser(
  "application/merge-patch+json",
  { parseAs: "string" },
  app.getDefaultJsonParser("error", "error"),
);
type Named = { Params: { id: string } };

// Types are not changed above, so the limit is a text here.
const querystring = {
  type: "object",
  additionalProperties: false,
  properties: { limit: { type: "string", pattern: "^([1-9][0-9]?|100)$" }, q: text(100) },
};
app.get("/books", { schema: { querystring, response: { 200: page } } }, (request, reply) => {
  const { limit = "20", q } = request.query as { limit?: string; q?: string };
  return reply.send({ items: newest(Number(limit), q?.toLowerCase()) });
});
app.post("/books", { schema: { body: content, response: { 201: whole } } }, (request, reply) => {
  const book = add(request.body as Content, request.headers["idempotency-key"] as string | undefined);
  reply.code(201).header("location", `/books/${book.id}`).header("etag", book.etag).send(book);
});
app.get<Named>("/books/:id", { schema: { params, response: { 200: whole } } }, (request, reply) => {
  const book = find(request.params.id);
  if (book === undefined) return reply.code(404).send({ detail: "not found" });
  reply.header("etag", book.etag);
  return request.headers["if-none-match"] === book.etag ? reply.code(304).send() : reply.send(book);
});
app.put<Named>(
  "/books/:id",
  { schema: { params, body: content, response: { "2xx": whole } } },
  (request, reply) => {
    const { id } = request.params;
    const before = find(id);
    const condition = request.headers["if-match"];
    if (condition !== undefined && condition !== before?.etag) {
      return reply.code(412).send({ detail: "changed" });
    }
    return reply.code(before === undefined ? 201 : 200).send(put(id, request.body as Content));
  },
);
app.patch<Named>(
  "/books/:id",
  { schema: { params, body: patch, response: { 200: whole } } },
  (request, reply) => {
    const before = find(request.params.id);
    if (before === undefined) return reply.code(404).send({ detail: "not found" });
    const book = put(before.id, merged(before, request.body as object));
    return reply.header("etag", book.etag).send(book);
  },
);
app.delete<Named>("/books/:id", { schema: { params } }, (request, reply) => {
  if (find(request.params.id) === undefined) return reply.code(404).send({ detail: "not found" });
  remove(request.params.id);
  return reply.code(204).send();
});

await app.listen({ host: "127.0.0.1", port: Number(process.env["PORT"]) });
