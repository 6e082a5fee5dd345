// PUT is idempotent.
import type { Law } from "../law.ts";
import { puts } from "../shared/about.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";
import { prepareItemToPut } from "../shared/sending.ts";

export const putTwiceIsPutOnce: Law<Repeated> = {
  id: "put-twice-is-put-once",
  about: "replacing",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A PUT that is repeated, even twice, changes nothing more.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "Clients and HTTP libraries retry a PUT on their own when its response is lost. If the repeat counts, a stock level is corrected twice. If it draws a new entity tag, someone else's next save fails although nothing has changed.",
  evidence:
    "A PUT is sent, then repeated twice, the second time after a GET and a change to a different resource. After each repeat the visible state must equal the state after the first PUT.",
  fix: "Set values; never add to them. Compare what was sent with what is stored, and if nothing differs write nothing: no new entity tag, no new row, no event.",
  lint: ["idempotent-fits-effect"],
  notReported:
    "members that no request can set, such as a revision, if they are declared readOnly or seen to change without a write, and the tag that follows them; the status",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await prepareItemToPut(world, operation);
    const neighbour = await world.make(item.resource, { above: item });
    return repeat(world, operation, item, { content: world.validContent(operation), neighbour });
  },
  judge: judgeRepeated,
};
