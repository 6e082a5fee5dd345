// A list that is asked for in the order of a member is in that order.
import { bare } from "../../contract/inferred/identity.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import type { Listing } from "../world.ts";
import { makeSeveral } from "./paging.ts";

/** One value of a parameter that names a member, such as `-price`. */
type Order = {
  readonly parameter: string;
  readonly value: string;
  readonly member: string;
  readonly isDescending: boolean;
};
type Case = Order & { readonly listing: Listing | undefined };

const NAMES = ["sort", "sortby", "order", "orderby", "ordering"];

export const sortSorts: Law<readonly Case[]> = {
  id: "sort-sorts",
  about: "lists",
  level: "SHOULD",
  section: `${effects.list.section}, as declared`,
  says: "A list that is asked for in the order of a member with numbers is in that order.",
  concerns:
    "operations that list, in documents without declarations, with a parameter such as sort whose values name a member",
  premises: ["get-changes-nothing", "post-adds-each-time"],
  why: "A client that asks for the cheapest first shows the first page. If the list is in a different order, the cheapest is never seen.",
  evidence:
    "Five resources are created, and the list is read in each declared order of a member with numbers.",
  fix: "Use the declared values in ORDER BY, and reject others with 400.",
  notReported:
    "the order of texts, which depends on a language; the order of equal values, and where null is",
  appliesTo: (operation, contract) => ordersOf(operation, contract).length > 0,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const [first] = await makeSeveral(world, resource);
    const cases: Case[] = [];
    for (const order of first === undefined ? [] : ordersOf(operation, world.contract)) {
      const listing = await world.listing(
        { resource, path: first?.path ?? {} },
        {
          query: { [order.parameter]: order.value },
        },
      );
      cases.push({ ...order, listing });
    }
    return cases;
  },
  judge(cases) {
    let held = 0;
    for (const { value, member, isDescending, listing } of cases) {
      const numbers = (listing?.entries ?? []).map((entry) => entry[member]);
      const known = numbers.filter((one) => typeof one === "number");
      if (listing === undefined || known.length < 2) continue;
      const at = known.findIndex((one, index) => {
        const next = known[index + 1];
        return next !== undefined && (isDescending ? one < next : one > next);
      });
      const pages = listing.pages.map(({ exchange }) => exchange);
      if (at >= 0)
        return broken({ kind: "order", member, value, first: known[at], second: known[at + 1] }, pages);
      held += 1;
    }
    return held === 0 ? notExercised("no list") : holds(held);
  },
};

/** The values of an enum that name a member which clients set, with the signs and words that mean a direction. */
function ordersOf(operation: Operation, contract: Contract): readonly Order[] {
  const resource = resourceOf(operation, contract);
  if (operation.semantics.effect !== "list" || operation.semantics.declared || resource === undefined)
    return [];
  return operation.parameters
    .filter((one) => one.in === "query" && NAMES.includes(bare(one.name)))
    .flatMap(({ name: parameter, resolved }) => {
      const values = [membersOf(resolved)["enum"] ?? []].flat().map(String);
      return values.flatMap((value) => {
        const isDescending = /^-|[ :_.,]desc$/i.test(value);
        const noun = value.replace(/^[-+]/, "").replace(/[ :_.,](asc|desc)$/i, "");
        // Without a sign or a word, the direction may be that of a different parameter.
        const isPlain = noun === value && values.every((one) => !/^-|desc$/i.test(one));
        const member = resource.settable.find((one) => bare(one) === bare(noun));
        return member === undefined || isPlain ? [] : [{ parameter, value, member, isDescending }];
      });
    });
}
