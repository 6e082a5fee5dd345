// A list that is filtered by a member shows what has the value, and nothing else.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { isUnasked } from "../reason.ts";
import { operationNamed, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import type { Listing, Made, World } from "../world.ts";
import { makeSeveral } from "./paging.ts";

type Case = {
  readonly member: string;
  readonly value: string;
  readonly listing: Listing | undefined;
  /** The ids of a resource with the value, and of one with a different value. */
  readonly having: string;
  readonly other: string;
};

export const filterFilters: Law<readonly Case[]> = {
  id: "filter-filters",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A list that is asked for by the value of a member shows what has that value, and nothing else.",
  concerns:
    "operations that list, in documents without declarations, with a query parameter named after a member that clients set",
  premises: ["get-changes-nothing", "post-adds-each-time", "put-is-stored", "delete-removes"],
  why: "A user who filters by a customer sees the orders of others, or misses some of that customer's. Totals and exports made from such a list are wrong.",
  evidence:
    "Five resources are created, and the list is read with up to three of their values. The resource with the value must be in the list, and one with a different value must not.",
  fix: "Use every declared parameter in the query. Reject a parameter that you do not support with 400 instead of ignoring it.",
  notReported:
    "a filter that finds more than equal values, such as texts that contain the value; lists whose pages cannot all be read; parameters that the server rejects",
  appliesTo: (operation, contract) => filtersOf(operation, contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const made = await makeSeveral(world, resource);
    const cases: Case[] = [];
    for (const { parameter, member } of filtersOf(operation, world.contract)) {
      const all = [...made, ...(await makeOfOther(world, resource, member, made))];
      for (const [one, other] of pairsDifferingIn(member, all)) {
        const value = textOf(one, member) ?? "";
        const listing = await world.listing(one, { query: { [parameter]: value } });
        cases.push({ member, value, listing, having: world.idOf(one), other: world.idOf(other) });
      }
    }
    return cases;
  },
  judge(cases) {
    let held = 0;
    for (const { value, listing, having, other, member } of cases) {
      if (listing?.ids === undefined) continue;
      const pages: readonly Exchange[] = listing.pages.map(({ exchange }) => exchange);
      const filter = { member, value };
      if (listing.ids.includes(other))
        return broken({ kind: "filtered", id: other, isListed: true, ...filter }, pages);
      if (listing.isWhole && !listing.ids.includes(having))
        return broken({ kind: "filtered", id: having, isListed: false, ...filter }, pages);
      held += 1;
    }
    return held === 0 ? notExercised("no list") : holds(held);
  },
};

/** The query parameters that have the name of a member. */
function filtersOf(
  operation: Operation,
  contract: Contract,
): readonly { readonly parameter: string; readonly member: string }[] {
  const resource = resourceOf(operation, contract);
  const { effect, declared } = operation.semantics;
  if (effect !== "list" || declared || resource === undefined) return [];
  return operation.parameters
    .filter((one) => one.in === "query" && ![membersOf(one.resolved)["type"]].flat().includes("array"))
    .flatMap(({ name }) => {
      const member = resource.settable.find((one) => one === name);
      return member === undefined ? [] : [{ parameter: name, member }];
    });
}

const MOST_VALUES = 3;

/** Pairs whose values no usual filter takes for each other, with up to three different values. */
function pairsDifferingIn(member: string, made: readonly Made[]): readonly (readonly [Made, Made])[] {
  const found = new Map<string, readonly [Made, Made]>();
  for (const one of made) {
    const value = textOf(one, member);
    if (value === undefined || found.has(value) || found.size >= MOST_VALUES) continue;
    const other = made.find((each) => {
      const different = textOf(each, member);
      return different !== undefined && !isLike(different, value);
    });
    if (other !== undefined) found.set(value, [one, other]);
  }
  return [...found.values()];
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

function textOf({ representation }: Made, member: string): string | undefined {
  const value = representation[member];
  if (typeof value === "string" && value.trim() !== "") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

/** Some filters look for a part of a text, in any case. */
function isLike(text: string, value: string): boolean {
  return text.toLowerCase().includes(value.toLowerCase());
}
