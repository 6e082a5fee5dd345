// A book as HTML, for who has no scripts, and until the scripts are there: all that is known of it, and its reviews.
import { html } from "hono/html";
import type { components } from "../../generated/schema.d.ts";
import { bookAddress } from "./app-routes.ts";
import { shelfAddress } from "./filters.ts";
import type { Html } from "./prose.ts";

type Schemas = components["schemas"];

export type ReviewPage = Pick<Schemas["ReviewPage"], "items" | "next" | "summary">;

/** @returns HTML of a book, a page of its reviews, and a link to the next one. */
export function bookMain(book: Schemas["Book"], { items, next, summary }: ReviewPage): Html {
  const { id, title, authors, description, tags = [] } = book;
  const by = authors.map(
    (author, at) => html`${at > 0 && ", "}<a href="${shelfAddress({ author })}">${author}</a>`,
  );
  const more = next !== undefined && `${bookAddress(id)}?${new URLSearchParams({ cursor: next })}`;
  return html`<h1>${title}</h1>
<p class="lead">by ${by}</p>
${paragraphs(description)}${facts(book)}${
  tags.length > 0 && html`<ul class="chips" aria-label="Tags">\n${tags.map(chip)}</ul>\n`
}<h2>Reviews</h2>
<p>${summary.count === 0 ? "Nobody has written a review yet." : told(summary)}</p>
${items.length > 0 && html`<ul class="reviews">\n${items.map(review)}</ul>\n`}${
  more && html`<p><a rel="next" href="${more}">More reviews</a></p>\n`
}<noscript><p class="quiet">To write a review or to change the book here takes scripts; the
<a href="/docs">API</a> does without.</p></noscript>
<p><a href="/">To the shelf</a></p>`;
}

/** @param isMissing whether there is none; else it could not be read */
export function noBookMain(isMissing: boolean): Html {
  const title = isMissing ? "There is no such book" : "The book can't be shown";
  const why = isMissing ? "It was deleted, or its address is not quite right." : "Try again in a moment.";
  return html`<h1>${title}</h1>
<p>${why}</p>
<p><a href="/">To the shelf</a></p>`;
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
  return html`<li><a class="chip" href="${shelfAddress({ tag })}">${tag}</a></li>\n`;
}

function told({ count, mean }: ReviewPage["summary"]): string {
  return `${mean === undefined ? "" : `${mean} of 5, `}${count} ${count === 1 ? "review" : "reviews"}`;
}

function review({ reviewer, rating, headline, text, createdAt }: ReviewPage["items"][number]): Html {
  return html`<li class="review"><h3>${headline ?? `${rating} of 5`}</h3>
<p class="quiet">${rating} of 5, by ${reviewer}, <time datetime="${createdAt}">${createdAt.slice(0, 10)}</time></p>
${paragraphs(text)}</li>
`;
}

/** Its lines as they were typed. */
function paragraphs(text: string | undefined): Html | undefined {
  return text === undefined ? undefined : html`<p class="prose">${text}</p>\n`;
}
