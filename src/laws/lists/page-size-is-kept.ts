// A page has no more items than the client asked for.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { hasResource, operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import type { Made, World } from "../world.ts";
import { isPageSizeByName, makeSeveral, type PageSize, pageSizeOf, sizesWithin } from "./paging.ts";

type Page = {
  readonly size: number;
  readonly isFirst: boolean;
  /** The name of the parameter leaves no doubt, or the document pages by it. */
  readonly isCertain?: boolean;
  readonly entries: number;
  readonly exchange: Exchange;
  /** The size is the maximum of the document, and the request asked for more, or for nonsense. */
  readonly isMaximum?: boolean;
};

const SIZES = [1, 2, 3, 4];

export const pageSizeIsKept: Law<readonly Page[]> = {
  id: "page-size-is-kept",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A page has at most as many items as the client asked for.",
  concerns: "operations that list and let a client choose the size of a page",
  premises: ["post-adds-each-time", "get-changes-nothing", "delete-removes"],
  why: "A client asks for as many items as fit its screen or its memory. A longer page is cut off or breaks the client.",
  evidence:
    "A list of five or more items is read at page sizes from one to four. The items on the first two pages are counted. Where the server accepts a size beyond a declared maximum of at most 100, 0 or a negative one, more items than the maximum are created first.",
  fix: "Pass the size to the query as its LIMIT. Fetch one more item only to learn whether there is a next page.",
  notReported:
    "pages with fewer items; a size of 0 or -1 that returns everything, if the document says so; a parameter that is never seen to choose a size; pages after the first, if a cursor in the content leads to them instead of a Link field",
  appliesTo: (operation, contract) => hasResource(operation, contract) && pageSizeOf(operation) !== undefined,
  async probe(world, operation) {
    const size = pageSizeOf(operation);
    const [first] = await makeSeveral(world, theResourceOf(operation, world.contract));
    if (size === undefined || first === undefined) throw new NotExercised({ kind: "no pages" });
    const isCertain = !operation.semantics.declared && isPageSizeByName(size);
    const pages: Page[] = [];
    for (const { size: asked, query } of sizesWithin(size, SIZES)) {
      const walked = (await world.listing(first, { query, pages: 2 }))?.pages ?? [];
      pages.push(...walked.map((page, at) => ({ size: asked, isFirst: at === 0, isCertain, ...page })));
    }
    return [...pages, ...(await askBeyond(world, operation, { first, size }))];
  },
  judge(pages) {
    if (
      !pages.some((page) => page.isCertain) &&
      !choosesSize(pages.filter(({ isFirst, isMaximum }) => isFirst && isMaximum !== true))
    ) {
      return notExercised("page size not chosen");
    }
    const long = pages.find(({ size, entries }) => entries > size);
    if (long === undefined) return holds(pages.length);
    const { exchange, size: expected, entries: seen } = long;
    return broken({ kind: "page size", exchange, expected, seen }, [exchange]);
  },
};

/** The name proves nothing: two pages must have the requested size, or three must exceed it by the same number. */
function choosesSize(pages: readonly Page[]): boolean {
  const kept = pages.filter(({ size, entries }) => size === entries);
  const [first] = pages;
  const isShifted =
    first !== undefined && pages.every((one) => one.entries - one.size === first.entries - first.size);
  return kept.length > 1 || (isShifted && pages.length > 2);
}

const MOST_MADE = 100;

/** The description says that 0 or -1 returns all. */
const EVERYTHING = /\b(?:all|everything|unlimited|no limit|disable)|-1/i;

/**
 * A size beyond the declared maximum, 0 and a negative one may be rejected or taken for a different size. None may lead to
 * everything, which only a list with more entries than the maximum shows.
 */
async function askBeyond(
  world: World,
  operation: Operation,
  { first, size: { name, minimum, maximum, said } }: { readonly first: Made; readonly size: PageSize },
): Promise<readonly Page[]> {
  if (operation.semantics.declared || maximum > MOST_MADE || maximum < minimum) return [];
  const ask = async (value: number): Promise<Page | undefined> => {
    const [page] = (await world.listing(first, { query: { [name]: String(value) }, pages: 1 }))?.pages ?? [];
    return page && { size: maximum, isFirst: true, isMaximum: true, ...page };
  };
  const values = EVERYTHING.test(said) ? [maximum + 1] : [maximum + 1, 0, -1];
  const taken: number[] = [];
  for (const value of values) if ((await ask(value)) !== undefined) taken.push(value);
  if (taken.length === 0) return [];
  const create = operationNamed(world.contract, first.resource.create);
  const whole = await world.listing(first);
  // Each has to be deleted, too.
  if (!world.hasTimeFor(2 * maximum)) return [];
  if (whole?.isWhole !== true || (create === undefined && whole.entries.length <= maximum)) return [];
  for (let count = whole.entries.length; create !== undefined && count <= maximum; count++) {
    const path = world.pathTo(create, first);
    const made = await world.perform(create, { path, content: world.validContent(create) });
    if (!isSuccess(made.response.status)) return [];
  }
  const pages: Page[] = [];
  for (const value of taken) {
    const page = await ask(value);
    if (page !== undefined) pages.push(page);
  }
  return pages;
}
