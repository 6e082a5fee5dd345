// The page at `/`: the shelf, a form that adds a book, and POST and PUT as curl commands.
import { html } from "hono/html";
import { inQuotes } from "../json/in-quotes.ts";
import { bookForm } from "./book-form.ts";
import type { Filters } from "./filters.ts";
import { framed } from "./frame.ts";
import type { Html } from "./prose.ts";
import { serviceSite } from "./service-site.ts";
import { type BookPage, shelf } from "./shelf-list.ts";
import { welcome } from "./welcome.ts";

type HomeInput = {
  readonly title: string;
  /** One sentence about the service: the document's summary. */
  readonly description: string;
  /** The origin of this service, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
  /** Elements for the head: the app's script and style sheets. */
  readonly head?: Html | undefined;
  /** The page of books to show. */
  readonly page: BookPage;
  /** The filters that selected them. */
  readonly filters: Filters;
};

/** @returns an HTML document that is complete without scripts */
export function homePage({ title, description, origin, head, page, filters }: HomeInput): Promise<string> {
  const main = html`<h1>${title}</h1>
<p class="lead">${welcome.sentence}</p>
<ul class="ways">
${welcome.ways.map(
  ({ name, href, about }, at) =>
    html`<li><a class="button${at > 0 && " plain"}" href="${href}">${name}</a> <span class="quiet">${about}</span></li>\n`,
)}</ul>
<h2 id="shelf">The shelf</h2>
${shelf(page, filters)}
<h2 id="add">Add a book</h2>
<p>This form sends a POST request with <code>application/x-www-form-urlencoded</code> content, as browsers have done since
1995.</p>
<div class="card">
${bookForm()}
</div>
${postAgainstPut(origin)}`;
  return framed({ site: serviceSite, title, description, path: "/", main, head });
}

function postAgainstPut(origin: string): Html {
  const json = '{"title":"Emma",\n       "authors":["Jane Austen"]}';
  return html`<h2>POST adds, PUT replaces</h2>
<p>Send each of these requests three times, then count the <a href="/books">books</a>.</p>
<div class="pair">
<section class="card"><h3 class="post">POST: three books</h3>
<p>Adds a book every time, and the server chooses its id. If you repeat it with the same
<code>Idempotency-Key</code>, nothing is added and you get the first response again.</p>
<pre><code>curl -i ${inQuotes(`${origin}/books`)} \\
  -d 'title=Emma' -d 'authors=Jane+Austen'</code></pre></section>
<section class="card"><h3 class="put">PUT: one book</h3>
<p>Stores what you send at the address you chose. If you repeat it, nothing changes: 201 the first time, then 200.</p>
<pre><code>curl -i -X PUT \\
  ${inQuotes(`${origin}/books/emma`)} \\
  -H 'Content-Type: application/json' \\
  -d '${json}'</code></pre></section>
</div>`;
}
