// A precondition that is true stops nothing.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, told } from "../shared/judgements.ts";
import type { Exchange, Made } from "../world.ts";
import { isStrong, letsThrough, NEVER } from "./conditions.ts";

const refusals: readonly number[] = [
  problems["precondition-failed"].status,
  problems["malformed-request"].status,
];

export const trueIfMatchIsLetThrough: Law<readonly Exchange[]> = {
  id: "true-if-match-is-let-through",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "If-Match with *, or with a list that has the current entity tag in it, holds for what exists.",
  concerns: "operations that change something and take If-Match",
  premises: ["put-is-stored", "patch-changes-named-members", "delete-removes", "get-changes-nothing"],
  why: "A client that holds two states it would accept names both tags, and one that only wants to change and never to create sends *. Refused, it reads and tries again for ever.",
  evidence:
    "The current tag before, and behind, another one in a list, and *: each with a change of its own.",
  fix: "Parse the field as * or a list of entity tags (RFC 9110 13.1.1), and compare each of them.",
  notReported: "lists and * where the parameter's schema does not let them through; weak entity tags",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    operation.traits.ifMatch !== "none" &&
    (letsThrough(operation, "ifMatch", "*") || letsThrough(operation, "ifMatch", `"a", "b"`)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const exchanges: Exchange[] = [];
    let item: Made | undefined;
    for (const form of ["*", "first", "last"] as const) {
      item = (item && (await world.read(item))) ?? (await world.make(resource));
      const { tag, representation } = item;
      if (form !== "*" && !isStrong(tag)) continue;
      const condition = form === "*" ? form : form === "first" ? `${tag}, ${NEVER}` : `${NEVER},${tag}`;
      if (!letsThrough(operation, "ifMatch", condition)) continue;
      exchanges.push(
        await world.perform(operation, {
          path: world.pathTo(operation, item),
          headers: { [fields.ifMatch.name]: condition },
          content: world.anotherContent(operation, representation),
        }),
      );
    }
    return exchanges;
  },
  judge(exchanges) {
    const wrong = exchanges.find(({ response }) => refusals.includes(response.status));
    if (wrong !== undefined) {
      const condition = wrong.request.headers[fields.ifMatch.name.toLowerCase()];
      return broken(`with If-Match: ${condition}, which is true, ${told(wrong)}`, [wrong]);
    }
    const done = exchanges.filter(({ response }) => isSuccess(response.status)).length;
    return done > 0 ? holds(done) : notExercised("no request succeeded");
  },
};
