// If-Match compares strongly: a weak tag is no promise that nothing has changed.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { unconcerned } from "../shared/refusing.ts";
import { NotExercised } from "../world.ts";
import { judgeStopped, letsThrough, type Stopped, withoutCondition } from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const weakIfMatchNeverMatches: Law<Stopped> = {
  id: "weak-if-match-never-matches",
  level: "MUST",
  section: "RFC 9110 8.8.3.2, 13.1.1",
  says: "With the weak form of the current entity tag in If-Match, nothing is done and the answer is 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["stale-if-match-is-refused", "get-changes-nothing"],
  why: "A cache or a compressing proxy makes a tag weak, as what it keeps is not byte for byte the same. An edit that starts from there may overwrite what its author never saw.",
  evidence: "A change with W/ before the current tag, and everything known before and after.",
  fix: "Compare with the strong comparison of RFC 9110 8.8.3.2: both tags strong, and equal.",
  notReported:
    "what the refusal says; a refusal that the request meets without the precondition, too (13.2.1)",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    operation.traits.ifMatch !== "none" &&
    letsThrough(operation, "ifMatch", 'W/"a"'),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    if (item.tag === undefined) throw new NotExercised("the answer has no ETag");
    const before = await world.witness({ without: unconcerned(world, operation) });
    const headers = { [fields.ifMatch.name]: `W/${item.tag.replace(/^W\//, "")}` };
    const sending = {
      path: world.pathTo(operation, item),
      content: world.anotherContent(operation, item.representation),
    };
    const refused = [await world.perform(operation, { ...sending, headers })];
    const change = await world.changeSince(before);
    return { refused, change, plain: await withoutCondition(world, operation, { refused, status, sending }) };
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
