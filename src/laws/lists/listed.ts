// Finds all ids of a list, and the page that shows an id.
import type { Exchange } from "../exchange.ts";
import type { Listing } from "../world.ts";

/** @returns the ids of all entries; `undefined` if not all of them could be read or identified. */
export function wholeIds(listing: Listing | undefined): readonly string[] | undefined {
  return listing?.isWhole === true ? listing.ids : undefined;
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
