// A merge patch that is declared idempotent is.

import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";
import { merges } from "./merging.ts";

export const patchTwiceIsPatchOnce: Law<Repeated> = {
  id: "patch-twice-is-patch-once",
  level: "MUST",
  section: "RFC 9110 9.2.2, as declared",
  says: "A merge patch declared idempotent, sent again, leaves everything as the first left it.",
  concerns: "operations that merge and are declared idempotent",
  premises: ["patch-changes-named-members", "get-changes-nothing", "patch-replaces-lists-whole"],
  why: "A client that got no answer sends the patch again, as the document says it may. If the repeat counts, a discount is taken off twice, or a line is added again.",
  evidence:
    "A patch, then the same twice more, the last time after a GET and a change of another resource: after each repeat, everything known is compared with what it was after the first.",
  fix: "Set values, never add or append, and write nothing when nothing differs. If a patch has to count each time, declare it with idempotent: false.",
  lint: ["idempotent-fits-effect"],
  notReported:
    "members that no request can set, such as a revision, that are declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: (operation) => merges(operation) && operation.semantics.idempotent === true,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const neighbour = await world.make(item.resource, { above: item });
    const content = world.anotherContent(operation, item.representation);
    return repeat(world, operation, item, { content, neighbour });
  },
  judge: judgeRepeated,
};
