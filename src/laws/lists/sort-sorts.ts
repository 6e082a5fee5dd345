// A list that is asked for in the order of a member is in that order.
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { makeWith } from "../shared/foreign.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { schemasOfMember } from "../shared/shapes.ts";
import type { Listing, Made, World } from "../world.ts";
import { type Order, ordersOf } from "./list-orders.ts";
import { makeSeveral, pageSizeOf, sizesWithin } from "./paging.ts";

type Case = Order & {
  readonly listing: Listing | undefined;
  /** The ids of resources with known texts. */
  readonly words?: ReadonlyMap<string, string> | undefined;
};

export const sortSorts: Law<readonly Case[]> = {
  id: "sort-sorts",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A list that is asked for in the order of a member is in that order.",
  concerns:
    "operations that list, in documents without declarations, with a parameter such as sort whose values, or whose description, name members",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A client that asks for the cheapest first shows the first page. If the list is in a different order, the cheapest is never seen.",
  evidence:
    "Five resources are created, and the list is read in each declared order, on one page and on small ones. Numbers and times have to be in it, and so have three texts that every language orders alike. Where no sign or word says the direction, either is right.",
  fix: "Use the declared values in ORDER BY, and reject others with 400.",
  notReported:
    "the order of other texts, which depends on a language; the order of equal values, and where null is",
  appliesTo: (operation, contract) => ordersOf(operation, contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const [first] = await makeSeveral(world, resource);
    const orders = first === undefined ? [] : ordersOf(operation, world.contract);
    const words = new Map<string, ReadonlyMap<string, string>>();
    for (const member of new Set(orders.map((one) => one.member))) {
      words.set(member, await makeWords(world, first, member));
      await makeNumbers(world, first, member);
    }
    const size = pageSizeOf(operation);
    const [smallest] = size === undefined ? [] : sizesWithin(size, [2]);
    const cases: Case[] = [];
    for (const order of orders) {
      const listing = await world.listing(
        { resource, path: first?.path ?? {} },
        {
          query: order.query,
        },
      );
      cases.push({ ...order, listing, words: words.get(order.member) });
      const query = { ...order.query, ...smallest?.query };
      // A page after the first, or the link to it, may lose the order.
      if (smallest !== undefined && first !== undefined)
        cases.push({
          ...order,
          listing: await world.listing(first, { query, pages: PAGES }),
          words: words.get(order.member),
        });
    }
    return cases;
  },
  judge(cases) {
    let held = 0;
    for (const { value, member, isDescending, listing, words } of cases) {
      const values = (listing?.entries ?? []).map((entry) => sizeOf(entry[member]));
      const texts = (listing?.ids ?? []).flatMap((id) => words?.get(id) ?? []);
      const known = words?.size === WORDS.length ? texts : values.filter((one) => one !== undefined);
      if (listing === undefined || known.length < (isDescending === undefined ? 3 : 2)) continue;
      const [up, down] = [false, true].map((isDown) => misplacedIn(known, isDown));
      const both = up === -1 ? up : down === -1 ? down : up;
      const at = (isDescending === undefined ? both : isDescending ? down : up) ?? -1;
      const pages = listing.pages.map(({ exchange }) => exchange);
      if (at >= 0)
        return broken({ kind: "order", member, value, first: known[at], second: known[at + 1] }, pages);
      held += 1;
    }
    return held === 0 ? notExercised("no list") : holds(held);
  },
};

/** @returns the number, or the time of a date-time; `undefined` for what has no order of its own. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return undefined;
  const time = Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** @returns the first that is not in order with the next; -1 if there is none. */
function misplacedIn(values: readonly (number | string)[], isDescending: boolean): number {
  return values.findIndex((one, index) => {
    const next = values[index + 1];
    return next !== undefined && (isDescending ? one < next : one > next);
  });
}

/** In the order in which they are created, which is neither up nor down. */
const WORDS = ["medlar", "alder", "quince"];

/** @returns the ids of resources with these texts; fewer if the member cannot have them. */
async function makeWords(
  world: World,
  first: Made | undefined,
  member: string,
): Promise<ReadonlyMap<string, string>> {
  const made = new Map<string, string>();
  const create = first && operationNamed(world.contract, first.resource.create);
  if (first === undefined || create === undefined || world.safeOnly) return made;
  const [schema] = schemasOfMember(create, world.contract, member);
  const { format, enum: values } = membersOf(schema);
  const canHave = WORDS.every((word) => world.faultsIn(schema, word)?.length === 0);
  if (schema === undefined || format !== undefined || values !== undefined || !canHave) return made;
  for (const word of WORDS) {
    const one = await makeWith(
      world,
      { resource: first.resource, create, neighbour: first },
      { [member]: word },
    );
    if (one?.representation[member] === word) made.set(world.idOf(one), word);
  }
  return made;
}

/** Their order as texts is a different one; those that the schema allows are used. */
const NUMBERS = [
  [9, 100, 20],
  [9, 10, 2],
  [99, 100, 20],
  [999, 1000, 200],
];

async function makeNumbers(world: World, first: Made | undefined, member: string): Promise<void> {
  const create = first && operationNamed(world.contract, first.resource.create);
  if (first === undefined || create === undefined || world.safeOnly) return;
  const [schema] = schemasOfMember(create, world.contract, member);
  const isAllowed = (one: number): boolean => world.faultsIn(schema, one)?.length === 0;
  const numbers = schema === undefined ? undefined : NUMBERS.find((some) => some.every(isAllowed));
  for (const number of numbers ?? [])
    await makeWith(world, { resource: first.resource, create, neighbour: first }, { [member]: number });
}

const PAGES = 6;
