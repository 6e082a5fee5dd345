// Shared by the laws about null in a patch: sets members to null, and reads them back.
import type { Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Exchange } from "../exchange.ts";
import type { Verdict } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import { wrapperOf } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";
import { drawNewMembers, mergesByStandard } from "./merging.ts";

export type RemovedRound = {
  readonly name: string;
  readonly patch: Exchange;
  readonly after: Members;
  readonly read: Exchange;
};

const ROUNDS = 2;

/** Sets up to two of these members to null, those that are absent where they were never sent. */
export async function probeRemoved(
  world: World,
  operation: Operation,
  removable: readonly string[],
): Promise<readonly RemovedRound[]> {
  const resource = theResourceOf(operation, world.contract);
  const item = await world.make(resource);
  const bare = await world.make(resource, { members: "required" });
  const wrapper = mergesByStandard(operation) ? wrapperOf(operation, world.contract) : undefined;
  const inside = (whole: Members): Members =>
    wrapper === undefined ? whole : membersOf(whole[wrapper.name]);
  const before = inside(await withValues(world, operation, item, removable));
  const names = removable.filter(
    (name) =>
      (before[name] ?? undefined) !== undefined &&
      (inside(bare.representation)[name] ?? undefined) === undefined,
  );
  const rounds: RemovedRound[] = [];
  for (const name of names.slice(0, ROUNDS)) {
    const removed = { [name]: null };
    const sent = wrapper === undefined ? removed : { [wrapper.name]: removed };
    const patch = await performOn(world, operation, item, sent);
    const { read, representation } = await world.read(item);
    rounds.push({ name, patch, after: inside(membersOf(representation)), read });
  }
  return rounds;
}

/** @returns "broken" if a member still has a value. */
export function judgeRemoved(rounds: readonly RemovedRound[]): Verdict {
  if (rounds.length === 0) return notExercised("no optional member");
  const failed = needsSuccess(rounds.map(({ patch }) => patch));
  if (failed !== undefined) return failed;
  const kept = rounds.find(({ name, after }) => (after[name] ?? undefined) !== undefined);
  if (kept === undefined) return holds(rounds.length);
  const { name: member, patch, after, read } = kept;
  const difference = { member, expected: undefined, seen: after[member] };
  return broken({ kind: "member", ...difference, rule: { kind: "set to null" } }, [patch], [read]);
}

/** Gives a value to members that were drawn as `null`. */
async function withValues(
  world: World,
  operation: Operation,
  item: Made,
  removable: readonly string[],
): Promise<Members> {
  const { representation } = item;
  const empty = removable.filter((name) => (representation[name] ?? undefined) === undefined);
  if (operation.semantics.declared || empty.length === 0) return representation;
  const drawn = drawNewMembers(world, operation, item);
  const given = Object.fromEntries(empty.flatMap((name) => (name in drawn ? [[name, drawn[name]]] : [])));
  if (Object.keys(given).length === 0) return representation;
  await performOn(world, operation, item, given);
  const after = await world.read(item);
  return isMissing(after) ? representation : after.representation;
}
