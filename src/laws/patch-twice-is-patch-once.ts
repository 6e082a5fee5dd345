// A merge patch that is declared idempotent is.
import { theResourceOf } from "./about.ts";
import type { Law } from "./law.ts";
import { merges } from "./merging.ts";
import { judgeRepeated, type Repeated, repeat } from "./repeating.ts";

export const patchTwiceIsPatchOnce: Law<Repeated> = {
  id: "patch-twice-is-patch-once",
  level: "MUST",
  section: "RFC 9110 9.2.2, as declared",
  says: "A merge patch declared idempotent, sent again, leaves everything as the first left it.",
  concerns: "operations that merge and are declared idempotent",
  premises: ["patch-changes-named-members", "get-changes-nothing"],
  notReported:
    "members declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: (operation) => merges(operation) && operation.semantics.idempotent === true,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    return repeat(world, operation, item, world.anotherContent(operation, item.representation));
  },
  judge: judgeRepeated,
};
