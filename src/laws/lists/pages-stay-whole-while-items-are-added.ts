// Adding an item does not shift the next page.
import type { Law, Verdict } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { hasResource, operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import type { Listing } from "../world.ts";
import { cursorOf, linksPages, makeSeveral, missingOrDoubled, pageSizeOf, sizesWithin } from "./paging.ts";

type Walked = {
  readonly listing: Listing | undefined;
  /** The items that existed before the first page and after the last. */
  readonly made: readonly string[];
  readonly added: string | undefined;
  /** Whether the second page was requested with the cursor that the document declares. */
  readonly isByCursor: boolean;
};

const ROUNDS = 2;

export const pagesStayWholeWhileItemsAreAdded: Law<readonly Walked[]> = {
  id: "pages-stay-whole-while-items-are-added",
  about: "lists",
  level: "SHOULD",
  section: "x-method-semantics, where the document declares a cursor",
  says: "Reading a list page by page returns each item that was there from the start exactly once, even if others are added meanwhile.",
  concerns:
    "operations that list, link to the next page with a Link field, let a client choose the page size and declare a cursor, which is a query parameter that names a position and is not a count",
  premises: ["pages-are-a-partition", "delete-removes"],
  why: "Lists grow while they are read. If pages are counted from the start, each new item at the front pushes one item onto the next page, where it appears again. A removal makes an item disappear in the same way.",
  evidence: "Five items are created. One more is added after the first page has been read, in two rounds.",
  fix: "Let the link to the next page name the last item returned, not the number of items returned (no OFFSET).",
  notReported:
    "whether an item that was added meanwhile appears; pages that are counted by a number or an offset, because such a list promises nothing of this kind; lists that do not end within forty pages; lists whose next page is named by a cursor in the content instead of a Link field",
  appliesTo: (operation, contract) =>
    hasResource(operation, contract) &&
    linksPages(operation) &&
    pageSizeOf(operation) !== undefined &&
    cursorOf(operation) !== undefined,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const size = pageSizeOf(operation);
    const items = await makeSeveral(world, resource);
    const [first] = items;
    if (size === undefined || first === undefined) throw new NotExercised({ kind: "no pages" });
    if (operationNamed(world.contract, resource.create ?? resource.write) === undefined) {
      throw new NotExercised({ kind: "no operation", to: "add" });
    }
    const made = items.map((item) => world.idOf(item));
    const walks: Walked[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const [asked] = sizesWithin(size, [2 + round]);
      let added: string | undefined;
      const afterFirst = async (): Promise<void> => {
        added = world.idOf(await world.make(resource, { above: first }));
      };
      const listing = await world.listing(first, { query: asked?.query ?? {}, afterFirst });
      const cursor = cursorOf(operation) ?? "";
      const [, second] = listing?.pages ?? [];
      const isByCursor = new URLSearchParams(second?.exchange.request.target.split("?")[1]).has(cursor);
      walks.push({ listing, made: [...made], added, isByCursor });
      if (added !== undefined) made.push(added);
    }
    return walks;
  },
  judge: (walks) => judgeAll(walks, judgeWalk),
};

function judgeWalk({ listing, made, added, isByCursor }: Walked): Verdict {
  if (listing?.ids === undefined) return notExercised("no ids in the list");
  if (!listing.isWhole) return notExercised("no end of the list");
  if (added === undefined) return notExercised("one page");
  if (!isByCursor) return notExercised("no cursor in the link");
  const found = missingOrDoubled(listing, made);
  if (found === undefined) return holds(1);
  const exchanges = listing.pages.map(({ exchange }) => exchange);
  return broken({ kind: "entry", ...found, walk: { added } }, exchanges);
}
