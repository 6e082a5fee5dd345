// The shelf as HTML, for who has no scripts, and until the scripts are there.
import type { components } from "../../generated/schema.d.ts";
import { type Filters, inWords, isFiltered, shelfAddress } from "./filters.ts";
import { escapeHtml } from "./html.ts";

export type BookPage = {
  readonly items: readonly components["schemas"]["Book"][];
  readonly next?: string;
};

/**
 * @param filters what was looked for
 * @returns a page of books as a list, and a link to the next one
 */
export function shelf({ items, next }: BookPage, filters: Filters): string {
  const what = isFiltered(filters)
    ? `<p class="quiet">${items.length === 0 ? "There is no such book" : "What there is"}: ${escapeHtml(inWords(filters))}.
<a href="/">All books</a></p>\n`
    : "";
  if (items.length === 0) {
    return what || `<p class="quiet">The shelf is empty. Add the first book below.</p>`;
  }
  const address = shelfAddress(filters);
  const cursor = `${address.includes("?") ? "&" : "?"}${new URLSearchParams({ cursor: next ?? "" })}`;
  const more =
    next === undefined ? "" : `<p><a rel="next" href="${escapeHtml(address + cursor)}">More books</a></p>`;
  return `${what}<ul class="shelf">
${items.map(entry).join("\n")}
</ul>${more}`;
}

function entry({ id, title, authors, published }: BookPage["items"][number]): string {
  const year = published === undefined ? "" : `, ${escapeHtml(published.slice(0, 4))}`;
  return `<li><a href="/book/${encodeURIComponent(id)}">${escapeHtml(title)}</a>
<span class="quiet">${escapeHtml(authors.join(", "))}${year}</span></li>`;
}
