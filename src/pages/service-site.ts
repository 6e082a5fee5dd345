// What the pages of the book service have in common.
import { html } from "hono/html";
import type { Site } from "./frame.ts";

export const serviceSite: Site = {
  brand: "Verbatim",
  home: "/",
  places: {
    "/": "Shelf",
    "/twice": "Twice",
    "/guide": "Guide",
    "/docs": "API",
    "/semantics": "Semantics",
    "/laws": "Laws",
  },
  foot: html`<p>One OpenAPI document declares what each method does, and the server, the client and these pages follow it:
<a href="/openapi.yaml">openapi.yaml</a> or <a href="/openapi.json">openapi.json</a>. The books as JSON:
<a href="/books">/books</a>. What the errors mean: <a href="/problems">problem types</a>.</p>`,
};
