// The shelf as HTML, shown without a script and until the script has loaded.
import { html } from "hono/html";
import type { components } from "../../generated/schema.ts";
import { bookAddress } from "./app-routes.ts";
import { describeFilters, type Filters, isFiltered, shelfAddress } from "./filters.ts";
import type { Html } from "./prose.ts";

export type BookPage = {
  readonly items: readonly components["schemas"]["Book"][];
  readonly next?: string;
};

/**
 * @param filters the filters that selected the books
 * @returns one page of books as a list, and a link to the next page
 */
export function shelf({ items, next }: BookPage, filters: Filters): Html {
  const what =
    isFiltered(filters) &&
    html`<p class="quiet">${items.length === 0 ? "No books found" : "Books"} for ${describeFilters(filters)}.
<a href="/">All books</a></p>
`;
  if (items.length === 0) {
    return what || html`<p class="quiet">The shelf is empty. Add the first book below.</p>`;
  }
  const address = shelfAddress(filters);
  const cursor = `${address.includes("?") ? "&" : "?"}${new URLSearchParams({ cursor: next ?? "" })}`;
  const more = next !== undefined && html`<p><a rel="next" href="${address + cursor}">More books</a></p>`;
  return html`${what}<ul class="shelf">
${items.map(entry)}</ul>${more}`;
}

function entry({ id, title, authors, published }: BookPage["items"][number]): Html {
  const year = published === undefined ? "" : `, ${published.slice(0, 4)}`;
  return html`<li><a href="${bookAddress(id)}">${title}</a>
<span class="quiet">${authors.join(", ")}${year}</span></li>
`;
}
