// Reading all pages returns every item once.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { fields } from "../../semantics/fields.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Listing, Made, World } from "../world.ts";
import { queryBeyond, wrongFlagIn } from "./page-places.ts";
import { linksPages, makeSeveral, missingOrDoubled, pageSizeOf, sizesWithin } from "./paging.ts";

type Walked = {
  readonly size: number;
  readonly listing: Listing | undefined;
  /** The same read again, if something was wrong with the first. */
  readonly again: Listing | undefined;
  readonly made: readonly string[];
  /** Whether the list had the same entries, on one page, before and after: nobody else has changed it. */
  readonly isSteady?: boolean;
  /** Whether the document says that a page links to the next one. */
  readonly linksPages?: boolean;
  /** A page after the last, and how many entries it has. */
  readonly beyond?: { readonly exchange: Exchange; readonly entries: number } | undefined;
};

export const pagesAreAPartition: Law<readonly Walked[]> = {
  id: "pages-are-a-partition",
  about: "lists",
  level: "SHOULD",
  section: `${fields.link.section}, as declared`,
  says: "Following the links from page to page returns each item exactly once, at any page size.",
  concerns:
    "operations that list, lead to the next page with a Link field, or in a document without declarations in any usual way, and let a client choose the page size",
  premises: ["post-adds-each-time", "put-is-stored", "get-changes-nothing", "delete-removes"],
  why: "An export or a total reads all pages. An item that falls between two pages is missing for good, and an item on both pages is counted twice, possibly only at some page sizes.",
  evidence:
    "Five items are created, and the list is read at several page sizes, twice if an item is missing or doubled. A link must lead to the next, first, previous or last page, on this server; where links are declared, each page but the last has one; `hasMore` and the like agree. A page far after the last is empty or rejected.",
  fix: "Order by something unique (the id last), and let the cursor name the last item returned: WHERE (key) > (cursor).",
  notReported:
    "items that others add or remove meanwhile; a page after the last that is the last or the first one again; a link to a server that the document lists; lists that do not end within forty pages, unless an entry comes twice; lists of a document with declarations whose next page is named by a cursor in the content instead of a Link field",
  appliesTo: (operation, contract) =>
    hasResource(operation, contract) &&
    (linksPages(operation) || isInferredList(operation)) &&
    pageSizeOf(operation) !== undefined,
  async probe(world, operation) {
    const size = pageSizeOf(operation);
    const items = await makeSeveral(world, theResourceOf(operation, world.contract));
    const [first] = items;
    if (size === undefined || first === undefined) throw new NotExercised({ kind: "no pages" });
    const whole = await world.listing(first);
    const all = whole?.entries.length ?? 0;
    // Without a declaration, a list may be a selection.
    const made = items
      .map((item) => world.idOf(item))
      .filter((id) => !isInferredList(operation) || whole?.ids?.includes(id));
    const walks: Walked[] = [];
    const links = linksPages(operation);
    for (const { size: asked, query } of sizesWithin(size, sizesFor(all))) {
      const followsRelations = walks.length === 0 && isInferredList(operation);
      const listing = await world.listing(first, { query, followsRelations });
      const isWrong = listing !== undefined && missingOrDoubled(listing, made) !== undefined;
      const again = isWrong ? await world.listing(first, { query }) : undefined;
      const isSteady = isWrong && hasSameEntries(whole, await world.listing(first));
      const beyond = await readBeyond(world, operation, { first, query, listing });
      walks.push({ size: asked, listing, again, made, isSteady, linksPages: links, beyond });
    }
    return walks;
  },
  judge: (walks) => judgeAll(walks, judgeWalk),
};

function isInferredList({ semantics }: Operation): boolean {
  return semantics.effect === "list" && !semantics.declared;
}

/** Sizes that divide the number of items and sizes that do not, for several pages but not too many. */
function sizesFor(all: number): readonly number[] {
  const scale = Math.max(1, Math.ceil(all / 12));
  const sizes = [1, 2, 3].map((size) => size * scale);
  return sizes.includes(all) || isMany(all) ? sizes : [...sizes, all];
}

/** Then others may be adding entries, and a page of exactly that many shows nothing. */
function isMany(all: number): boolean {
  return all < 1 || all > 12;
}

/** The second page after the last, if its parameters can be counted: the first one may be empty for a different reason. */
async function readBeyond(
  world: World,
  operation: Operation,
  {
    first,
    query,
    listing,
  }: { first: Made; query: Readonly<Record<string, string>>; listing: Listing | undefined },
): Promise<Walked["beyond"]> {
  const after = listing?.isWhole === true ? queryBeyond(operation, listing, query) : undefined;
  const read = after && (await world.listing(first, { query: after, pages: 1 }));
  const [page] = read?.pages ?? [];
  if (page === undefined) return undefined;
  // Many servers return the last page instead, and some the first.
  const others = [listing?.ids?.slice(-page.entries), listing?.ids?.slice(0, page.entries)];
  return others.some((ids) => sameJson(read?.ids, ids)) ? undefined : page;
}

function hasSameEntries(one: Listing | undefined, other: Listing | undefined): boolean {
  const [before, after] = [one, other].map((each) => (each?.pages.length === 1 ? each.ids : undefined));
  return before !== undefined && sameJson(before.toSorted(), after?.toSorted());
}

function judgeWalk(walked: Walked): Verdict {
  const { size, listing, again, made, isSteady } = walked;
  if (listing === undefined) return notExercised("no ids in the list");
  const misled = judgeLinks(walked, listing);
  if (misled !== undefined) return misled;
  if (listing.ids === undefined) return notExercised("no ids in the list");
  const found = missingOrDoubled(listing, made);
  const isCut = found !== undefined && listing.isWhole;
  if (listing.pages.length < 2 && !isCut) return notExercised("one page");
  // An entry that comes twice is wrong wherever the list ends, and if it never does.
  if (!listing.isWhole && found?.seen !== "twice") return notExercised("no end of the list");
  if (found === undefined) return holds(1);
  // Changes by other clients may shift pages once, but not twice in the same way.
  const later = again && missingOrDoubled(again, made);
  if (again === undefined || later === undefined || !(isSteady || sameJson(later, found))) {
    return notExercised("list changes by itself");
  }
  const exchanges = again.pages.map(({ exchange }) => exchange);
  return broken({ kind: "entry", ...later, walk: { pageSize: size } }, exchanges);
}

/** Whether the pages say right where the next one is. */
function judgeLinks(
  { linksPages: links, beyond }: Walked,
  { deadLink, misled, pages, isWhole }: Listing,
): Verdict | undefined {
  if (deadLink !== undefined) {
    const { page, answer } = deadLink;
    return broken({ kind: "page link", ...deadLink }, answer === undefined ? [page] : [page, answer]);
  }
  if (misled !== undefined) return broken({ kind: "page link", ...misled }, [misled.page, misled.answer]);
  const isUnlinked = ({ isLinked, entries }: Listing["pages"][number], at: number): boolean =>
    at > 0 && entries > 0 && isLinked !== true;
  const unlinked = links === true ? pages.findIndex(isUnlinked) : -1;
  const [before, after] = [pages[unlinked - 1]?.exchange, pages[unlinked]?.exchange];
  if (before !== undefined && after !== undefined)
    return broken({ kind: "page link", page: before }, [before, after]);
  if (beyond !== undefined && beyond.entries > 0)
    return broken({ kind: "beyond", exchange: beyond.exchange, seen: beyond.entries }, [beyond.exchange]);
  const wrongFlag = isWhole ? wrongFlagIn(pages) : undefined;
  const all = pages.map(({ exchange }) => exchange);
  return wrongFlag === undefined ? undefined : broken(wrongFlag, all);
}
