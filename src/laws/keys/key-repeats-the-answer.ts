// A request repeated with its key has one effect and one response.
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
  about: "keys",
  level: "SHOULD",
  section: "draft-ietf-httpapi-idempotency-key-header-07 2.6",
  says: "A request repeated with its Idempotency-Key changes nothing more and gets the first response again.",
  concerns: "operations that take an Idempotency-Key",
  premises: ["get-changes-nothing"],
  why: "A client that lost a response sends the request again with the same key. If the repeat has its own effect, the customer pays twice. If its response differs, a success looks like an error.",
  evidence:
    "A request is sent three times with one key. The three responses must have the same status, Location and content, and the repeats must leave the visible state unchanged.",
  fix: "Store the key, a digest of the request and the response in the transaction that has the effect. When the key comes again, return the stored response and do nothing else.",
  lint: ["key-fits-idempotent"],
  notReported: "fields other than Location; how long a key is kept",
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
