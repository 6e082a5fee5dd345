// Ids of resources that do not exist, in the members of content that name a different resource.
import { foreignMembers } from "../../contract/inferred/foreign-members.ts";
import type { Operation, Resource } from "../../contract/operation.ts";
import { ifAsked } from "../reason.ts";
import type { World } from "../world.ts";

export type UnknownReference = {
  readonly member: string;
  /** The kind of resource that the member names. */
  readonly names: Resource;
  /** A number where the schema of the member says so. */
  readonly id: string | number;
};

const MOST = 2;

/** @returns for each member that names a resource, an id that none has. */
export async function unknownReferences(
  world: World,
  operation: Operation,
): Promise<readonly UnknownReference[]> {
  const found: UnknownReference[] = [];
  for (const { member, isNumber, resource } of foreignMembers(operation, world.contract).slice(0, MOST)) {
    const free = await ifAsked(() => world.freeItem(resource));
    if (free === undefined) continue;
    const id = world.idOf(free);
    found.push({ member, names: resource, id: isNumber ? Number(id) : id });
  }
  return found;
}
