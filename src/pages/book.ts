// A book as HTML, for who has no scripts, and until the scripts are there: all that is known of it, and its reviews.
import type { components } from "../../generated/schema.d.ts";
import { shelfAddress } from "./filters.ts";
import { escapeHtml } from "./html.ts";

type Schemas = components["schemas"];

export type ReviewPage = Pick<Schemas["ReviewPage"], "items" | "next" | "summary">;

/** @returns HTML of a book, a page of its reviews, and a link to the next one. */
export function bookMain(book: Schemas["Book"], { items, next, summary }: ReviewPage): string {
  const { id, title, authors, description, isbn, published, pageCount, language, tags = [] } = book;
  const by = authors.map((author) => link(shelfAddress({ author }), author)).join(", ");
  const facts = { "First published": published, Pages: pageCount, Language: language, ISBN: isbn };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  const tagged = tags.map((tag) => `<li>${link(shelfAddress({ tag }), tag, "chip")}</li>`).join("\n");
  return `<h1>${escapeHtml(title)}</h1>
<p class="lead">by ${by}</p>
${prose(description)}${known.length === 0 ? "" : `<dl class="facts">\n${known.map(([name, value]) => `<div><dt>${name}</dt>\n<dd>${escapeHtml(String(value))}</dd></div>`).join("\n")}\n</dl>\n`}${tagged === "" ? "" : `<ul class="chips" aria-label="Tags">\n${tagged}\n</ul>\n`}<h2>Reviews</h2>
<p>${summary.count === 0 ? "Nobody has written a review yet." : told(summary)}</p>
${items.length === 0 ? "" : `<ul class="reviews">\n${items.map(review).join("\n")}\n</ul>\n`}${
  next === undefined
    ? ""
    : `<p><a rel="next" href="/book/${encodeURIComponent(id)}?${escapeHtml(new URLSearchParams({ cursor: next }).toString())}">More reviews</a></p>\n`
}<noscript><p class="quiet">To write a review or to change the book here takes scripts; the
<a href="/docs">API</a> does without.</p></noscript>
<p><a href="/">To the shelf</a></p>`;
}

/** @param isMissing whether there is none; else it could not be read */
export function noBookMain(isMissing: boolean): string {
  const title = isMissing ? "There is no such book" : "The book can't be shown";
  const why = isMissing ? "It was deleted, or its address is not quite right." : "Try again in a moment.";
  return `<h1>${title}</h1>
<p>${why}</p>
<p><a href="/">To the shelf</a></p>`;
}

function told({ count, mean }: ReviewPage["summary"]): string {
  return `${mean === undefined ? "" : `${mean} of 5, `}${count} ${count === 1 ? "review" : "reviews"}`;
}

function review({ reviewer, rating, headline, text, createdAt }: ReviewPage["items"][number]): string {
  const day = createdAt.slice(0, 10);
  return `<li class="review"><h3>${escapeHtml(headline ?? `${rating} of 5`)}</h3>
<p class="quiet">${rating} of 5, by ${escapeHtml(reviewer)}, <time datetime="${escapeHtml(createdAt)}">${escapeHtml(day)}</time></p>
${prose(text)}</li>`;
}

function prose(text: string | undefined): string {
  return text === undefined ? "" : `<p class="prose">${escapeHtml(text)}</p>\n`;
}

function link(href: string, text: string, name?: string): string {
  const shape = name === undefined ? "" : ` class="${name}"`;
  return `<a${shape} href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
}
