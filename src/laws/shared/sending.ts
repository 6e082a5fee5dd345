// The steps that many probes share.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Exchange } from "../exchange.ts";
import { NotExercised } from "../reason.ts";
import type { Item, Made, Missing, World } from "../world.ts";
import { operationNamed, ownMembers, theResourceOf } from "./about.ts";
import { isDescribedSpelling } from "./described-spelling.ts";
import { difference, firstLost } from "./likeness.ts";

/** Performs the operation on an item, with valid content if it takes content. */
export function performOn(
  world: World,
  operation: Operation,
  item: Item,
  content: unknown = world.validContent(operation),
): Promise<Exchange> {
  return world.perform(operation, { path: world.pathTo(operation, item), content });
}

/** An item for a successful PUT: an unused URL if the PUT creates, else an existing resource. */
export async function prepareItemToPut(world: World, operation: Operation): Promise<Item> {
  const resource = theResourceOf(operation, world.contract);
  return operation.semantics.effect === "create-or-replace" ? world.freeItem(resource) : world.make(resource);
}

/**
 * Reads an item that must exist.
 *
 * @throws NotExercised if it does not, which a different law reports
 */
export async function readAgain(world: World, item: Item): Promise<Made> {
  const read = await world.read(item);
  if (isMissing(read)) throw new NotExercised({ kind: "unreadable", exchange: read.read });
  return read;
}

/** @returns whether the resource was read and does not exist. */
export function isMissing(read: Made | Missing): read is Missing {
  return read.representation === undefined;
}

type Stored = {
  readonly operation: Operation;
  readonly content: unknown;
  readonly read: Made;
  /** The previous representation, if members that were not sent have to stay. */
  readonly before?: Members;
};

/**
 * The members that must read the same as they were sent: those that a client sets and can read. If one of them differs,
 * members that the server is seen to set are left out, even if the document does not say so.
 */
export async function findStoredNames(
  world: World,
  { operation, content, read, before }: Stored,
): Promise<readonly string[]> {
  const sent = membersOf(content);
  const isDescribed = (name: string): boolean =>
    name in sent &&
    isDescribedSpelling(operation, world.contract, {
      name,
      sent: sent[name],
      read: read.representation[name],
    });
  const names = ownMembers(operation).filter((name) => !isHidden(name, read) && !isDescribed(name));
  const unnamed = names.filter((name) => !(name in membersOf(content)));
  const differs =
    firstLost(content, read.representation, names) ??
    (before && difference(before, read.representation, unnamed));
  if (differs === undefined) return names;
  const set = await world.serverSet(read.resource);
  return names.filter((name) => !set.has(name));
}

/** Whether a member, such as a password, is `writeOnly`, or is neither declared in the representation nor shown. */
function isHidden(name: string, { resource, representation }: Made): boolean {
  const { members, hidden } = resource;
  if (hidden.includes(name)) return true;
  return members.length > 0 && !members.some((one) => one.name === name) && !(name in representation);
}

/** Changes an item with an operation that is not under test, if the document has one. */
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

/** A valid tag that is not current: a former one, or one that never existed. */
export async function outdateTag(world: World, item: Made): Promise<string> {
  const made = '"never-a-tag-of-this"';
  if (item.tag === undefined || item.tag.startsWith("W/")) return made;
  await changeByOther(world, item);
  const now = await readAgain(world, item);
  return now.tag === item.tag ? made : item.tag;
}
