// Express 5 with express-openapi-validator: an OpenAPI document validates each request.
import { fileURLToPath } from "node:url";
import express, { type NextFunction, type Request, type Response } from "express";
import OpenApiValidator from "express-openapi-validator";
import { add, find, merged, newest, put, remove } from "./shelf.ts";

const app = express();
app.disable("x-powered-by");
app.set("etag", false);
app.use(express.json({ type: ["application/json", "application/merge-patch+json"] }));
app.use(OpenApiValidator.middleware({ apiSpec: fileURLToPath(new URL("books.yaml", import.meta.url)) }));

app.get("/books", (request, response) => {
  const { limit, q } = request.query as unknown as { limit: number; q?: string };
  response.json({ items: newest(limit ?? 20, q?.toLowerCase()) });
});
app.post("/books", (request, response) => {
  const book = add(request.body, request.get("idempotency-key"));
  response
    .status(201)
    .set({ Location: `/books/${book.id}`, ETag: book.etag })
    .json(book);
});
app.get("/books/:id", (request, response) => {
  const book = find(request.params.id);
  if (book === undefined) return void response.status(404).json({ detail: "not found" });
  response.set("ETag", book.etag);
  if (request.get("if-none-match") === book.etag) response.status(304).end();
  else response.json(book);
});
app.put("/books/:id", (request, response) => {
  const before = find(request.params.id);
  const condition = request.get("if-match");
  if (condition !== undefined && condition !== before?.etag) response.status(412).json({ detail: "changed" });
  else response.status(before === undefined ? 201 : 200).json(put(request.params.id, request.body));
});
app.patch("/books/:id", (request, response) => {
  const before = find(request.params.id);
  if (before === undefined) return void response.status(404).json({ detail: "not found" });
  const book = put(before.id, merged(before, request.body));
  response.set("ETag", book.etag).json(book);
});
app.delete("/books/:id", (request, response) => {
  if (find(request.params.id) === undefined) return void response.status(404).json({ detail: "not found" });
  remove(request.params.id);
  response.status(204).end();
});
// Express knows a handler of errors by its four parameters.
app.use(
  (
    error: { status?: number; message: string },
    _request: Request,
    response: Response,
    _next: NextFunction,
  ) => {
    response.status(error.status ?? 500).json({ detail: error.message });
  },
);

app.listen(Number(process.env["PORT"]), "127.0.0.1");
