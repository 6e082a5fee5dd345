// Hono with @hono/zod-openapi: the schemas validate each request, and describe it.
import { serve } from "@hono/node-server";
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import { add, find, merged, newest, put, remove } from "./shelf.ts";

const members = {
  title: z.string().min(1).max(300),
  authors: z.array(z.string().min(1).max(200)).min(1).max(20),
  isbn: z.string().regex(/^97[89][0-9]{10}$/),
  published: z.string().regex(/^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$/),
  pageCount: z.number().int().min(1).max(50_000),
  language: z
    .string()
    .max(35)
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/),
  description: z.string().min(1).max(10_000),
  tags: z.array(z.string().min(1).max(50)).max(20),
};
const { title, authors, ...others } = members;
const Content = z.strictObject({ title, authors, ...z.object(others).partial().shape });
const Patch = z.strictObject(
  Object.fromEntries(Object.entries(members).map(([name, type]) => [name, type.nullable().optional()])),
);
const Book = Content.extend({
  id: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  etag: z.string(),
});
const Page = z.object({ items: z.array(Book) });
const Problem = z.object({ detail: z.string() });
const params = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/) });
const query = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  q: z.string().min(1).optional(),
});

const json = <T>(schema: T) => ({ content: { "application/json": { schema } } });
const answer = <T>(schema: T, description: string) => ({ ...json(schema), description });
const body = <T>(schema: T) => ({ ...json(schema), required: true });

const app = new OpenAPIHono();
const missing = { detail: "not found" };

app.openapi(
  createRoute({
    method: "get",
    path: "/books",
    request: { query },
    responses: { 200: answer(Page, "A page") },
  }),
  (c) => {
    const { limit, q } = c.req.valid("query");
    return c.json({ items: newest(limit, q?.toLowerCase()) } as never, 200);
  },
);
app.openapi(
  createRoute({
    method: "post",
    path: "/books",
    request: {
      body: body(Content),
      headers: z.object({ "idempotency-key": z.string().max(257).optional() }),
    },
    responses: { 201: answer(Book, "The new book") },
  }),
  (c) => {
    const book = add(c.req.valid("json") as never, c.req.valid("header")["idempotency-key"]);
    return c.json(book as never, 201, { Location: `/books/${book.id}`, ETag: book.etag });
  },
);
app.openapi(
  createRoute({
    method: "get",
    path: "/books/{id}",
    request: { params, headers: z.object({ "if-none-match": z.string().optional() }) },
    responses: {
      200: answer(Book, "The book"),
      304: { description: "Not modified" },
      404: answer(Problem, "No such book"),
    },
  }),
  (c) => {
    const book = find(c.req.valid("param").id);
    if (book === undefined) return c.json(missing, 404);
    if (c.req.valid("header")["if-none-match"] === book.etag) return c.body(null, 304, { ETag: book.etag });
    return c.json(book as never, 200, { ETag: book.etag });
  },
);
app.openapi(
  createRoute({
    method: "put",
    path: "/books/{id}",
    request: { params, body: body(Content), headers: z.object({ "if-match": z.string().optional() }) },
    responses: {
      200: answer(Book, "Replaced"),
      201: answer(Book, "Created"),
      412: answer(Problem, "Changed"),
    },
  }),
  (c) => {
    const { id } = c.req.valid("param");
    const before = find(id);
    const condition = c.req.valid("header")["if-match"];
    if (condition !== undefined && condition !== before?.etag) return c.json({ detail: "changed" }, 412);
    return c.json(put(id, c.req.valid("json") as never) as never, before === undefined ? 201 : 200);
  },
);
app.openapi(
  createRoute({
    method: "patch",
    path: "/books/{id}",
    request: { params, body: body(Patch) },
    responses: { 200: answer(Book, "Changed"), 404: answer(Problem, "No such book") },
  }),
  (c) => {
    const before = find(c.req.valid("param").id);
    if (before === undefined) return c.json(missing, 404);
    const book = put(before.id, merged(before, c.req.valid("json")));
    return c.json(book as never, 200, { ETag: book.etag });
  },
);
app.openapi(
  createRoute({
    method: "delete",
    path: "/books/{id}",
    request: { params },
    responses: { 204: { description: "Deleted" }, 404: answer(Problem, "No such book") },
  }),
  (c) => {
    const { id } = c.req.valid("param");
    if (find(id) === undefined) return c.json(missing, 404);
    remove(id);
    return c.body(null, 204);
  },
);

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env["PORT"]) });
