// Where a key is required, a request without one does nothing.
import { problems } from "../../semantics/problems.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { judgeRefusals } from "../shared/judgements.ts";
import { takesKey } from "./keyed.ts";

type Evidence = { readonly bare: Exchange; readonly change: Change | undefined };

export const missingKeyIsRefused: Law<Evidence> = {
  id: "missing-key-is-refused",
  about: "keys",
  level: "SHOULD",
  section: problems["key-missing"].section,
  says: "A request without the Idempotency-Key that the document requires is rejected and changes nothing.",
  concerns: "operations that require an Idempotency-Key",
  premises: ["get-changes-nothing"],
  why: "The document says that every such request can be retried safely. A request that was accepted without a key cannot: if its response is lost, sending it again orders twice.",
  evidence:
    "A valid request is sent without the field. It must return 400, and the visible state must be the same before and after it.",
  fix: "Check for Idempotency-Key before the handler runs, and return 400 if it is missing. If requests without a key are acceptable, declare the parameter as optional.",
  notReported: "the content of the error response",
  appliesTo: (operation) => takesKey(operation) && operation.traits.key === "required",
  async probe(world, operation) {
    const path = await world.pathAbove(operation);
    const before = await world.witness();
    const bare = await world.send(operation, { path, content: world.validContent(operation) });
    return { bare, change: await before.changeSince() };
  },
  judge: ({ bare, change }) => judgeRefusals([bare], [problems["key-missing"].status], change),
};
