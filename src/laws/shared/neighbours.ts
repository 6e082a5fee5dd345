// Shared by the laws that forbid changes to other resources.
import type { Operation } from "../../contract/operation.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Verdict } from "../law.ts";
import { ifAsked } from "../reason.ts";
import type { Item, Made, World } from "../world.ts";
import { resourcesBelow, theResourceOf } from "./about.ts";
import { makeNaming, namingsOf } from "./foreign.ts";
import { broken, isGone, judgeUnchanged, needsSuccess, wrongStatus } from "./judgements.ts";
import { performOn } from "./sending.ts";
import { changeOf, makeUnrelated, unrelatedTo } from "./unrelated.ts";

export type Neighbourly = {
  readonly exchange: Exchange;
  readonly change: Change | undefined;
  /** A resource below the changed one, or that names it, which is no longer there. */
  readonly lost?: Exchange | undefined;
};

/** Performs the operation on one of three similar resources, and compares the others. */
export async function probeNeighbours(world: World, operation: Operation): Promise<Neighbourly> {
  const resource = theResourceOf(operation, world.contract);
  const first = await world.make(resource);
  const item = await world.make(resource, { above: first });
  await world.make(resource, { above: first });
  const { declared, effect } = operation.semantics;
  const other = declared ? undefined : unrelatedTo(resource, world.contract);
  const before = await world.witness({
    except: [item],
    without: other?.list === undefined ? [] : [other.list],
  });
  // A change has to leave what depends on its target; a deletion may take that, but nothing of the others.
  const kept =
    declared || effect === "create" ? [] : await makeDependents(world, effect === "delete" ? first : item);
  const unrelated = await makeUnrelated(world, other);
  const exchange = await performOn(world, operation, item);
  const change = (await before.changeSince()) ?? (unrelated && (await changeOf(world, unrelated)));
  for (const one of kept) {
    const { read } = await world.read(one);
    if (isGone(read)) return { exchange, change, lost: read };
  }
  return { exchange, change };
}

/** Creates one resource of each kind that is below `item` or names it, as far as the server lets one. */
export async function makeDependents(world: World, item: Item): Promise<readonly Made[]> {
  const made: Made[] = [];
  for (const below of resourcesBelow(item.resource, world.contract)) {
    const one = await ifAsked(() => world.make(below, { above: item }));
    if (one !== undefined) made.push(one);
  }
  for (const naming of namingsOf(item.resource, world.contract)) {
    const one = await makeNaming(world, naming, item);
    if (one !== undefined) made.push(one);
  }
  return made;
}

/** @returns the verdict on what `probeNeighbours` saw. */
export function judgeNeighbours({ exchange, change, lost }: Neighbourly): Verdict {
  const failed = needsSuccess([exchange]);
  if (failed !== undefined) return failed;
  return lost === undefined
    ? judgeUnchanged([exchange], change)
    : broken(wrongStatus(lost, "success", { kind: "after", exchange }), [exchange], [lost]);
}
