// A rejected request does not use up its key.
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { broken, holds, notExercised, told } from "../shared/judgements.ts";
import type { Exchange } from "../world.ts";
import { keySections, performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly refused: Exchange;
  readonly mended: Exchange;
  /** The mended content under a key that nobody has used. */
  readonly fresh: Exchange;
};

const refusals: readonly number[] = [
  problems["malformed-request"].status,
  problems["invalid-content"].status,
];

export const refusedTryDoesNotBurnItsKey: Law<Evidence> = {
  id: "refused-try-does-not-burn-its-key",
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
    const mended = await performKeyed(world, operation, { path, content, key });
    const fresh = await performKeyed(world, operation, { path, content, key: world.freshKey() });
    return { refused, mended, fresh };
  },
  judge({ refused, mended, fresh }) {
    if (!refusals.includes(refused.response.status))
      return notExercised(`${told(refused)} to broken content`);
    if (!isSuccess(fresh.response.status)) return notExercised(`${told(fresh)} to valid content`);
    if (!isSuccess(mended.response.status)) {
      return broken(`${told(mended)} to mended content, as its key had been refused once`, [refused, mended]);
    }
    return holds(1);
  },
};
