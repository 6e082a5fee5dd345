// If-Match creates nothing where there is no resource.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { unconcerned } from "../shared/refusing.ts";
import { judgeStopped, type Stopped, sendWithoutCondition } from "./conditions.ts";

const { status } = problems["precondition-failed"];

export const ifMatchOnNothingCreatesNothing: Law<Stopped> = {
  id: "if-match-on-nothing-creates-nothing",
  about: "conditions",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "A PUT with If-Match, a tag or *, to an unused URL creates nothing and returns 412.",
  concerns: "operations that create or replace and take If-Match",
  premises: ["stale-if-match-is-refused", "get-changes-nothing"],
  why: "If-Match means: only if the resource still exists. If the server creates it anyway, what one person deleted comes back when a second person saves an old copy.",
  evidence:
    "PUTs with If-Match: * and with an entity tag that never existed are sent to an unused URL. Each must return 412, and the visible state, including that URL, must be the same before and after them.",
  fix: "Evaluate If-Match even if there is no current representation. It is then false whatever its value, and the response is 412.",
  notReported:
    "the content of the error response; a request that is rejected without the precondition too (13.2.1)",
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
    const change = await before.changeSince();
    const sending = { path, content };
    return {
      refused,
      change,
      plain: await sendWithoutCondition(world, operation, { refused, status, sending }),
    };
  },
  judge: (stopped) => judgeStopped(stopped, status),
};
