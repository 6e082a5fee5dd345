// A book and its reviews as HTML, shown without a script and until the script has loaded.
import { html } from "hono/html";
import type { components } from "../../generated/schema.ts";
import { bookAddress } from "./app-routes.ts";
import { coverAddress } from "./cover.ts";
import { shelfAddress } from "./filters.ts";
import type { Html } from "./prose.ts";

type Schemas = components["schemas"];

export type ReviewPage = Pick<Schemas["ReviewPage"], "items" | "next" | "summary">;

/** @returns a book, one page of its reviews, and a link to the next page of them */
export function bookMain(book: Schemas["Book"], { items, next, summary }: ReviewPage): Html {
  const { id, title, authors, description, tags = [] } = book;
  const by = authors.map(
    (author, at) => html`${at > 0 && ", "}<a href="${shelfAddress({ author })}"><bdi>${author}</bdi></a>`,
  );
  const more = next !== undefined && `${bookAddress(id)}?${new URLSearchParams({ cursor: next })}`;
  return html`<div class="book-head"><img src="${coverAddress(book)}" alt="" width="160" height="240">
<div><h1 dir="auto">${title}</h1>
<p class="lead">by ${by}</p>
${paragraphs(description)}${facts(book)}${
  tags.length > 0 && html`<ul class="chips" aria-label="Tags">\n${tags.map(chip)}</ul>\n`
}</div></div>
<h2>Reviews</h2>
<p>${summary.count === 0 ? "No reviews yet." : summaryText(summary)}</p>
${items.length > 0 && html`<ul class="reviews">\n${items.map(review)}</ul>\n`}${
  more && html`<p><a rel="next" href="${more}">More reviews</a></p>\n`
}<noscript><p class="quiet">You need JavaScript to write a review or to edit the book here. The
<a href="/docs">API</a> works without it.</p></noscript>
<p><a href="/">Back to the shelf</a></p>`;
}

/** @param isMissing true if there is no such book, false if it could not be loaded */
export function noBookMain(isMissing: boolean, what = "book"): Html {
  const title = isMissing ? "Book not found" : `This ${what} cannot be shown`;
  const why = isMissing ? "It may have been deleted, or the address may be wrong." : "Try again in a moment.";
  return html`<h1>${title}</h1>
<p>${why}</p>
<p><a href="/">Back to the shelf</a></p>`;
}

function facts({ isbn, published, pageCount, language }: Schemas["Book"]): Html | undefined {
  const all = { "First published": published, Pages: pageCount, Language: language, ISBN: isbn };
  const known = Object.entries(all).filter(([, value]) => value !== undefined);
  if (known.length === 0) return undefined;
  return html`<dl class="facts">
${known.map(([name, value]) => html`<div><dt>${name}</dt>\n<dd>${value}</dd></div>\n`)}</dl>
`;
}

function chip(tag: string): Html {
  return html`<li><a class="chip" href="${shelfAddress({ tag })}"><bdi>${tag}</bdi></a></li>\n`;
}

function summaryText({ count, mean }: ReviewPage["summary"]): string {
  return `${mean === undefined ? "" : `${mean} out of 5, `}${count} ${count === 1 ? "review" : "reviews"}`;
}

function review({ reviewer, rating, headline, text, createdAt }: ReviewPage["items"][number]): Html {
  return html`<li class="review"><h3 dir="auto">${headline ?? `${rating} out of 5`}</h3>
<p class="quiet">${rating} out of 5, by <bdi>${reviewer}</bdi>, <time datetime="${createdAt}">${createdAt.slice(0, 10)}</time></p>
${paragraphs(text)}</li>
`;
}

/** The style sheet keeps the line breaks. */
function paragraphs(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p class="prose" dir="auto">${text}</p>\n`;
}
