// The filters of the shelf: in the address of the page, in words, and as the query of the API.

export type Filters = {
  /** The text in the search box: words, or an ISBN. */
  readonly q: string;
  readonly author: string;
  readonly tag: string;
  readonly sort: "newest" | "title";
};

/** The limits in the document. */
const LONGEST = { q: 200, author: 200, tag: 50 } as const;

/** @param search the query of the page's address, with or without `?` */
export function filtersOf(search: string): Filters {
  const given = new URLSearchParams(search);
  // The document counts code points.
  const text = (name: keyof typeof LONGEST): string =>
    [...(given.get(name) ?? "")].slice(0, LONGEST[name]).join("");
  return {
    q: text("q"),
    author: text("author"),
    tag: text("tag"),
    sort: given.get("sort") === "title" ? "title" : "newest",
  };
}

/** @returns the address of the shelf with these filters; equal filters have equal addresses */
export function shelfAddress(filters: Partial<Filters>): string {
  const { q = "", author = "", tag = "", sort } = filters;
  const given = Object.entries({ q, author, tag, sort: sort === "title" ? sort : "" });
  const query = new URLSearchParams(given.filter(([, value]) => value !== "")).toString();
  return query === "" ? "/" : `/?${query}`;
}

/** @returns the text to search for: "" if it contains neither a letter nor a digit */
function searchable(q: string): string {
  return /[\p{L}\p{N}]/u.test(q) ? q.trim() : "";
}

/** @returns whether the search box holds only characters that cannot be searched for, such as % */
export function isWordless({ q }: Filters): boolean {
  return q.trim() !== "" && searchable(q) === "";
}

export function isFiltered({ q, author, tag }: Filters): boolean {
  return searchable(q) !== "" || author !== "" || tag !== "";
}

type Query = {
  readonly q?: string;
  readonly isbn?: string;
  readonly author?: string;
  readonly tag?: string;
  readonly sort?: "title";
};

/** @returns the query for the API: an ISBN is looked up as such, and a filtered list cannot be sorted */
export function queryOf(filters: Filters): Query {
  const { author, tag, sort } = filters;
  const q = searchable(filters.q);
  const digits = q.replace(/[\s-]/g, "");
  const isIsbn = /^97[89]\d{10}$/.test(digits);
  return {
    ...(isIsbn ? { isbn: digits } : q !== "" && { q }),
    ...(author !== "" && { author }),
    ...(tag !== "" && { tag }),
    ...(sort === "title" && !isFiltered(filters) && { sort }),
  };
}

type FilterPart = { readonly name: string; readonly value: string };

/** @returns for example `author`, `Jane Austen`; the name of the words in the search box is "" */
export function filterParts({ q, author, tag }: Filters): readonly FilterPart[] {
  const words = searchable(q);
  return [
    { name: "", value: words === "" ? "" : `“${words}”` },
    { name: "author", value: author },
    { name: "tag", value: tag },
  ].filter(({ value }) => value !== "");
}

/** @returns for example: “pride”, author Jane Austen, tag novel */
export function describeFilters(filters: Filters): string {
  return filterParts(filters)
    .map(({ name, value }) => (name === "" ? value : `${name} ${value}`))
    .join(", ");
}
