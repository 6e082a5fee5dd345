// No update is lost: a change that starts from an old state is refused.
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { changesItsTarget, theResourceOf } from "./about.ts";
import { judgeRefusals } from "./judgements.ts";
import type { Law } from "./law.ts";
import { outdatedTag, readAgain } from "./sending.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly refused: Exchange; readonly change: string | undefined };

export const staleIfMatchIsRefused: Law<Evidence> = {
  id: "stale-if-match-is-refused",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "With an entity tag in If-Match that is not the current one, nothing is done and the answer is 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["put-is-stored", "patch-changes-named-members", "delete-removes", "get-changes-nothing"],
  notReported: "what the refusal says",
  appliesTo: (operation) => changesItsTarget(operation) && operation.traits.ifMatch !== "none",
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const tag = await outdatedTag(world, item);
    const now = await readAgain(world, item);
    const before = await world.witness();
    const refused = await world.perform(operation, {
      path: world.pathTo(operation, item),
      headers: { [fields.ifMatch.name]: tag },
      content: world.anotherContent(operation, now.representation),
    });
    return { refused, change: await world.changeSince(before) };
  },
  judge: ({ refused, change }) => judgeRefusals([refused], [problems["precondition-failed"].status], change),
};
