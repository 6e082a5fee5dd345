// "Only if it is there" creates nothing where nothing is.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { unconcerned } from "../shared/refusing.ts";
import type { Exchange } from "../world.ts";
import { judgeStopped, type Stopped, withoutCondition } from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const ifMatchOnNothingCreatesNothing: Law<Stopped> = {
  id: "if-match-on-nothing-creates-nothing",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "A PUT with If-Match to a free address, a tag or *, creates nothing and answers 412.",
  concerns: "operations that create or replace and take If-Match",
  premises: ["stale-if-match-is-refused", "get-changes-nothing"],
  why: "If-Match says: only if it is still there. If the server creates it all the same, what somebody deleted comes back with the save of somebody who still had it open.",
  evidence:
    "PUTs to a free address with If-Match: * and with an entity tag that was never given: the statuses (412), and everything known before and after them, that address included.",
  fix: "Judge If-Match also when there is no current representation: it is false then, whatever it holds, and the answer is 412.",
  notReported:
    "what the refusal says; a refusal that the request meets without the precondition, too (13.2.1)",
  appliesTo: ({ semantics, traits }) => semantics.effect === "create-or-replace" && traits.ifMatch !== "none",
  async probe(world, operation) {
    const item = await world.freeItem(theResourceOf(operation, world.contract));
    const before = await world.witness({ without: unconcerned(world, operation) });
    const refused: Exchange[] = [];
    const path = world.pathTo(operation, item);
    const content = world.validContent(operation);
    for (const condition of ["*", '"never-a-tag-of-this"']) {
      refused.push(
        await world.perform(operation, {
          path,
          headers: { [fields.ifMatch.name]: condition },
          content,
        }),
      );
    }
    const change = await world.changeSince(before);
    const sending = { path, content };
    return { refused, change, plain: await withoutCondition(world, operation, { refused, status, sending }) };
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
