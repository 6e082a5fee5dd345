// A list that is filtered by a member shows what has the value, and nothing else.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import type { Operation, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { isUnasked } from "../reason.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { changeByOther, isMissing } from "../shared/sending.ts";
import type { Listing, Made, World } from "../world.ts";
import { type Filter, filtersOf, selectionsOf, valueIn } from "./list-filters.ts";
import { makeSeveral } from "./paging.ts";

type Case = Pick<Filter, "member" | "by"> & {
  readonly value: string;
  readonly listing: Listing | undefined;
  /** The id of a resource that has to be shown, if one has to, and of one that must not be shown, if one must not. */
  readonly having: string | undefined;
  readonly other: string | undefined;
};

export const filterFilters: Law<readonly Case[]> = {
  id: "filter-filters",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A list that is asked for by the value of a member, or by a bound of it, shows what fits, and nothing else.",
  concerns:
    "operations that list, in documents without declarations, with a query parameter named after a member that clients set (`status`, `minPrice`, `tag` for `tags`), or after a search",
  premises: ["get-changes-nothing", "post-adds-each-time", "put-is-stored", "delete-removes"],
  why: "A user who filters by a customer sees the orders of others, or misses some of that customer's. Totals and exports made from such a list are wrong.",
  evidence:
    "Five resources are created, or read where nothing creates them. The list is read with up to three of their values, and with one that was changed. The resource with the value must be in the list, and one with a different value, or beyond the bound, must not. A search for a word must not show a resource without it.",
  fix: "Use every declared parameter in the query. Reject a parameter that you do not support with 400 instead of ignoring it.",
  notReported:
    "a filter that finds more than equal values, such as texts that contain the value; what a search does not find; an equal value at a bound named `after` or `below`; lists whose pages cannot all be read; parameters that the server rejects",
  appliesTo: (operation, contract) => filtersOf(operation, contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const made = await makeSeveral(world, resource);
    const cases: Case[] = [];
    for (const filter of filtersOf(operation, world.contract)) {
      const { parameter, member, by } = filter;
      const all = [...made, ...(await makeOfOther(world, resource, member, made))];
      for (const { value, having, other } of selectionsOf(filter, all)) {
        const listing = await world.listing(other, { query: { [parameter]: value } });
        const known = having && world.idOf(having);
        cases.push({ member, by, value, listing, having: known, other: world.idOf(other) });
      }
    }
    cases.push(...(await afterChange(world, operation, made)));
    return cases;
  },
  judge(cases) {
    let held = 0;
    for (const { value, listing, having, other, member, by } of cases) {
      if (listing?.ids === undefined) continue;
      const pages: readonly Exchange[] = listing.pages.map(({ exchange }) => exchange);
      const filter = { member, value, by };
      if (other !== undefined && listing.ids.includes(other))
        return broken({ kind: "filtered", id: other, isListed: true, ...filter }, pages);
      if (having !== undefined && listing.isWhole && !listing.ids.includes(having))
        return broken({ kind: "filtered", id: having, isListed: false, ...filter }, pages);
      held += 1;
    }
    return held === 0 ? notExercised("no list") : holds(held);
  },
};

/** An index may know the value from before a change. */
async function afterChange(
  world: World,
  operation: Operation,
  [item]: readonly Made[],
): Promise<readonly Case[]> {
  if (item === undefined || !isSuccess((await changeByOther(world, item))?.response.status ?? 0)) return [];
  const now = await world.read(item);
  if (isMissing(now)) return [];
  const cases: Case[] = [];
  for (const filter of filtersOf(operation, world.contract)) {
    const { parameter, member, by } = filter;
    const value = filter.isOpen ? undefined : valueIn(filter, now);
    if (value === undefined) continue;
    const listing = await world.listing(now, { query: { [parameter]: value } });
    cases.push({ member, by, value, listing, having: world.idOf(now), other: undefined });
  }
  return cases;
}

/** Contents of one world name one resource of a different kind: another one needs a second such resource. */
async function makeOfOther(
  world: World,
  resource: Resource,
  member: string,
  made: readonly Made[],
): Promise<readonly Made[]> {
  const { contract } = world;
  const create = operationNamed(contract, resource.create);
  const foreign = create && foreignMembers(create, contract).find((one) => one.member === member);
  const [first] = made;
  if (create === undefined || foreign === undefined || first === undefined) return [];
  try {
    const other = await world.make(foreign.resource);
    const id = foreign.isNumber ? Number(world.idOf(other)) : world.idOf(other);
    const content = { ...membersOf(world.validContent(create)), [member]: id };
    const exchange = await world.perform(create, { path: world.pathTo(create, first), content });
    const item = isSuccess(exchange.response.status) ? world.created(create, exchange) : undefined;
    const read = item && (await world.read(item));
    return read === undefined || isMissing(read) ? [] : [read];
  } catch (error) {
    if (isUnasked(error)) return [];
    throw error;
  }
}
