// Resources that name one of a different kind by its id: `guestId` of a booking, next to `/guests/{guestId}`.
import { type ForeignMember, foreignMembers } from "../../contract/inferred/foreign-members.ts";
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import { ifAsked } from "../reason.ts";
import type { Item, Made, World } from "../world.ts";
import { operationNamed } from "./about.ts";
import { isMissing } from "./sending.ts";

/** A resource, the operation that creates it, and its member with the id of a different resource. */
export type Naming = ForeignMember & { readonly named: Resource; readonly create: Operation };

/** @returns the resources that are created with the id of `resource`, without those of its own kind. */
export function namingsOf(resource: Resource, contract: Contract): readonly Naming[] {
  return contract.resources.flatMap((named) => {
    const create = operationNamed(contract, named.create);
    if (create === undefined || named.read === resource.read) return [];
    const found = foreignMembers(create, contract).find((one) => one.resource.read === resource.read);
    return found === undefined ? [] : [{ ...found, named, create }];
  });
}

/** Creates a resource that names `item`; `undefined` if the server does not accept it, or does not show that it names it. */
export async function makeNaming(
  world: World,
  { named, create, member, isNumber }: Naming,
  item: Item,
): Promise<Made | undefined> {
  const id = isNumber ? Number(world.idOf(item)) : world.idOf(item);
  const made = await makeWith(world, { resource: named, create }, { [member]: id });
  return String(made?.representation[member]) === world.idOf(item) ? made : undefined;
}

/** Creates a resource with these values; in the list of `neighbour` where it is given. */
export async function makeWith(
  world: World,
  { resource, create, neighbour }: { resource: Resource; create: Operation; neighbour?: Item },
  values: Readonly<Record<string, unknown>>,
): Promise<Made | undefined> {
  return ifAsked(async () => {
    const content = { ...membersOf(world.validContent(create)), ...values };
    const path = neighbour === undefined ? await world.pathAbove(create) : world.pathTo(create, neighbour);
    const exchange = await world.perform(create, { path, content });
    const item = isSuccess(exchange.response.status) ? world.created(create, exchange) : undefined;
    const read = item && (await world.read({ ...item, resource }));
    return read === undefined || isMissing(read) ? undefined : read;
  });
}
