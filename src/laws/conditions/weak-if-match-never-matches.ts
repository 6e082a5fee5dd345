// If-Match uses strong comparison, so a weak tag never matches.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { judgeStopped, letsThrough, probeStopped, type Stopped } from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const weakIfMatchNeverMatches: Law<Stopped> = {
  id: "weak-if-match-never-matches",
  about: "conditions",
  level: "MUST",
  section: "RFC 9110 8.8.3.2, 13.1.1",
  says: "A request with the weak form of the current entity tag in If-Match changes nothing and returns 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["stale-if-match-is-refused", "get-changes-nothing"],
  why: "A cache or a compressing proxy weakens a tag, because its copy is not byte for byte the same. An edit that is based on such a copy may overwrite what its author never saw.",
  evidence:
    "A change is sent with W/ in front of the current tag. It must return 412, and the visible state must be the same before and after it.",
  fix: "Use the strong comparison of RFC 9110 8.8.3.2: two tags match if both are strong and equal.",
  notReported:
    "the content of the error response; a request that is rejected without the precondition too (13.2.1)",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    operation.traits.ifMatch !== "none" &&
    letsThrough(operation, "ifMatch", 'W/"a"'),
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    if (item.tag === undefined) throw new NotExercised({ kind: "no entity tag" });
    const headers = { [fields.ifMatch.name]: `W/${item.tag.replace(/^W\//, "")}` };
    return probeStopped(world, operation, item, {
      status,
      send: (sending) => world.perform(operation, { ...sending, headers }),
    });
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
