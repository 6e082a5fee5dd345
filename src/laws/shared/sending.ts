// The few moves that many probes share.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Exchange } from "../exchange.ts";
import { NotExercised } from "../reason.ts";
import type { Item, Made, Missing, World } from "../world.ts";
import { operationNamed, ownMembers, theResourceOf } from "./about.ts";
import { difference, firstLost } from "./likeness.ts";

/** Performs the operation on an item, with valid content where it has any. */
export function performOn(
  world: World,
  operation: Operation,
  item: Item,
  content: unknown = world.validContent(operation),
): Promise<Exchange> {
  return world.perform(operation, { path: world.pathTo(operation, item), content });
}

/** An item that one success of a PUT may be performed on: a free one where it creates, else one that exists. */
export async function itemToPut(world: World, operation: Operation): Promise<Item> {
  const resource = theResourceOf(operation, world.contract);
  return operation.semantics.effect === "create-or-replace" ? world.freeItem(resource) : world.make(resource);
}

/**
 * Reads what must be there.
 *
 * @throws NotExercised when it is not: another law reports that
 */
export async function readAgain(world: World, item: Item): Promise<Made> {
  const read = await world.read(item);
  if (isMissing(read)) throw new NotExercised({ kind: "unreadable", exchange: read.read });
  return read;
}

/** @returns whether the resource was read and is not there. */
export function isMissing(read: Made | Missing): read is Missing {
  return read.representation === undefined;
}

type Stored = {
  readonly operation: Operation;
  readonly content: unknown;
  readonly read: Made;
  /** What was there before, where members that were not sent have to stay. */
  readonly before?: Members;
};

/**
 * Which members have to read as they were sent: those that a client sets. Where one of them does not, members that the
 * server is seen to set, whatever the document says, are left out.
 */
export async function storedNames(
  world: World,
  { operation, content, read, before }: Stored,
): Promise<readonly string[]> {
  const names = ownMembers(operation);
  const unnamed = names.filter((name) => !(name in membersOf(content)));
  const differs =
    firstLost(content, read.representation, names) ??
    (before && difference(before, read.representation, unnamed));
  if (differs === undefined) return names;
  const set = await world.serverSet(read.resource);
  return names.filter((name) => !set.has(name));
}

/** Changes an item by another operation than through the one under test, if the document has one. */
export async function changeByOther(world: World, item: Made): Promise<Exchange | undefined> {
  const { write, merge } = item.resource;
  for (const operation of [write, merge].map((id) => operationNamed(world.contract, id))) {
    if (operation === undefined) continue;
    const exchange = await performOn(
      world,
      operation,
      item,
      world.anotherContent(operation, item.representation),
    );
    const after = await world.read(item);
    if (!isMissing(after) && !sameJson(after.representation, item.representation)) return exchange;
  }
  return undefined;
}

/** A tag that the item had once, or never: syntactically fine, and not the current one. */
export async function outdatedTag(world: World, item: Made): Promise<string> {
  const made = '"never-a-tag-of-this"';
  if (item.tag === undefined || item.tag.startsWith("W/")) return made;
  await changeByOther(world, item);
  const now = await readAgain(world, item);
  return now.tag === item.tag ? made : item.tag;
}
