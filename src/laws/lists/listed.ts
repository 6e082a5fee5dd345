// What a listing shows of a whole list, and the page that shows it.
import type { Exchange } from "../exchange.ts";
import type { Listing } from "../world.ts";

/** @returns the ids of all entries; `undefined` when they could not all be seen, or are not known. */
export function wholeIds(listing: Listing | undefined): readonly string[] | undefined {
  return listing?.isWhole === true ? listing.ids : undefined;
}

/** @returns the request for the first page: the pages after it have addresses that no later run has. */
export function firstPage(listing: Listing | undefined): readonly Exchange[] {
  return (listing?.pages ?? []).slice(0, 1).map(({ exchange }) => exchange);
}

/** @returns the requests for the first page and for the one that shows this id. */
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
