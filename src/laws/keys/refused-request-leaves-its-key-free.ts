// A rejected request does not use up its key.
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly refused: Exchange;
  /** Valid content under the same key. */
  readonly fixed: Exchange;
  /** The same with a fresh key. */
  readonly fresh: Exchange;
};

const refusals: readonly number[] = [
  problems["malformed-request"].status,
  problems["invalid-content"].status,
];

export const refusedRequestLeavesItsKeyFree: Law<Evidence> = {
  id: "refused-request-leaves-its-key-free",
  about: "keys",
  level: "SHOULD",
  section: keySections.enforcement,
  says: "A request whose content was rejected can be corrected and sent again with the same Idempotency-Key.",
  concerns: "operations that take an Idempotency-Key and reject some content",
  premises: ["key-repeats-the-answer"],
  why: "A form keeps its key while the user corrects what was rejected. If the server stores the rejection under the key, it rejects the corrected form too, however often it is sent.",
  evidence:
    "Invalid content is sent, then valid content with the same key, then the same valid content with a fresh key. If the fresh key succeeds, the first key must succeed too.",
  fix: "Validate content before you look up the key, and store a record only for requests that took effect.",
  notReported: "the content of the error response",
  appliesTo: takesKey,
  async probe(world, operation) {
    const path = await world.pathAbove(operation);
    const key = world.freshKey();
    const [broke] = world.brokenContents(operation);
    const content = world.validContent(operation);
    const refused = await performKeyed(world, operation, { path, content: broke?.content ?? null, key });
    const fixed = await performKeyed(world, operation, { path, content, key });
    const fresh = await performKeyed(world, operation, { path, content, key: world.freshKey() });
    return { refused, fixed, fresh };
  },
  judge({ refused, fixed, fresh }) {
    if (!refusals.includes(refused.response.status)) {
      return notExercised({ kind: "nothing refused", exchange: refused });
    }
    const failed = needsSuccess([fresh]);
    if (failed !== undefined) return failed;
    if (isSuccess(fixed.response.status)) return holds(1);
    return broken(wrongStatus(fixed, "success", { kind: "key of a refused request" }), [refused, fixed]);
  },
};
