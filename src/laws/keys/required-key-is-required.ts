// Where a key is required, nothing happens without one.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { judgeRefusals } from "../shared/judgements.ts";
import type { Exchange } from "../world.ts";
import { takesKey } from "./keyed.ts";

type Evidence = { readonly bare: Exchange; readonly change: string | undefined };

export const requiredKeyIsRequired: Law<Evidence> = {
  id: "required-key-is-required",
  level: "SHOULD",
  section: problems["key-missing"].section,
  says: "Without the Idempotency-Key that the document requires, a request is refused and nothing is done.",
  concerns: "operations that require an Idempotency-Key",
  premises: ["get-changes-nothing"],
  why: "By the document every such request can be repeated safely. One that was accepted without a key cannot: when its answer is lost, sending it again orders twice.",
  evidence: "A valid request without the field: its status (400), and everything known before and after it.",
  fix: "Look for Idempotency-Key before the handler runs, and answer 400 when it is missing. If requests without one are welcome, declare the parameter as not required.",
  notReported: "what the refusal says",
  appliesTo: (operation) => takesKey(operation) && operation.traits.key === "required",
  async probe(world, operation) {
    const path = await world.pathAbove(operation);
    const before = await world.witness();
    const bare = await world.send(operation, { path, content: world.validContent(operation) });
    return { bare, change: await world.changeSince(before) };
  },
  judge: ({ bare, change }) => judgeRefusals([bare], [problems["key-missing"].status], change),
};
