// The shelf as HTML, for who has no scripts, and until the scripts are there.
import type { components } from "../../../generated/schema.d.ts";
import { escapeHtml } from "../../docs/html.ts";

export type BookPage = {
  readonly items: readonly components["schemas"]["Book"][];
  readonly next?: string;
};

/** @returns a page of books as a list, and a link to the next one. */
export function shelf({ items, next }: BookPage): string {
  if (items.length === 0) return `<p class="quiet">The shelf is empty. Add the first book below.</p>`;
  const more =
    next === undefined
      ? ""
      : `<p><a rel="next" href="/?cursor=${encodeURIComponent(next)}">More books</a></p>`;
  return `<ul class="shelf">
${items.map(entry).join("\n")}
</ul>${more}`;
}

function entry({ id, title, authors, published }: BookPage["items"][number]): string {
  const year = published === undefined ? "" : `, ${escapeHtml(published.slice(0, 4))}`;
  return `<li><a href="/book/${encodeURIComponent(id)}">${escapeHtml(title)}</a>
<span class="quiet">${escapeHtml(authors.join(", "))}${year}</span></li>`;
}
