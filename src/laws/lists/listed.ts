// Finds all ids of a list, and the page that shows an id.
import type { Exchange } from "../exchange.ts";
import type { Listing } from "../world.ts";

/**
 * @returns the ids of all entries; `undefined` if not all of them could be read or identified. An id that is on two
 *   pages counts as one entry, because overlapping pages say nothing about what is stored; twice on one page is two.
 */
export function wholeIds(listing: Listing | undefined): readonly string[] | undefined {
  if (listing?.isWhole !== true || listing.ids === undefined) return undefined;
  const earlier = new Set<string>();
  const whole: string[] = [];
  let start = 0;
  for (const { entries } of listing.pages) {
    const page = listing.ids.slice(start, start + entries);
    whole.push(...page.filter((id) => !earlier.has(id)));
    for (const id of page) earlier.add(id);
    start += entries;
  }
  return whole;
}

/** @returns the request for the first page: the URLs of later pages differ from run to run. */
export function firstPage(listing: Listing | undefined): readonly Exchange[] {
  return (listing?.pages ?? []).slice(0, 1).map(({ exchange }) => exchange);
}

/** @returns the requests for the first page and for the page that shows this id. */
export function pagesWith(id: string, { ids, pages }: Listing): readonly Exchange[] {
  const at = ids?.indexOf(id) ?? -1;
  let seen = 0;
  const showing = pages.find(({ entries }) => {
    seen += entries;
    return at < seen;
  });
  return [...new Set([...pages.slice(0, 1), ...(showing === undefined ? [] : [showing])])].map(
    ({ exchange }) => exchange,
  );
}
