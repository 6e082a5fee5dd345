// Shared by the laws about rejections: sends requests that have to be rejected, and checks whether anything changed.
import { isDeclared } from "../../contract/error-types.ts";
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { effectRow } from "../../semantics/effects.ts";
import { isConflict, isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Circumstance } from "../failure.ts";
import { formatValue } from "../sentences/words.ts";
import type { BrokenContent, Item, Made, Sending, World } from "../world.ts";
import { theResourceOf } from "./about.ts";
import { mayDoAnything } from "./acted-on.ts";
import type { RefusedRequest } from "./judgements.ts";

/** A request that has to be rejected, and what is wrong with it. */
export type Wrong = {
  readonly when: Circumstance;
  /** `path`: parameters that differ from those of the item. */
  readonly sending: Omit<Sending, "path"> & Partial<Pick<Sending, "path">>;
};

export type Refusals = {
  readonly refused: readonly RefusedRequest[];
  readonly change: Change | undefined;
};

/**
 * Sends the requests to an existing resource and, if possible, every second one to an unused URL.
 *
 * @param wrongs builds the requests for a resource
 * @returns the responses, and what changed; changes by a safe operation are not checked
 */
export async function collectRefusals(
  world: World,
  operation: Operation,
  wrongs: (item: Item | Made) => readonly Wrong[] | Promise<readonly Wrong[]>,
): Promise<Refusals> {
  const resource = theResourceOf(operation, world.contract);
  // A request to a list needs no existing item; a URL is enough to know which list it is.
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
  // A request that succeeded changed something, which its response reports.
  const wasDone = refused.some(({ exchange }) => isSuccess(exchange.response.status));
  return { refused, change: before && !wasDone ? await before.changeSince() : undefined };
}

/** @returns the requests without those that an action rejected because of its state, which it may look at first. */
export function withoutStates(operation: Operation, { refused, change }: Refusals): Refusals {
  const isOfState = ({ exchange }: RefusedRequest): boolean =>
    mayDoAnything(operation) && isConflict(exchange.response.status);
  return { refused: refused.filter((one) => !isOfState(one)), change };
}

/**
 * Operations that the witness can skip to save requests: those of other resources, which a rejected request hardly
 * affects, and the list of this resource, unless the request would have added to it.
 */
export function unconcerned(world: World, operation: Operation): readonly string[] {
  const { read, list } = theResourceOf(operation, world.contract);
  const others = world.contract.resources.filter((one) => one.read !== read);
  const own = operation.semantics.effect === "create" && list !== undefined ? read : (list ?? "");
  return [...others.flatMap((one) => [one.read, one.list ?? one.read]), own];
}

/** What is wrong with drawn content, with the value of the invalid member. */
export function whenSent({ what, member, content }: BrokenContent): Circumstance {
  const value = member === undefined ? undefined : membersOf(content)[member];
  const shown = value === undefined ? "" : `: ${formatValue(value)}`;
  return { kind: "request", what: `content ${what.startsWith("with") ? "" : "that is "}${what}${shown}` };
}

/** Content that would change the item, if the operation has content. */
export function contentFor(world: World, operation: Operation, item: Item | Made): unknown {
  if (operation.content === undefined) return undefined;
  return "representation" in item
    ? world.anotherContent(operation, item.representation)
    : world.validContent(operation);
}

/** @returns whether the document declares the status, its range or `default` for the operation. */
export function declaresStatus(operation: Operation, status: number): boolean {
  return isDeclared(status, operation.responses);
}
