// The pages of the guide, and of the search over everything.
import { html } from "hono/html";
import { framed } from "./frame.ts";
import { guides } from "./guide-list.ts";
import type { Rendered } from "./markdown.ts";
import type { Html } from "./prose.ts";
import type { Hit } from "./search-index.ts";
import { serviceSite } from "./service-site.ts";

/** @param slug the part of the address after `/guide/`; `undefined` for the first page */
export function guidePage(
  slug: string | undefined,
  { title, main }: Rendered,
  titles: Readonly<Record<string, string>>,
): Promise<string> {
  const path = slug === undefined ? "/guide" : `/guide/${slug}`;
  const description = `${title}: a page of the guide.`;
  return framed({
    site: serviceSite,
    title,
    description,
    path,
    main: html`${searchForm("")}
<article class="guide">
${main}</article>
${slug !== undefined && contents(slug, titles)}`,
  });
}

/** @returns the page with what was found */
export function searchPage(query: string, hits: readonly Hit[]): Promise<string> {
  const found = hits.map(
    ({ href, kind, title, excerpt }) =>
      html`<li><a href="${href}">${title}</a> <span class="quiet">${kind}</span><br><span>${excerpt}</span></li>\n`,
  );
  const summary =
    query === ""
      ? "Type one or more words."
      : hits.length === 0
        ? `Nothing has all of these words. Try fewer, or look at the whole guide.`
        : `${hits.length} ${hits.length === 1 ? "place has" : "places have"} all of these words.`;
  const main = html`<h1>Search</h1>
${searchForm(query)}
<p>${summary} <a href="/guide">The guide</a></p>
<ul class="laws">
${found}</ul>`;
  return framed({
    site: serviceSite,
    title: "Search",
    description: "Search in the guide, the laws, the problems and the operations.",
    path: "/guide",
    main,
  });
}

function searchForm(query: string): Html {
  return html`<search><form class="find" method="get" action="/guide/search"><label for="q">Search in the guide, the laws, the problem types and the operations</label>
<input id="q" name="q" type="search" maxlength="200" dir="auto" value="${query}"> <button>Search</button></form></search>`;
}

function contents(current: string, titles: Readonly<Record<string, string>>): Html {
  const items = Object.keys(guides).map(
    (slug) =>
      html`<li><a href="/guide/${slug}"${slug === current && html` aria-current="page"`}>${titles[slug] ?? slug}</a></li>\n`,
  );
  return html`<nav aria-labelledby="all-pages"><h2 id="all-pages">All pages of the guide</h2>
<ul class="contents">
${items}</ul></nav>`;
}
