// Finds what exists already, for a run that may make nothing.
import type { Contract, Resource } from "../contract/operation.ts";
import { expandPath, pathParameterNames } from "../http/path.ts";
import { type Item, NotExercised, type PathParameters } from "../laws/world.ts";
import { walkList } from "./lists.ts";
import type { Sender } from "./send.ts";

/**
 * @returns the first item that the list under `path` shows
 * @throws NotExercised when it shows none
 */
export async function firstListed(
  contract: Contract,
  sender: Sender,
  resource: Resource,
  path: PathParameters,
): Promise<Item> {
  const listed = await walkList(contract, sender, resource, path);
  const [id] = listed?.ids ?? [];
  const own = pathParameterNames(resource.path).at(-1);
  if (own === undefined) return { resource, path: {} };
  if (id === undefined) {
    const place = resource.path.slice(0, resource.path.lastIndexOf(`{${own}}`));
    const where = expandPath(place.replace(/\/$/, ""), path);
    throw new NotExercised(`--safe-only: nothing is made, and no list shows what is below ${where || "/"}`);
  }
  return { resource, path: { ...path, [own]: id } };
}
