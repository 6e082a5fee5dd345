// Shared by the laws about idempotence: repeats a request, and compares the state after each time.
import type { Operation } from "../../contract/operation.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Verdict } from "../law.ts";
import type { Item, Made, World } from "../world.ts";
import { operationNamed } from "./about.ts";
import { judgeUnchanged, needsSuccess } from "./judgements.ts";
import { changeByOther, performOn } from "./sending.ts";

export type Repeated = {
  readonly first: Exchange;
  readonly again: readonly Exchange[];
  /** What differs from the state after the first request: after any repeat, because a later one may undo it. */
  readonly change: Change | undefined;
};

const REPEATS = 2;

/** Performs the operation once and repeats it twice; before the last time, sends a GET and changes a neighbour. */
export async function repeat(
  world: World,
  operation: Operation,
  item: Item,
  { content, neighbour }: { readonly content: unknown; readonly neighbour?: Made | undefined },
): Promise<Repeated> {
  const first = await performOn(world, operation, item, content);
  const except = neighbour === undefined ? [] : [neighbour];
  const before = await world.witness({ rewritten: content !== undefined, except });
  const again: Exchange[] = [];
  let change: Change | undefined;
  while (again.length < REPEATS && change === undefined) {
    if (again.length > 0) await sendOtherRequests(world, item, neighbour);
    again.push(await performOn(world, operation, item, content));
    change = await before.changeSince();
  }
  return { first, again, change };
}

async function sendOtherRequests(world: World, item: Item, neighbour: Made | undefined): Promise<void> {
  const read = operationNamed(world.contract, item.resource.read);
  if (read !== undefined) await world.send(read, { path: world.pathTo(read, item) });
  if (neighbour !== undefined) await changeByOther(world, neighbour);
}

/** @returns the verdict on what `repeat` saw. */
export function judgeRepeated({ first, again, change }: Repeated): Verdict {
  return needsSuccess([first]) ?? judgeUnchanged([first, ...again], change);
}
