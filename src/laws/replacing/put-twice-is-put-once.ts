// PUT is idempotent.
import type { Operation } from "../../contract/operation.ts";
import { membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { ownMembers, puts } from "../shared/about.ts";
import { broken, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import { judgeRepeated, type Repeated, repeat } from "../shared/repeating.ts";
import { isMissing, performOn, prepareItemToPut } from "../shared/sending.ts";
import type { Item, World } from "../world.ts";

type Evidence = Repeated & {
  /** A conflict with nothing but the first PUT; `undefined` if there is none. */
  readonly conflict?: Exchange | undefined;
};

const { status: CONFLICT } = problems["id-mismatch"];

export const putTwiceIsPutOnce: Law<Evidence> = {
  id: "put-twice-is-put-once",
  about: "replacing",
  level: "MUST",
  section: "RFC 9110 9.2.2",
  says: "A PUT that is repeated, even twice, changes nothing more.",
  concerns: "operations that create or replace",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "Clients and HTTP libraries retry a PUT on their own when its response is lost. If the repeat counts, a stock level is corrected twice. If it draws a new entity tag, someone else's next save fails although nothing has changed.",
  evidence:
    "A PUT is sent, then repeated twice, the second time after a GET and a change to a different resource. After each repeat the visible state must equal the state after the first PUT. A repeat that returns 409, although the document does not declare that, is tried again on a second resource, with what a GET shows.",
  fix: "Set values; never add to them. Compare what was sent with what is stored, and if nothing differs write nothing: no new entity tag, no new row, no event.",
  lint: ["idempotent-fits-effect"],
  notReported:
    "members that no request can set, such as a revision, if they are declared readOnly or seen to change without a write, and the tag that follows them; any other status",
  appliesTo: puts,
  async probe(world, operation) {
    const item = await prepareItemToPut(world, operation);
    const neighbour = await world.make(item.resource, { above: item });
    const repeated = await repeat(world, operation, item, {
      content: world.validContent(operation),
      neighbour,
    });
    const isConflict = repeated.again.some(({ response }) => response.status === CONFLICT);
    return {
      ...repeated,
      conflict: isConflict ? await findConflict(world, operation, item) : undefined,
    };
  },
  judge(evidence) {
    const { first, conflict } = evidence;
    const verdict = judgeRepeated(evidence);
    return verdict.verdict === "holds" && conflict !== undefined
      ? broken(wrongStatus(conflict, "success", { kind: "sent again" }), [first, conflict])
      : verdict;
  },
};

/** A PUT that only creates may return 409 for what exists; one that replaced a resource has no such reason. */
async function findConflict(world: World, operation: Operation, item: Item): Promise<Exchange | undefined> {
  if (operation.semantics.effect !== "replace" || declaresStatus(operation, CONFLICT)) return undefined;
  // The neighbour was written before.
  const other = await world.make(item.resource, { above: item });
  const content = world.validContent(operation);
  const first = await performOn(world, operation, other, content);
  const now = await world.read(other);
  if (!isSuccess(first.response.status) || isMissing(now)) return undefined;
  // A revision in the content has to be the current one.
  const names = ownMembers(operation).filter((name) => name in now.representation);
  const shown = Object.fromEntries(names.map((name) => [name, now.representation[name]]));
  const again = await performOn(world, operation, other, { ...membersOf(content), ...shown });
  return again.response.status === CONFLICT ? again : undefined;
}
