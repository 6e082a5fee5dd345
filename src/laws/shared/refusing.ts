// What the laws about refusals share: send what has to be refused, and look whether anything was done.

import type { Operation } from "../../contract/operation.ts";
import { effectRow } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Circumstance } from "../failure.ts";
import type { Item, Made, Sending, World } from "../world.ts";
import { theResourceOf } from "./about.ts";
import type { RefusedRequest } from "./judgements.ts";

/** One request that has to be refused, and what is wrong with it. */
export type Wrong = {
  readonly when: Circumstance;
  /** `path`: parameters that are not those of the item. */
  readonly sending: Omit<Sending, "path"> & Partial<Pick<Sending, "path">>;
};

export type Refusals = {
  readonly refused: readonly RefusedRequest[];
  readonly change: Change | undefined;
};

/**
 * Sends each of them to what is there and, where an address may be free, every other one to a free address.
 *
 * @param wrongs the requests, made when there is a resource to make them for
 * @returns the answers, and what changed; a safe operation is not looked after
 */
export async function refusals(
  world: World,
  operation: Operation,
  wrongs: (item: Item | Made) => readonly Wrong[] | Promise<readonly Wrong[]>,
): Promise<Refusals> {
  const resource = theResourceOf(operation, world.contract);
  // What is about the list alone needs no item of its own; an address is enough to know which list it is.
  const isOfList = ["create", "list"].includes(operation.semantics.effect ?? "");
  const item = isOfList ? await world.freeItem(resource) : await world.make(resource);
  const all = await wrongs(item);
  if (all.length === 0) return { refused: [], change: undefined };
  const mayCreate = operation.semantics.effect === "create-or-replace";
  const free = mayCreate ? await world.freeItem(resource, item) : item;
  const isSafe = effectRow(operation.semantics.effect)?.safe === true;
  const before = isSafe ? undefined : await world.witness({ without: unconcerned(world, operation) });
  const refused: RefusedRequest[] = [];
  for (const [at, { when, sending }] of all.entries()) {
    const path = { ...world.pathTo(operation, at % 2 === 1 ? free : item), ...sending.path };
    refused.push({ when, exchange: await world.perform(operation, { ...sending, path }) });
  }
  // What was done after all has changed something, and is told by its answer.
  const wasDone = refused.some(({ exchange }) => isSuccess(exchange.response.status));
  return { refused, change: before && !wasDone ? await before.changeSince() : undefined };
}

/**
 * Operations that need not look, as each look costs requests: those of other resources, to which a refused request
 * would hardly reach, and of this one the list, unless the request would have added to it.
 */
export function unconcerned(world: World, operation: Operation): readonly string[] {
  const { read, list } = theResourceOf(operation, world.contract);
  const others = world.contract.resources.filter((one) => one.read !== read);
  const own = operation.semantics.effect === "create" && list !== undefined ? read : (list ?? "");
  return [...others.flatMap((one) => [one.read, one.list ?? one.read]), own];
}

/** Content that would change the item, if the operation has content at all. */
export function contentFor(world: World, operation: Operation, item: Item | Made): unknown {
  if (operation.content === undefined) return undefined;
  return "representation" in item
    ? world.anotherContent(operation, item.representation)
    : world.validContent(operation);
}

/** @returns whether the document says by this status, by its range or by `default` that the operation may answer it. */
export function declaresStatus(operation: Operation, status: number): boolean {
  const range = `${Math.floor(status / 100)}XX`;
  return operation.responses.some((one) => [String(status), range, "default"].includes(one.status));
}
