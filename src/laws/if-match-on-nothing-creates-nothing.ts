// "Only if it is there" creates nothing where nothing is.
import { fields } from "../semantics/fields.ts";
import { problems } from "../semantics/problems.ts";
import { theResourceOf } from "./about.ts";
import { judgeRefusals } from "./judgements.ts";
import type { Law } from "./law.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly refused: readonly Exchange[]; readonly change: string | undefined };

export const ifMatchOnNothingCreatesNothing: Law<Evidence> = {
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
  notReported: "what the refusal says",
  appliesTo: ({ semantics, traits }) => semantics.effect === "create-or-replace" && traits.ifMatch !== "none",
  async probe(world, operation) {
    const item = await world.freeItem(theResourceOf(operation, world.contract));
    const before = await world.witness();
    const refused: Exchange[] = [];
    for (const condition of ["*", '"never-a-tag-of-this"']) {
      refused.push(
        await world.perform(operation, {
          path: world.pathTo(operation, item),
          headers: { [fields.ifMatch.name]: condition },
          content: world.validContent(operation),
        }),
      );
    }
    return { refused, change: await world.changeSince(before) };
  },
  judge: ({ refused, change }) => judgeRefusals(refused, [problems["precondition-failed"].status], change),
};
