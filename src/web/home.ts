// The page at `/`: what this is, where to go, a form that adds a book, and POST against PUT in two lines of curl.
import { createHash } from "node:crypto";
import { escapeHtml } from "../docs/html.ts";
import { bookForm } from "./home-form.ts";
import { homeStyle } from "./home-style.ts";

export type HomeInput = {
  readonly title: string;
  /** A sentence on what is served; the document's summary. */
  readonly description: string;
  readonly version: string;
  /** Where this very server was asked, such as `http://127.0.0.1:8080`. */
  readonly origin: string;
};

/** @returns one HTML page without scripts; every text of the input is escaped. */
export function homePage({ title, description, version, origin }: HomeInput): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(description)}">
<link rel="icon" href="data:,">
<style>${homeStyle}</style>
</head>
<body>
<header>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(description)} The server, its docs and its tests come out of one OpenAPI document, which
says of every route what sending it twice does.</p>
<nav aria-label="This service"><ul>
<li><a href="/docs">Docs</a></li>
<li><a href="/books">Books, as JSON</a></li>
<li><a href="/openapi.yaml">openapi.yaml</a></li>
<li><a href="/openapi.json">openapi.json</a></li>
</ul></nav>
</header>
<main>
${postAgainstPut(escapeHtml(origin))}
<h2 id="add">Add a book</h2>
<p>This form is a POST: <code>application/x-www-form-urlencoded</code>, as browsers have sent it since 1995.</p>
<div class="card">
${bookForm()}
</div>
</main>
<footer>Version ${escapeHtml(version)}. This page has no scripts and asks nobody else for anything.</footer>
</body>
</html>
`;
}

function postAgainstPut(origin: string): string {
  const json = '{"title":"Emma",\n       "authors":["Jane Austen"]}';
  return `<h2>POST adds, PUT replaces</h2>
<p>Send each of these three times, and count the <a href="/books">books</a>.</p>
<div class="pair">
<section class="card post"><h3>POST: three books</h3>
<p>Adds a book each time, and the server names it. Sent again with the same <code>Idempotency-Key</code>, it adds
nothing: the first answer comes again.</p>
<pre><code>curl -i ${origin}/books \\
  -d 'title=Emma' -d 'authors=Jane+Austen'</code></pre></section>
<section class="card put"><h3>PUT: one book</h3>
<p>Makes the book at the address that you chose be what you send. Sent again, it changes nothing: first 201, then
200.</p>
<pre><code>curl -i -X PUT \\
  ${origin}/books/emma \\
  -H 'Content-Type: application/json' \\
  -d '${escapeHtml(json)}'</code></pre></section>
</div>`;
}

/** @returns the fields of the answer: its type, and a policy that allows this style sheet and this form alone. */
export function homeHeaders(): Readonly<Record<string, string>> {
  const style = createHash("sha256").update(homeStyle).digest("base64");
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${style}'`,
    "img-src data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache",
    "content-security-policy": policy.join("; "),
    "x-content-type-options": "nosniff",
  };
}
