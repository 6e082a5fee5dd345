// A merge patch changes what it names.
import { ownMembers, theResourceOf } from "./about.ts";
import { broken, holds, needsSuccess, notExercised, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { difference, firstLost } from "./likeness.ts";
import { merges, newMembers, section } from "./merging.ts";
import { performOn } from "./sending.ts";
import type { Exchange, Made, Members } from "./world.ts";

type Round = {
  readonly patch: Exchange;
  readonly sent: Members;
  readonly before: Members;
  readonly after: Made | undefined;
};
type Evidence = { readonly rounds: readonly Round[]; readonly names: readonly string[] };

export const patchChangesNamedMembers: Law<Evidence> = {
  id: "patch-changes-named-members",
  level: "MUST",
  section,
  says: "A merge patch sets the members that it names, and leaves the others as they were.",
  concerns: "operations that merge",
  premises: ["get-changes-nothing"],
  notReported: "members that only the server sets",
  appliesTo: merges,
  async probe(world, operation) {
    let item = await world.make(theResourceOf(operation, world.contract));
    const rounds: Round[] = [];
    for (const [name, value] of Object.entries(newMembers(world, operation, item))) {
      const sent = { [name]: value };
      const patch = await performOn(world, operation, item, sent);
      const after = await world.read(item);
      rounds.push({ patch, sent, before: item.representation, after });
      item = after ?? item;
    }
    return { rounds, names: ownMembers(operation) };
  },
  judge({ rounds, names }) {
    if (rounds.length === 0) return notExercised("no member could be given a new value");
    const failed = needsSuccess(rounds.map(({ patch }) => patch));
    if (failed !== undefined) return failed;
    for (const { patch, sent, before, after } of rounds) {
      if (after === undefined) return broken(`after ${told(patch)}, there is nothing to read`, [patch]);
      const lost = firstLost(sent, after.representation, Object.keys(sent));
      if (lost !== undefined) return broken(lost, [patch, after.read]);
      const unnamed = names.filter((name) => !(name in sent));
      const touched = difference(before, after.representation, unnamed);
      if (touched !== undefined) {
        return broken(`a patch of ${Object.keys(sent)} changed more: ${touched}`, [patch, after.read]);
      }
    }
    return holds(rounds.length);
  },
};
