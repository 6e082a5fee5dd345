// Plain Hono, with validation by hand.
import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { faultsOf, isContent } from "./book-rules.ts";
import { add, find, merged, newest, put, remove } from "./shelf.ts";

const app = new Hono();

app.get("/books", (c) => {
  const limit = Number(c.req.query("limit") ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) return c.json({ detail: "limit" }, 400);
  return c.json({ items: newest(limit, c.req.query("q")?.toLowerCase()) });
});
app.post("/books", async (c) => {
  const value = await contentOf(c);
  if (!isContent(value)) return refusal(c, value);
  const book = add(value, c.req.header("idempotency-key"));
  return c.json(book, 201, { Location: `/books/${book.id}`, ETag: book.etag });
});
app.get("/books/:id{[A-Za-z0-9_-]+}", (c) => {
  const book = find(c.req.param("id"));
  if (book === undefined) return c.json({ detail: "not found" }, 404);
  if (c.req.header("if-none-match") === book.etag) return c.body(null, 304, { ETag: book.etag });
  return c.json(book, 200, { ETag: book.etag });
});
app.put("/books/:id{[A-Za-z0-9_-]+}", async (c) => {
  const value = await contentOf(c);
  if (!isContent(value)) return refusal(c, value);
  const before = find(c.req.param("id"));
  const condition = c.req.header("if-match");
  if (condition !== undefined && condition !== before?.etag) return c.json({ detail: "changed" }, 412);
  return c.json(put(c.req.param("id"), value), before === undefined ? 201 : 200);
});
app.patch("/books/:id{[A-Za-z0-9_-]+}", async (c) => {
  const before = find(c.req.param("id"));
  if (before === undefined) return c.json({ detail: "not found" }, 404);
  const value = await contentOf(c);
  const faults = faultsOf(value, true);
  if (faults.length > 0) return c.json({ detail: faults.join("; ") }, 422);
  const book = put(before.id, merged(before, value as object));
  return c.json(book, 200, { ETag: book.etag });
});
app.delete("/books/:id{[A-Za-z0-9_-]+}", (c) => {
  if (find(c.req.param("id")) === undefined) return c.json({ detail: "not found" }, 404);
  remove(c.req.param("id"));
  return c.body(null, 204);
});

async function contentOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch {
    return undefined;
  }
}

function refusal(c: Context, value: unknown): Response {
  return c.json({ detail: faultsOf(value).join("; ") }, 422);
}

serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env["PORT"]) });
