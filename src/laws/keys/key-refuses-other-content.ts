// A key belongs to one request.
import type { Operation } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { placeFor } from "../shared/acted-on.ts";
import { judgeRefusals, needsSuccess } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import { performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly first: Exchange;
  readonly other: Exchange;
  readonly change: Change | undefined;
  /** The statuses that refuse it. */
  readonly statuses: readonly number[];
};

export const keyRefusesOtherContent: Law<Evidence> = {
  id: "key-refuses-other-content",
  about: "keys",
  level: "SHOULD",
  section: problems["key-reused"].section,
  says: "A request that reuses an Idempotency-Key with different content is rejected and changes nothing.",
  concerns: "operations that take an Idempotency-Key",
  premises: ["get-changes-nothing", "key-repeats-the-answer"],
  why: "A client that uses one key for two requests has a bug. If it gets the first result again, it believes that its second order was placed, and nobody ever sends that order.",
  evidence:
    "A request is sent, then a second one with the same key and different content. The second must return 422, or a 409 that a document without declarations has for the operation, and the visible state must be the same before and after it.",
  fix: "Store a digest of the content with the key, and compare it when the key is used again. If it differs, return 422 before anything is done.",
  notReported: "keys shared between routes or between callers",
  appliesTo: takesKey,
  async probe(world, operation) {
    const path = await placeFor(world, operation);
    const content = world.validContent(operation);
    const key = world.freshKey();
    const first = await performKeyed(world, operation, { path, content, key });
    const before = await world.witness();
    const otherContent = world.anotherContent(operation, content);
    const other = await performKeyed(world, operation, { path, content: otherContent, key });
    return { first, other, change: await before.changeSince(), statuses: refusing(operation) };
  },
  judge: ({ first, other, change, statuses }) =>
    needsSuccess([first]) ?? judgeRefusals([other], statuses, change),
};

/** The draft recommends 422; many services call it a conflict, and say so. */
function refusing(operation: Operation): readonly number[] {
  const conflict = problems["key-in-progress"].status;
  const isOther = !operation.semantics.declared && declaresStatus(operation, conflict);
  return [problems["key-reused"].status, ...(isOther ? [conflict] : [])];
}
