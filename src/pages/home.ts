// The page at `/`: what this is, where to go, a form that adds a book, and POST against PUT in two lines of curl.
import { html } from "hono/html";
import { bookForm } from "./book-form.ts";
import type { Filters } from "./filters.ts";
import { framed } from "./frame.ts";
import type { Html } from "./prose.ts";
import { type BookPage, shelf } from "./shelf-list.ts";

export type HomeInput = {
  readonly title: string;
  /** A sentence on what is served; the document's summary. */
  readonly description: string;
  /** Where this very server was asked, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** For the head: the app. */
  readonly head?: Html | undefined;
  /** The books that are shown. */
  readonly page: BookPage;
  /** What was looked for. */
  readonly filters: Filters;
};

/** @returns one HTML page, whole without scripts */
export function homePage({ title, description, origin, head, page, filters }: HomeInput): Promise<string> {
  const main = html`<h1>${title}</h1>
<p class="lead">${description}</p>
<h2 id="shelf">The shelf</h2>
${shelf(page, filters)}
<h2 id="add">Add a book</h2>
<p>This form is a POST: <code>application/x-www-form-urlencoded</code>, as browsers have sent it since 1995.</p>
<div class="card">
${bookForm()}
</div>
${postAgainstPut(origin)}`;
  return framed({ title, description, path: "/", main, head });
}

function postAgainstPut(origin: string): Html {
  const json = '{"title":"Emma",\n       "authors":["Jane Austen"]}';
  return html`<h2>POST adds, PUT replaces</h2>
<p>Send each of these three times, and count the <a href="/books">books</a>.</p>
<div class="pair">
<section class="card"><h3 class="post">POST: three books</h3>
<p>Adds a book each time, and the server names it. Sent again with the same <code>Idempotency-Key</code>, it adds
nothing: the first answer comes again.</p>
<pre><code>curl -i ${origin}/books \\
  -d 'title=Emma' -d 'authors=Jane+Austen'</code></pre></section>
<section class="card"><h3 class="put">PUT: one book</h3>
<p>Makes the book at the address that you chose be what you send. Sent again, it changes nothing: first 201, then
200.</p>
<pre><code>curl -i -X PUT \\
  ${origin}/books/emma \\
  -H 'Content-Type: application/json' \\
  -d '${json}'</code></pre></section>
</div>`;
}
