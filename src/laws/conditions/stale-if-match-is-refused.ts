// A change based on an old state is rejected, so that no update is lost.
import { membersOf } from "../../json/record.ts";
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { notExercised } from "../shared/judgements.ts";
import { firstLost } from "../shared/likeness.ts";
import { unconcerned } from "../shared/refusing.ts";
import { outdateTag, readAgain } from "../shared/sending.ts";
import type { Made } from "../world.ts";
import {
  isStrong,
  judgeStopped,
  letsThrough,
  NEVER,
  type Stopped,
  sendWithoutCondition,
} from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const staleIfMatchIsRefused: Law<Stopped> = {
  id: "stale-if-match-is-refused",
  about: "conditions",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "A request whose If-Match does not contain the current entity tag changes nothing and returns 412.",
  concerns: "operations that change something and take If-Match",
  premises: ["put-is-stored", "patch-changes-named-members", "delete-removes", "get-changes-nothing"],
  why: "Two people open the same resource and both save. If the second save is not rejected, it overwrites the first and nobody notices: a lost update.",
  evidence:
    "After a change, further changes are sent with the tag from before it, with one that only resembles the current tag, and with a list of other tags. Each must return 412, and the visible state must be the same before and after them.",
  fix: "Compare If-Match with the current entity tag in the transaction of the write, for example with the tag in the WHERE of an UPDATE. Return 412 when no row was changed. An earlier comparison leaves a gap in which two clients get through.",
  lint: ["precondition-has-etag"],
  notReported:
    "the content of the error response; a 2xx for a change that the representation shows already (13.1.1); a request that is rejected without the precondition too (13.2.1)",
  appliesTo: (operation) => changesItsTarget(operation) && operation.traits.ifMatch !== "none",
  async probe(world, operation) {
    const item = await world.make(theResourceOf(operation, world.contract));
    const tag = await outdateTag(world, item);
    const now = await readAgain(world, item);
    const before = await world.witness({ without: unconcerned(world, operation) });
    const refused: Exchange[] = [];
    const path = world.pathTo(operation, item);
    const content = world.anotherContent(operation, now.representation);
    for (const condition of [tag, ...notCurrent(now.tag)]) {
      if (!letsThrough(operation, "ifMatch", condition)) continue;
      const changed = world.anotherContent(operation, now.representation);
      const headers = { [fields.ifMatch.name]: condition };
      const exchange = await world.perform(operation, { path, headers, content: changed });
      if (!isAlreadySo({ exchange, content: changed, now })) refused.push(exchange);
    }
    const change = await before.changeSince();
    const sending = { path, content };
    return {
      refused,
      change,
      plain: await sendWithoutCondition(world, operation, { refused, status, sending }),
    };
  },
  judge: (stopped) =>
    stopped.refused.length === 0 && stopped.change === undefined
      ? notExercised("nothing to refuse")
      : judgeStopped(stopped, status),
};

/**
 * RFC 9110 13.1.1: a server may answer 2xx if the requested change has already been made. A request that changed something
 * anyway shows in the visible state. The run has not sent this request before, so only what the representation shows can
 * have been made.
 */
function isAlreadySo({ exchange, content, now }: Tried): boolean {
  if (!isSuccess(exchange.response.status)) return false;
  const shown = Object.keys(membersOf(content)).filter((name) => name in now.representation);
  return shown.length > 0 && firstLost(content, now.representation, shown) === undefined;
}

type Tried = { readonly exchange: Exchange; readonly content: unknown; readonly now: Made };

/** Tags that resemble the current one, and a list without it. */
function notCurrent(tag: string | undefined): readonly string[] {
  const list = `${NEVER}, "nor-this-one"`;
  return isStrong(tag) ? [`${tag.slice(0, -1)}x"`, list] : [list];
}
