// Reading all pages returns every item once.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { fields } from "../../semantics/fields.ts";
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { hasResource, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Listing } from "../world.ts";
import { linksPages, makeSeveral, missingOrDoubled, pageSizeOf, sizesWithin } from "./paging.ts";

type Walked = {
  readonly size: number;
  readonly listing: Listing | undefined;
  /** The same read again, if something was wrong with the first. */
  readonly again: Listing | undefined;
  readonly made: readonly string[];
  /** Whether the list had the same entries, on one page, before and after: nobody else has changed it. */
  readonly isSteady?: boolean;
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
    "Five items are created, and the list is read page by page at several page sizes. If an item is missing or appears twice, that read is repeated. If a different one is then wrong, and the list on one page still has the same entries, its order changes from request to request.",
  fix: "Order by something unique (the id last), and let the cursor name the last item returned: WHERE (key) > (cursor).",
  notReported:
    "items that others add or remove meanwhile; lists that do not end within forty pages, unless an entry comes twice; lists of a document with declarations whose next page is named by a cursor in the content instead of a Link field",
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
    for (const { size: asked, query } of sizesWithin(size, sizesFor(all))) {
      const listing = await world.listing(first, { query });
      const isWrong = listing !== undefined && missingOrDoubled(listing, made) !== undefined;
      const again = isWrong ? await world.listing(first, { query }) : undefined;
      const isSteady = isWrong && hasSameEntries(whole, await world.listing(first));
      walks.push({ size: asked, listing, again, made, isSteady });
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
  return [1, 2, 3].map((size) => size * scale);
}

function hasSameEntries(one: Listing | undefined, other: Listing | undefined): boolean {
  const [before, after] = [one, other].map((each) => (each?.pages.length === 1 ? each.ids : undefined));
  return before !== undefined && sameJson(before.toSorted(), after?.toSorted());
}

function judgeWalk({ size, listing, again, made, isSteady }: Walked): Verdict {
  if (listing?.ids === undefined) return notExercised("no ids in the list");
  if (listing.pages.length < 2) return notExercised("one page");
  const found = missingOrDoubled(listing, made);
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
