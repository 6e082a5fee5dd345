// What the laws about idempotence share: repeat, and look after each time.
import type { Operation } from "../contract/operation.ts";
import { judgeUnchanged, needsSuccess } from "./judgements.ts";
import type { Verdict } from "./law.ts";
import { performOn } from "./sending.ts";
import type { Exchange, Item, World } from "./world.ts";

export type Repeated = {
  readonly first: Exchange;
  readonly again: readonly Exchange[];
  /** What differs from the state after the first, in words: after any repeat, as a later one may undo it. */
  readonly change: string | undefined;
};

const REPEATS = 2;

/** Performs the operation once, and twice again. */
export async function repeat(
  world: World,
  operation: Operation,
  item: Item,
  content: unknown,
): Promise<Repeated> {
  const first = await performOn(world, operation, item, content);
  const before = await world.witness();
  const again: Exchange[] = [];
  let change: string | undefined;
  while (again.length < REPEATS && change === undefined) {
    again.push(await performOn(world, operation, item, content));
    change = await world.changeSince(before);
  }
  return { first, again, change };
}

/** @returns the verdict on what `repeat` saw. */
export function judgeRepeated({ first, again, change }: Repeated): Verdict {
  return needsSuccess([first]) ?? judgeUnchanged([first, ...again], change);
}
