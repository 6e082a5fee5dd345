// A list that is filtered by a member shows what has the value, and nothing else.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import type { Operation, Resource } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ifAsked } from "../reason.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { makeWith } from "../shared/foreign.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { changeByOther, isMissing } from "../shared/sending.ts";
import type { Listing, Made, World } from "../world.ts";
import { makeDistinguishing } from "./distinguishing.ts";
import { askInSmallPages, askTogether } from "./filters-together.ts";
import {
  type Asked,
  type Filter,
  filtersOf,
  isExact,
  MOST_VALUES,
  selectionsOf,
  valueIn,
  wordFor,
} from "./list-filters.ts";
import { makeSeveral } from "./paging.ts";
import { askServerSet, serverSetFilters } from "./server-set-filters.ts";
import { isOfAllEntries, statedTotalOf } from "./total.ts";

export const filterFilters: Law<readonly Asked[]> = {
  id: "filter-filters",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A list that is asked for by the value of a member, or by a bound of it, shows what fits, and nothing else.",
  concerns:
    "operations that list, in documents without declarations, with a query parameter named after a member (`status`, `minPrice`, `tag` for `tags`, `createdAfter`), or after a search",
  premises: ["get-changes-nothing", "post-adds-each-time", "put-is-stored", "delete-removes"],
  why: "A user who filters by a customer sees the orders of others, or misses some of that customer's. Totals and exports made from such a list are wrong.",
  evidence:
    "Resources are created, or found. The list is read with some of their values, with 0, `false`, a close day, a changed value, a cut text and each state, by times in 2000 and 2100, in small pages, and with two parameters. What fits must be listed; what differs, is beyond a bound or lacks the word must not.",
  fix: "Use every declared parameter in the query. Reject a parameter that you do not support with 400 instead of ignoring it.",
  notReported:
    "a list that is right 0.8 seconds after a change; a filter that compares texts in any case, or by a part of them unless the document says otherwise; what a search does not find; an equal value at a bound named `after` or `below`; lists whose pages cannot all be read; parameters that the server rejects",
  appliesTo: (operation, contract) =>
    filtersOf(operation, contract).length > 0 || serverSetFilters(operation, contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const made = await makeSeveral(world, resource);
    const cases: Asked[] = [];
    const ids = (some: readonly Made[]): readonly string[] => some.map((one) => world.idOf(one));
    for (const filter of filtersOf(operation, world.contract)) {
      const { parameter, member, by } = filter;
      const all = [
        ...(await makeDistinguishing(world, resource, filter, made)),
        ...made,
        ...(await makeOfOther(world, resource, member, made)),
        ...(await makeOfValues(world, resource, filter, made)),
      ];
      const selections = selectionsOf(filter, all);
      cases.push(...(await askInSmallPages(world, operation, { filter, selections, neighbour: made[0] })));
      for (const { value, having, others } of selections) {
        const [other] = others;
        const listing = other && (await world.listing(other, { query: { [parameter]: value } }));
        cases.push({ member, by, value, listing, having: ids(having), others: ids(others) });
      }
      cases.push(...(await askLike(world, operation, { filter, made })));
    }
    cases.push(
      ...(await askTogether(world, operation, made)),
      ...(await afterChange(world, operation, made)),
      ...(await askServerSet(world, operation, made)),
    );
    const countsAll = isOfAllEntries(operation, world.contract);
    return cases.map((one) => ({ ...one, countsAll }));
  },
  judge(cases) {
    let held = 0;
    for (const { value, listing, having, others, member, by, countsAll } of cases) {
      if (listing?.ids === undefined) continue;
      const pages: readonly Exchange[] = listing.pages.map(({ exchange }) => exchange);
      const filter = { member, value, by };
      const listed = new Set(listing.ids);
      const other = others.find((id) => listed.has(id));
      if (other !== undefined)
        return broken({ kind: "filtered", id: other, isListed: true, ...filter }, pages);
      const missing = listing.isWhole ? having.find((id) => !listed.has(id)) : undefined;
      if (missing !== undefined)
        return broken({ kind: "filtered", id: missing, isListed: false, ...filter }, pages);
      const last = countsAll ? undefined : listing.pages.at(-1)?.exchange;
      const total = last && statedTotalOf(last);
      // A client that asks for pages by such a total gets empty ones.
      if (total !== undefined && listing.isWhole && total > listing.entries.length)
        return broken({ kind: "total", expected: listing.entries.length, seen: total }, pages);
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
): Promise<readonly Asked[]> {
  if (item === undefined || !isSuccess((await changeByOther(world, item))?.response.status ?? 0)) return [];
  const now = await world.read(item);
  if (isMissing(now)) return [];
  const cases: Asked[] = [];
  for (const filter of filtersOf(operation, world.contract)) {
    const { parameter, member, by } = filter;
    const value = filter.isOpen ? undefined : valueIn(filter, now);
    if (value === undefined) continue;
    const listing = await world.listing(now, { query: { [parameter]: value } });
    cases.push({ member, by, value, listing, having: [world.idOf(now)], others: [] });
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
  const other = await ifAsked(() => world.make(foreign.resource));
  if (other === undefined) return [];
  const id = foreign.isNumber ? Number(world.idOf(other)) : world.idOf(other);
  const one = await makeWith(world, { resource, create, neighbour: first }, { [member]: id });
  return one === undefined ? [] : [one];
}

/** A filter may fail for one of the values that the document lists: each has to be there once. */
async function makeOfValues(
  world: World,
  resource: Resource,
  { member, by, values }: Filter,
  made: readonly Made[],
): Promise<readonly Made[]> {
  const create = operationNamed(world.contract, resource.create);
  const [first] = made;
  const lacking = values
    .filter((value) => made.every((one) => one.representation[member] !== value))
    .slice(0, MOST_VALUES);
  if (create === undefined || first === undefined || by !== "equal" || world.safeOnly) return [];
  const found: Made[] = [];
  for (const value of lacking) {
    const one = await makeWith(world, { resource, create, neighbour: first }, { [member]: value });
    if (one !== undefined && one.representation[member] === value) found.push(one);
  }
  return found;
}

/** A part of a text is a different text, if the document says that whole texts are compared. */
async function askLike(
  world: World,
  operation: Operation,
  { filter, made: [first] }: { filter: Filter; made: readonly Made[] },
): Promise<readonly Asked[]> {
  const { parameter, member, by } = filter;
  const create = first && operationNamed(world.contract, first.resource.create);
  if (first === undefined || create === undefined || world.safeOnly || !isExact(operation, filter)) return [];
  const word = wordFor(create, world, member);
  if (word === undefined) return [];
  const one = await makeWith(
    world,
    { resource: first.resource, create, neighbour: first },
    { [member]: word },
  );
  if (one?.representation[member] !== word) return [];
  const id = world.idOf(one);
  const listFor = (value: string): Promise<Listing | undefined> =>
    world.listing(one, { query: { [parameter]: value } });
  // What the filter does not find at all says nothing about how it compares.
  if ((await listFor(word))?.ids?.includes(id) !== true) return [];
  const value = word.slice(0, -2);
  return [{ member, by, value, listing: await listFor(value), having: [], others: [id] }];
}
