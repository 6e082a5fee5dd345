// A request repeated under its key has one effect and one answer.
import { fields } from "../../semantics/fields.ts";
import type { Law } from "../law.ts";
import { broken, holds, needsSuccess, told } from "../shared/judgements.ts";
import { same } from "../shared/likeness.ts";
import type { Exchange } from "../world.ts";
import { performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly first: Exchange;
  readonly again: readonly Exchange[];
  readonly change: string | undefined;
};

export const keyRepeatsTheAnswer: Law<Evidence> = {
  id: "key-repeats-the-answer",
  level: "SHOULD",
  section: "draft-ietf-httpapi-idempotency-key-header-07 2.6",
  says: "A request sent again with its Idempotency-Key does nothing more and gets the first answer again.",
  concerns: "operations that take an Idempotency-Key",
  premises: ["get-changes-nothing"],
  why: "A client whose answer was lost sends the request again with its key. If the repeat has an effect of its own, the customer pays twice; if the answer is another one, a success looks like an error.",
  evidence:
    "One request and two repeats under the same key: status, Location and content of the three answers, and everything known before and after the repeats.",
  fix: "Store the key, a digest of the request and the answer in the transaction that has the effect. When the key comes again, send the stored answer and do nothing else.",
  lint: ["key-fits-idempotent"],
  notReported: "fields other than Location; the time for which a key is kept",
  appliesTo: takesKey,
  async probe(world, operation) {
    const request = {
      path: await world.pathAbove(operation),
      content: world.validContent(operation),
      key: world.freshKey(),
    };
    const first = await performKeyed(world, operation, request);
    const before = await world.witness();
    const again = [
      await performKeyed(world, operation, request),
      await performKeyed(world, operation, request),
    ];
    return { first, again, change: await world.changeSince(before) };
  },
  judge({ first, again, change }) {
    const failed = needsSuccess([first]);
    if (failed !== undefined) return failed;
    const exchanges = [first, ...again];
    if (change !== undefined) return broken(`the repeat had an effect of its own: ${change}`, exchanges);
    const location = fields.location.name.toLowerCase();
    for (const { request, response } of again) {
      if (response.status !== first.response.status) {
        return broken(`${told(first)}, and its repeat ${response.status}`, exchanges);
      }
      if (response.headers[location] !== first.response.headers[location]) {
        return broken(`${request.method} gave another Location to the repeat`, exchanges);
      }
      if (!same(response.content, first.response.content)) {
        return broken(`${request.method} gave other content to the repeat`, exchanges);
      }
    }
    return holds(again.length);
  },
};
