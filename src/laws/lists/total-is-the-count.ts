// The total that a list states is the number of its entries.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isPending, isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { hasResource, operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import type { Listing, Made, World } from "../world.ts";
import { pageSizeOf, sizesWithin } from "./paging.ts";
import { countOf, declaresTotal, isNoCount, pageCountOf, statedTotalOf } from "./total.ts";

const TIMES = 2;

type Evidence = {
  /** Those with an address of their own: a POST that adds nothing is a matter for a different law. */
  readonly made: readonly Made[];
  /** Before the first resource, and after the last. */
  readonly before: Listing | undefined;
  readonly after: Listing | undefined;
  /** The first of its smallest pages; `undefined` if no parameter chooses their size. */
  readonly small: Listing | undefined;
  /** The number of entries that was asked for on it. */
  readonly size: number;
  /** After one of them was deleted; `undefined` if that did not succeed. */
  readonly less?: Listing | undefined;
};

export const totalIsTheCount: Law<Evidence> = {
  id: "total-is-the-count",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "The total that a list states is the number of entries on all its pages, grows with what is created, and shrinks with what is deleted.",
  concerns:
    "operations that list what can be created, in documents without declarations, and that declare a total: `total`, `total_count`, `totalElements` or the like next to the entries or one object down, X-Total-Count or the like in the fields, or a `count` that is larger than its page",
  premises: ["get-changes-nothing", "delete-removes"],
  why: "A client shows page numbers and decides by the total whether there is more. With a wrong one the last entries are never asked for, or a page is empty.",
  evidence:
    "The list is read, resources are created, and it is read again, and once more after one is deleted. The total must be the number of entries, on a small page too, and the number of pages must fit it.",
  fix: "Count with the query that selects the entries, in the same transaction.",
  notReported:
    "a list that is right 0.8 seconds after a change; lists without a total, or whose pages cannot all be read; a total that is described as an estimate, as bounded or as a sum of money; what other clients add meanwhile",
  appliesTo: (operation, contract) =>
    operation.semantics.effect === "list" && isOfCreatable(operation, contract),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const first = await world.make(resource);
    const before = await world.listing(first);
    const others: Made[] = [];
    while (others.length < TIMES) others.push(await world.make(resource, { above: first }));
    const byId = new Map(others.map((one) => [world.idOf(one), one]));
    byId.delete(world.idOf(first));
    const made = [...byId.values()];
    const after = await world.listing(first);
    const page = pageSizeOf(operation);
    const [{ query, size } = { query: undefined, size: 0 }] =
      page === undefined ? [] : sizesWithin(page, [1, 2]);
    const small = query === undefined ? undefined : await world.listing(first, { query, pages: 1 });
    const less = await listWithout(world, made[0]);
    return { made, before, after, small, size, less };
  },
  judge({ made, before, after, small, size, less }) {
    if (made.length === 0) return notExercised("nothing changed");
    const totalIn = isCountOfAll([before, after, small]) ? totalOrCountIn : statedTotalIn;
    const [earlier, later] = [totalIn(before), totalIn(after)];
    if (earlier === undefined || later === undefined || after === undefined) return notExercised("no total");
    const pages = after.pages.map(({ exchange }) => exchange);
    if (later - earlier !== made.length)
      return broken({ kind: "total", expected: earlier + made.length, seen: later }, pages);
    // A page without entries says that there are no more; a page with too many shows by itself that the total is wrong.
    const isAtEnd = after.pages.at(-1)?.entries === 0;
    const seen = after.entries.length;
    if (seen > later || (isAtEnd && seen < later))
      return broken({ kind: "total", expected: seen, seen: later }, pages);
    const remaining = totalIn(less);
    if (less !== undefined && remaining !== undefined && remaining !== later - 1) {
      const seenLess = less.pages.map(({ exchange }) => exchange);
      return broken({ kind: "total", expected: later - 1, seen: remaining }, [...pages, ...seenLess]);
    }
    const onSmall = totalIn(small);
    const [page] = small?.pages ?? [];
    if (page === undefined || onSmall === undefined) return holds(made.length);
    if (onSmall !== later)
      return broken({ kind: "total", expected: later, seen: onSmall }, [...pages, page.exchange]);
    const counted = pageCountOf(page.exchange.response.content);
    const expected = Math.ceil(later / size);
    return counted === undefined || counted === expected || page.entries !== size
      ? holds(made.length + 1)
      : broken({ kind: "total", of: "pages", expected, seen: counted }, [page.exchange]);
  },
};

/** The first page after a deletion, which the resource needs anyway. */
async function listWithout(world: World, item: Made | undefined): Promise<Listing | undefined> {
  const removal = operationNamed(world.contract, item?.resource.delete);
  if (item === undefined || removal === undefined) return undefined;
  const deletion = await performOn(world, removal, item);
  const { status } = deletion.response;
  if (!isSuccess(status) || isPending(status) || !isMissing(await world.read(item))) return undefined;
  return world.listing(item, { pages: 1 });
}

function isOfCreatable(operation: Operation, contract: World["contract"]): boolean {
  return (
    !operation.semantics.declared &&
    declaresTotal(operation) &&
    !isNoCount(operation, contract) &&
    hasResource(operation, contract) &&
    contract.resources.some(({ list, create }) => list === operation.id && create !== undefined)
  );
}

function statedTotalIn(listing: Listing | undefined): number | undefined {
  const page = listing?.pages.at(-1)?.exchange;
  return page && statedTotalOf(page);
}

function totalOrCountIn(listing: Listing | undefined): number | undefined {
  const page = listing?.pages.at(-1)?.exchange;
  return page && (statedTotalOf(page) ?? countOf(page.response.content));
}

/**
 * A count may be that of the page, or the size that was asked for. It is taken to be that of all pages only where a page
 * with fewer entries has a different one, and where it grows.
 */
function isCountOfAll([before, after, small]: readonly (Listing | undefined)[]): boolean {
  const counts = [before, after].map(totalOrCountIn);
  const [page] = small?.pages ?? [];
  const onSmall = countOf(page?.exchange.response.content);
  return (
    page !== undefined &&
    onSmall !== undefined &&
    onSmall > page.entries &&
    counts.every((count) => count !== undefined) &&
    Number(counts[1]) > Number(counts[0])
  );
}
