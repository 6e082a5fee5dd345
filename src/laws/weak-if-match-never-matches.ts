// If-Match compares strongly: a weak tag is no promise that nothing has changed.
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { changesItsTarget, theResourceOf } from "./about.ts";
import { letsThrough } from "./conditions.ts";
import { judgeRefusals } from "./judgements.ts";
import type { Law } from "./law.ts";
import { type Exchange, NotExercised } from "./world.ts";

type Evidence = { readonly refused: Exchange; readonly change: string | undefined };

export const weakIfMatchNeverMatches: Law<Evidence> = {
  id: "weak-if-match-never-matches",
  level: "MUST",
  section: "RFC 9110 8.8.3.2, 13.1.1",
  says: "With the weak form of the current entity tag in If-Match, nothing is done and the answer is 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["stale-if-match-is-refused", "get-changes-nothing"],
  why: "A cache or a compressing proxy makes a tag weak, as what it keeps is not byte for byte the same. An edit that starts from there may overwrite what its author never saw.",
  evidence: "A change with W/ before the current tag, and everything known before and after.",
  fix: "Compare with the strong comparison of RFC 9110 8.8.3.2: both tags strong, and equal.",
  notReported: "what the refusal says",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    operation.traits.ifMatch !== "none" &&
    letsThrough(operation, "ifMatch", 'W/"a"'),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    if (item.tag === undefined) throw new NotExercised("the answer has no ETag");
    const before = await world.witness();
    const refused = await world.perform(operation, {
      path: world.pathTo(operation, item),
      headers: { [fields.ifMatch.name]: `W/${item.tag.replace(/^W\//, "")}` },
      content: world.anotherContent(operation, item.representation),
    });
    return { refused, change: await world.changeSince(before) };
  },
  judge: ({ refused, change }) => judgeRefusals([refused], [problems["precondition-failed"].status], change),
};
