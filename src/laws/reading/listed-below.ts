// Lists below a resource of what names it, such as `/guests/{guestId}/bookings` next to `/bookings/{bookingId}`.
import { bare, nounOf, singular } from "../../contract/inferred/identity.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { withoutEndSlash } from "../../contract/path-places.ts";
import { methods } from "../../semantics/methods.ts";
import { NotExercised } from "../reason.ts";
import { makeNaming, type Naming, namingsOf } from "../shared/foreign.ts";
import type { Item, Listing, PathParameters, World } from "../world.ts";

/** The resource that the list is below, and what it lists. */
export type ListedBelow = { readonly above: Resource; readonly naming: Naming };

export type Below = {
  /** The id of a resource that names the parent, and of one that names a different parent. */
  readonly own: string;
  readonly others: string;
  readonly listing: Listing;
};

/** @returns what an operation lists by the id in its path; `undefined` if it is not such a list. */
export function listedBelow(operation: Operation, contract: Contract): ListedBelow | undefined {
  const { semantics, method, path, parent } = operation;
  const above = contract.resources.find(({ read }) => read === parent?.read);
  const isOpen = !semantics.declared && (semantics.effect ?? "list") === "list";
  if (above === undefined || !isOpen || !methods[method].safe) return undefined;
  if (contract.resources.some(({ list }) => list === operation.id)) return undefined;
  const [last = "", ...rest] = withoutEndSlash(path).split("/").toReversed();
  if (rest.length !== withoutEndSlash(above.path).split("/").length) return undefined;
  const naming = namingsOf(above, contract).find(({ named }) => nounOf(named.path) === singular(bare(last)));
  return naming && { above, naming };
}

/** The list below each of two parents, with one resource that names each. */
export async function readBelow(
  world: World,
  operation: Operation,
  { above, naming }: ListedBelow,
): Promise<readonly Below[]> {
  const parents = [await world.make(above), await world.make(above)] as const;
  const [one, two] = [
    await makeNaming(world, naming, parents[0]),
    await makeNaming(world, naming, parents[1]),
  ];
  if (one === undefined || two === undefined) throw new NotExercised({ kind: "parent unknown" });
  const ids = [world.idOf(one), world.idOf(two)] as const;
  const resource = { ...naming.named, list: operation.id };
  const found: Below[] = [];
  for (const [at, parent] of parents.entries()) {
    const listing = await world.listing({ resource, path: pathBelow(operation, parent) });
    const [own, others] = at === 0 ? ids : [ids[1], ids[0]];
    if (listing?.ids !== undefined) found.push({ own, others, listing });
  }
  return found;
}

/** @returns the path parameters of an operation below `parent`. */
export function pathBelow({ parent }: Operation, { path }: Item): PathParameters {
  const names = Object.entries(parent?.parameters ?? {});
  return Object.fromEntries(names.map(([theirs, own]) => [own, path[theirs] ?? ""]));
}
