// A request repeated with its key has one effect and one response.
import { sameJson } from "../../json/equality.ts";
import { fields } from "../../semantics/fields.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Failure } from "../failure.ts";
import type { Law } from "../law.ts";
import { placeFor, resourceActedOn } from "../shared/acted-on.ts";
import { broken, changedDespite, holds, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { performKeyed, takesKey } from "./keyed.ts";

type Evidence = {
  readonly first: Exchange;
  readonly again: readonly Exchange[];
  readonly change: Change | undefined;
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
  appliesTo: (operation, contract) =>
    takesKey(operation) ||
    (operation.traits.key !== "none" && resourceActedOn(operation, contract) !== undefined),
  async probe(world, operation) {
    const request = {
      path: await placeFor(world, operation),
      content: world.validContent(operation),
      key: world.freshKey(),
    };
    const first = await performKeyed(world, operation, request);
    const before = await world.witness();
    const again = [
      await performKeyed(world, operation, request),
      await performKeyed(world, operation, request),
    ];
    return { first, again, change: await before.changeSince() };
  },
  judge({ first, again, change }) {
    const failed = needsSuccess([first]);
    if (failed !== undefined) return failed;
    const exchanges = [first, ...again];
    if (change !== undefined) return broken(changedDespite("repeat", change), exchanges);
    const [wrong] = again.flatMap((exchange) => differs(first, exchange) ?? []);
    return wrong === undefined ? holds(again.length) : broken(wrong, exchanges);
  },
};

/** How the response to a repeat differs from the first. */
function differs(first: Exchange, exchange: Exchange): Failure | undefined {
  if (exchange.response.status !== first.response.status) {
    return wrongStatus(exchange, [first.response.status], { kind: "same as", exchange: first });
  }
  const { name: field } = fields.location;
  const [value, seen] = [first, exchange].map(({ response }) => response.headers[field.toLowerCase()]);
  if (seen !== value) {
    return { kind: "field", exchange, field, seen, expected: { kind: "value", value, as: first } };
  }
  if (sameJson(exchange.response.content, first.response.content)) return undefined;
  return { kind: "content", exchange, fault: { kind: "other than", exchange: first } };
}
