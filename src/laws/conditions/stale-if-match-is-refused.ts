// No update is lost: a change that starts from an old state is refused.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { unconcerned } from "../shared/refusing.ts";
import { outdatedTag, readAgain } from "../shared/sending.ts";
import type { Exchange } from "../world.ts";
import { isStrong, judgeStopped, letsThrough, NEVER, type Stopped, withoutCondition } from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const staleIfMatchIsRefused: Law<Stopped> = {
  id: "stale-if-match-is-refused",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "With an entity tag in If-Match that is not the current one, nothing is done and the answer is 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["put-is-stored", "patch-changes-named-members", "delete-removes", "get-changes-nothing"],
  why: "Two people open the same resource, and both save. If the second save is not refused, it writes over the first and nobody is told: a lost update.",
  evidence:
    "A resource is changed, then other changes are sent with the entity tag from before, with one that only resembles the current one, and with a list of others: the statuses (412), and everything known before and after them.",
  fix: "Compare If-Match with the current entity tag in the transaction of the write, for example by UPDATE with the tag in its WHERE, and answer 412 when no row was changed. A comparison before that leaves a gap between two clients.",
  lint: ["precondition-has-etag"],
  notReported:
    "what the refusal says; a refusal that the request meets without the precondition, too (13.2.1)",
  appliesTo: (operation) => changesItsTarget(operation) && operation.traits.ifMatch !== "none",
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const tag = await outdatedTag(world, item);
    const now = await readAgain(world, item);
    const before = await world.witness({ without: unconcerned(world, operation) });
    const refused: Exchange[] = [];
    const path = world.pathTo(operation, item);
    const content = world.anotherContent(operation, now.representation);
    for (const condition of [tag, ...notCurrent(now.tag)]) {
      if (!letsThrough(operation, "ifMatch", condition)) continue;
      refused.push(
        await world.perform(operation, {
          path,
          headers: { [fields.ifMatch.name]: condition },
          content: world.anotherContent(operation, now.representation),
        }),
      );
    }
    const change = await world.changeSince(before);
    const sending = { path, content };
    return { refused, change, plain: await withoutCondition(world, operation, { refused, status, sending }) };
  },
  judge: (stopped) => judgeStopped(stopped, status),
};

/** Tags that only look like the current one, and a list without it. */
function notCurrent(tag: string | undefined): readonly string[] {
  const list = `${NEVER}, "nor-this-one"`;
  return isStrong(tag) ? [`${tag.slice(0, -1)}x"`, list] : [list];
}
