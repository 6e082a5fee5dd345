// In a merge patch, null removes a member.

import type { Operation } from "../../contract/operation.ts";
import { type Members, membersOf } from "../../json/record.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { optionalMembers, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised } from "../shared/judgements.ts";
import { isMissing, performOn } from "../shared/sending.ts";
import { wrapperOf } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";
import { drawNewMembers, mergesByStandard, nullableMembers, section } from "./merging.ts";

type Round = {
  readonly name: string;
  readonly patch: Exchange;
  readonly after: Members;
  readonly read: Exchange;
};

const ROUNDS = 2;

export const patchNullRemoves: Law<readonly Round[]> = {
  id: "patch-null-removes",
  about: "merging",
  level: "MUST",
  section,
  says: "A member that a merge patch sets to null is gone afterwards.",
  concerns:
    "operations that merge content with optional members; in application/json, with members that may be null",
  premises: ["patch-changes-named-members"],
  why: "In a merge patch, null is the only way to remove a member. If the server ignores it, a value that the user has cleared, such as a telephone number, stays stored and visible.",
  evidence:
    "Up to two optional members are set to null, each in its own patch, and read back: the member must be absent or null. If one object wraps all content, two of its members are used.",
  fix: "Apply the patch as RFC 7396 says: null deletes the member. Look for code that drops null values before the update, as many libraries do.",
  lint: ["merged-member-is-not-nullable"],
  notReported:
    "a missing member that the server shows as null, or with the value that it shows when the member was never sent",
  appliesTo: (operation, contract) =>
    nullableMembers(operation).length > 0 ||
    (mergesByStandard(operation) &&
      (optionalMembers(operation, contract).length > 0 || wrapperOf(operation, contract) !== undefined)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const bare = await world.make(resource, { members: "required" });
    const wrapper = wrapperOf(operation, world.contract);
    const inside = (whole: Members): Members =>
      wrapper === undefined ? whole : membersOf(whole[wrapper.name]);
    // In application/json, null is a value like any other, which the schema has to allow.
    const removable = mergesByStandard(operation)
      ? (wrapper?.optional ?? optionalMembers(operation, world.contract))
      : nullableMembers(operation);
    const before = inside(await withValues(world, operation, item, removable));
    const names = removable.filter(
      (name) =>
        (before[name] ?? undefined) !== undefined &&
        (inside(bare.representation)[name] ?? undefined) === undefined,
    );
    const rounds: Round[] = [];
    for (const name of names.slice(0, ROUNDS)) {
      const removed = { [name]: null };
      const sent = wrapper === undefined ? removed : { [wrapper.name]: removed };
      const patch = await performOn(world, operation, item, sent);
      const { read, representation } = await world.read(item);
      rounds.push({ name, patch, after: inside(membersOf(representation)), read });
    }
    return rounds;
  },
  judge(rounds) {
    if (rounds.length === 0) return notExercised("no optional member");
    const failed = needsSuccess(rounds.map(({ patch }) => patch));
    if (failed !== undefined) return failed;
    const kept = rounds.find(({ name, after }) => (after[name] ?? undefined) !== undefined);
    if (kept === undefined) return holds(rounds.length);
    const { name: member, patch, after, read } = kept;
    const difference = { member, expected: undefined, seen: after[member] };
    return broken({ kind: "member", ...difference, rule: { kind: "set to null" } }, [patch], [read]);
  },
};

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
