// PUT replaces; it does not merge.
import { effects } from "../semantics/effects.ts";
import { optionalMembers, puts, theResourceOf } from "./about.ts";
import { broken, holds, needsSuccess } from "./judgements.ts";
import type { Law } from "./law.ts";
import { same, written } from "./likeness.ts";
import { itemToPut, performOn, readAgain } from "./sending.ts";
import type { Exchange, Members } from "./world.ts";

type Evidence = {
  readonly puts: readonly Exchange[];
  readonly names: readonly string[];
  readonly whole: Members;
  /** After the PUT that left them out. */
  readonly after: Members;
  /** A twin that never had them: what the server fills in by itself. */
  readonly twin: Members;
};

export const putReplacesWhole: Law<Evidence> = {
  id: "put-replaces-whole",
  level: "MUST",
  section: effects.replace.section,
  says: "A member that a PUT leaves out is gone afterwards.",
  concerns: "operations that create or replace content with optional members",
  premises: ["put-is-stored"],
  notReported: "members that the server fills in, with the same value where they were never sent",
  appliesTo: (operation, contract) => puts(operation) && optionalMembers(operation, contract).length > 0,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const first = await performOn(world, operation, item, world.validContent(operation, "all"));
    const whole = await readAgain(world, item);
    const bare = world.validContent(operation, "required");
    const second = await performOn(world, operation, item, bare);
    const after = await readAgain(world, item);
    const free = await itemToPut(world, operation);
    await performOn(world, operation, free, bare);
    const twin = await readAgain(world, free);
    return {
      puts: [first, second],
      names: optionalMembers(operation, world.contract),
      whole: whole.representation,
      after: after.representation,
      twin: twin.representation,
    };
  },
  judge({ puts: sent, names, whole, after, twin }) {
    const failed = needsSuccess(sent);
    if (failed !== undefined) return failed;
    const left = names.find(
      (name) => whole[name] !== undefined && same(after[name], whole[name]) && !same(after[name], twin[name]),
    );
    if (left !== undefined) return broken(`${left} was left out, and is still ${written(after[left])}`, sent);
    return holds(names.filter((name) => whole[name] !== undefined).length);
  },
};
