// Finds existing resources, for a run that may not create any.
import type { Contract, Resource } from "../../contract/operation.ts";
import { expandPath, pathParameterNames } from "../../http/path.ts";
import { NotExercised } from "../../laws/reason.ts";
import type { Item, PathParameters } from "../../laws/world.ts";
import type { Sender } from "../wire/sender.ts";
import { pick } from "./addresses.ts";
import { walkList } from "./lists.ts";

/** The number of parents to look below, because the first one may have no children. */
const SEVERAL = 5;

/**
 * @param above the parent of the list, if it is fixed; else several parents are tried
 * @returns the first item that a list of the resource shows
 * @throws NotExercised if none shows one
 */
export async function findListed(
  contract: Contract,
  sender: Sender,
  resource: Resource,
  above: Item | undefined,
): Promise<Item> {
  for await (const item of walkListed(contract, sender, resource, above)) return item;
  const own = pathParameterNames(resource.path).at(-1);
  const place =
    own === undefined ? resource.path : resource.path.slice(0, resource.path.lastIndexOf(`{${own}}`));
  const where = above === undefined ? place : expandPath(place, above.path);
  throw new NotExercised({ kind: "nothing listed", path: where.replace(/\/$/, "") || "/" });
}

/** The items in the lists of the resource, read on demand, a few per list. */
async function* walkListed(
  contract: Contract,
  sender: Sender,
  resource: Resource,
  above: Item | undefined,
): AsyncGenerator<Item> {
  const own = pathParameterNames(resource.path).at(-1);
  let looked = 0;
  for await (const place of walkPlaces(contract, sender, resource, above)) {
    if (own === undefined) {
      yield { resource, path: place };
      return;
    }
    const list = await walkList(contract, sender, resource, place, { pages: 1 });
    for (const id of list?.ids?.slice(0, SEVERAL) ?? []) yield { resource, path: { ...place, [own]: id } };
    looked += 1;
    if (looked >= SEVERAL) return;
  }
}

/** Path parameters of the lists of a resource. */
async function* walkPlaces(
  contract: Contract,
  sender: Sender,
  resource: Resource,
  above: Item | undefined,
): AsyncGenerator<PathParameters> {
  const parent = contract.resources.find((one) => one.read === resource.parent);
  if (parent === undefined) yield {};
  else if (above !== undefined) yield pick(parent.path, above.path);
  else
    for await (const item of walkListed(contract, sender, parent, undefined))
      yield pick(parent.path, item.path);
}
