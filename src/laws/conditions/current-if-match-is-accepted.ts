// A true precondition lets the request through.
import { fields } from "../../semantics/fields.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { changesItsTarget, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised, wrongStatus } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import type { Made, World } from "../world.ts";
import { conditionOf, isStrong, letsThrough, NEVER } from "./conditions.ts";

const refusals: readonly number[] = [
  problems["precondition-failed"].status,
  problems["malformed-request"].status,
];

export const currentIfMatchIsAccepted: Law<readonly Exchange[]> = {
  id: "current-if-match-is-accepted",
  about: "conditions",
  level: "MUST",
  section: fields.ifMatch.section,
  says: "If-Match is true for an existing resource if it is * or a list that contains the current entity tag.",
  concerns: "operations that change something and take If-Match",
  premises: ["put-is-stored", "patch-changes-named-members", "delete-removes", "get-changes-nothing"],
  why: "A client that accepts either of two states sends both tags, and a client that wants to change but never create sends *. If the server rejects these, the client reads and retries forever.",
  evidence:
    "Changes are sent with If-Match: *, with a list that starts with the current tag, and with a list that ends with it. None of them may return 412 or 400.",
  fix: "Parse the field as * or a list of entity tags (RFC 9110 13.1.1), and compare each tag.",
  notReported: "lists and * that the parameter's schema does not allow; weak entity tags",
  appliesTo: (operation) =>
    changesItsTarget(operation) &&
    operation.traits.ifMatch !== "none" &&
    (letsThrough(operation, "ifMatch", "*") || letsThrough(operation, "ifMatch", `"a", "b"`)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const exchanges: Exchange[] = [];
    let item: Made | undefined;
    for (const form of ["*", "first", "last"] as const) {
      item = (item && (await readIfThere(world, item))) ?? (await world.make(resource));
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
      return broken(wrongStatus(wrong, "success", conditionOf(wrong, "ifMatch")), [wrong]);
    }
    const done = exchanges.filter(({ response }) => isSuccess(response.status)).length;
    return done > 0 ? holds(done) : notExercised("no request succeeded");
  },
};

async function readIfThere(world: World, item: Made): Promise<Made | undefined> {
  const read = await world.read(item);
  return isMissing(read) ? undefined : read;
}
