// Filters together with what else a client asks for: pages, and a second filter.
import type { Operation } from "../../contract/operation.ts";
import { operationNamed } from "../shared/about.ts";
import { makeWith } from "../shared/foreign.ts";
import type { Made, World } from "../world.ts";
import { type Asked, type Filter, filtersOf, isLeftOut, type Selected, valueIn } from "./list-filters.ts";
import { pageSizeOf, sizesWithin } from "./paging.ts";

const PAGES = 4;

/** The same list in its smallest pages: a link, or a page after the first, may lose the filter. */
export async function askInSmallPages(
  world: World,
  operation: Operation,
  {
    filter: { parameter, member, by },
    selections,
    neighbour,
  }: {
    readonly filter: Filter;
    readonly selections: readonly Selected[];
    readonly neighbour: Made | undefined;
  },
): Promise<readonly Asked[]> {
  const size = pageSizeOf(operation);
  const [smallest] = size === undefined ? [] : sizesWithin(size, [1, 2]);
  const chosen =
    selections.find(({ having }) => having.length > 1) ?? selections.find(({ having }) => having.length > 0);
  const [one] = chosen?.having ?? [];
  if (smallest === undefined || chosen === undefined || one === undefined) return [];
  const { value, others } = chosen;
  const having = [...chosen.having];
  const create = operationNamed(world.contract, one.resource.create);
  if (having.length < 2 && create !== undefined && neighbour !== undefined && !world.safeOnly) {
    const values = { [member]: one.representation[member] };
    const second = await makeWith(world, { resource: one.resource, create, neighbour }, values);
    if (second !== undefined) having.push(second);
  }
  // More than the first page has to be there.
  if (having.length <= smallest.size) return [];
  const query = { [parameter]: value, ...smallest.query };
  const listing = await world.listing(one, { query, pages: PAGES });
  const ids = (some: readonly Made[]): readonly string[] => some.map((each) => world.idOf(each));
  return [{ member, by, value, listing, having: ids(chosen.having), others: ids(others) }];
}

const PAIRS = 3;

/** Two filters at once: what fits one of them only must not be shown. */
export async function askTogether(
  world: World,
  operation: Operation,
  made: readonly Made[],
): Promise<readonly Asked[]> {
  const [first] = made;
  const create = first && operationNamed(world.contract, first.resource.create);
  if (first === undefined || create === undefined || world.safeOnly) return [];
  const usable = filtersOf(operation, world.contract).flatMap((filter) => {
    const value = filter.by === "search" || filter.isOpen ? undefined : valueIn(filter, first);
    const [other] = value === undefined ? [] : made.filter((one) => isLeftOut(one, { ...filter, value }));
    return value === undefined || other === undefined ? [] : [{ filter, value, other }];
  });
  const found: Asked[] = [];
  for (const [at, one] of usable.slice(0, PAIRS).entries()) {
    const two = usable.slice(at + 1).find(({ filter }) => filter.member !== one.filter.member);
    if (two === undefined) continue;
    const others: Made[] = [];
    for (const [kept, lost] of [
      [one, two],
      [two, one],
    ] as const) {
      const values = {
        [kept.filter.member]: first.representation[kept.filter.member],
        [lost.filter.member]: lost.other.representation[lost.filter.member],
      };
      const half = await makeWith(world, { resource: first.resource, create, neighbour: first }, values);
      if (half !== undefined && isLeftOut(half, { ...lost.filter, value: lost.value })) others.push(half);
    }
    const query = { [one.filter.parameter]: one.value, [two.filter.parameter]: two.value };
    found.push({
      member: `${one.filter.parameter} and ${two.filter.parameter}`,
      by: "equal",
      value: `${one.value} and ${two.value}`,
      listing: await world.listing(first, { query }),
      having: [world.idOf(first)],
      others: others.map((each) => world.idOf(each)),
    });
  }
  return found;
}
