// A merge patch that is declared idempotent is idempotent.
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";
import { merges } from "./merging.ts";

export const patchTwiceIsPatchOnce: Law<Repeated> = {
  id: "patch-twice-is-patch-once",
  about: "merging",
  level: "MUST",
  section: "RFC 9110 9.2.2, as declared",
  says: "A merge patch that is declared idempotent changes nothing more when it is repeated.",
  concerns: "operations that merge and are declared idempotent",
  premises: ["patch-changes-named-members", "get-changes-nothing", "patch-replaces-lists-whole"],
  why: "A client that got no response sends the patch again, because the document says that it may. If the repeat counts, a discount is applied twice or a line is added twice.",
  evidence:
    "A patch is sent, then repeated twice, the second time after a GET and a change to a different resource. After each repeat the visible state must equal the state after the first patch.",
  fix: "Set values; never add or append. Write nothing if nothing differs. If a patch has to count every time, declare it with idempotent: false.",
  lint: ["idempotent-fits-effect"],
  notReported:
    "members that no request can set, such as a revision, if they are declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: (operation) => merges(operation) && operation.semantics.idempotent === true,
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const neighbour = await world.make(item.resource, { above: item });
    const content = world.anotherContent(operation, item.representation);
    return repeat(world, operation, item, { content, neighbour });
  },
  judge: judgeRepeated,
};
