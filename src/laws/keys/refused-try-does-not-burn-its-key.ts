// A request that was refused has used up nothing.
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
  level: "SHOULD",
  section: keySections.enforcement,
  says: "A request whose content was refused can be mended and sent again under its Idempotency-Key.",
  concerns: "operations that take an Idempotency-Key and refuse some content",
  premises: ["key-repeats-the-answer"],
  why: "A form keeps its key while the user mends what was refused. If the refusal is kept under the key, the mended form is refused too, however often it is sent.",
  evidence:
    "Content that the schema refuses, then valid content under the same key, and the same under a fresh key.",
  fix: "Validate before the key is looked up, and keep a record only of what was done.",
  notReported: "what the refusal says",
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
