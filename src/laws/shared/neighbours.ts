// Shared by the laws that forbid changes to other resources.
import type { Operation } from "../../contract/operation.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Verdict } from "../law.ts";
import type { World } from "../world.ts";
import { theResourceOf } from "./about.ts";
import { judgeUnchanged, needsSuccess } from "./judgements.ts";
import { performOn } from "./sending.ts";

export type Neighbourly = { readonly exchange: Exchange; readonly change: Change | undefined };

/** Performs the operation on one of three similar resources, and compares the others. */
export async function probeNeighbours(world: World, operation: Operation): Promise<Neighbourly> {
  const resource = theResourceOf(operation, world.contract);
  const first = await world.make(resource);
  const item = await world.make(resource, { above: first });
  await world.make(resource, { above: first });
  const before = await world.witness({ except: [item] });
  const exchange = await performOn(world, operation, item);
  return { exchange, change: await before.changeSince() };
}

/** @returns the verdict on what `probeNeighbours` saw. */
export function judgeNeighbours({ exchange, change }: Neighbourly): Verdict {
  return needsSuccess([exchange]) ?? judgeUnchanged([exchange], change);
}
