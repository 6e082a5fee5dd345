// The shelf as HTML, shown without a script and until the script has loaded.
import { html } from "hono/html";
import type { components } from "../../generated/schema.ts";
import { bookAddress } from "./app-routes.ts";
import { coverAddress } from "./cover.ts";
import { type Filters, filterParts, isFiltered, shelfAddress } from "./filters.ts";
import type { Html } from "./prose.ts";
import { countOfBooks } from "./welcome.ts";

type Schemas = components["schemas"];

export type BookPage = {
  readonly items: readonly Schemas["Book"][];
  readonly ratings?: Readonly<Record<string, Schemas["BookRatings"]>>;
  readonly next?: string;
};

/**
 * @param filters the filters that selected the books
 * @returns one page of books as a list, and a link to the next page
 */
export function shelf({ items, ratings = {}, next }: BookPage, filters: Filters): Html {
  const what =
    isFiltered(filters) &&
    html`<p class="quiet">${items.length === 0 ? "No books found" : "Books"} for ${filterWords(filters)}.
<a href="/">All books</a></p>
`;
  if (items.length === 0) {
    return (
      what ||
      html`<p class="quiet">The shelf is empty. Add the first book below, or start the service with <code>--sample</code>.</p>`
    );
  }
  const address = shelfAddress(filters);
  const cursor = `${address.includes("?") ? "&" : "?"}${new URLSearchParams({ cursor: next ?? "" })}`;
  const more = next !== undefined && html`<p><a rel="next" href="${address + cursor}">More books</a></p>`;
  return html`${what || html`<p class="quiet">${countOfBooks(items.length, next !== undefined)}</p>\n`}<ul class="shelf books">
${items.map((book) => entry(book, ratings[book.id]))}</ul>${more}`;
}

function entry(book: Schemas["Book"], ratings: Schemas["BookRatings"] | undefined): Html {
  const { id, title, authors, published } = book;
  const year = published === undefined ? "" : `, ${published.slice(0, 4)}`;
  const rating = ratings?.mean !== undefined && html` <span class="quiet">${ratings.mean} out of 5</span>`;
  return html`<li><img src="${coverAddress(book)}" alt="" width="120" height="180" loading="lazy">
<a href="${bookAddress(id)}" dir="auto">${title}</a>
<span class="quiet"><bdi>${authors.join(", ")}</bdi>${year}</span>${rating}</li>
`;
}

function filterWords(filters: Filters): Html {
  return html`${filterParts(filters).map(
    ({ name, value }, at) => html`${at > 0 && ", "}${name !== "" && `${name} `}<bdi>${value}</bdi>`,
  )}`;
}
