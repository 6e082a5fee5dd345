// A patch is applied as a whole or not at all.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { isRecord, membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import type { Change } from "../change.ts";
import type { Law } from "../law.ts";
import { theResourceOf } from "../shared/about.ts";
import { judgeRefusalsOf, notExercised, type RefusedRequest } from "../shared/judgements.ts";
import { unconcerned, whenSent } from "../shared/refusing.ts";
import { performOn } from "../shared/sending.ts";
import type { Made, World } from "../world.ts";
import { drawNewMembers, mergedInto, merges } from "./merging.ts";

type Evidence = { readonly refused: readonly RefusedRequest[]; readonly change: Change | undefined };

export const patchRefusedChangesNothing: Law<Evidence> = {
  id: "patch-refused-changes-nothing",
  about: "merging",
  level: "MUST",
  section: "RFC 5789 2",
  says: "A patch with one invalid member is rejected as a whole and changes nothing.",
  concerns: "operations that merge",
  premises: ["patch-changes-named-members", "patch-null-removes", "refused-content-changes-nothing"],
  why: "After an error the user believes that nothing happened. A patch that was applied in part leaves a state that nobody asked for, such as a new price in the old currency.",
  evidence:
    "Patches are sent with valid members and one that is invalid, or with null for a required member. Each must return 400 or 422, and the visible state must be the same before and after them.",
  fix: "Apply the patch to a copy, validate the result against the schema of the whole resource, and only then store it, in one transaction.",
  notReported:
    "whether the status is 400 or 422; a null that the patch's own schema allows; without a declaration, a patch that lacks only what the resource already has",
  appliesTo: merges,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const good = drawNewMembers(world, operation, item);
    const before = await world.witness({ without: unconcerned(world, operation) });
    const refused: RefusedRequest[] = [];
    for (const wrong of world.brokenContents(operation)) {
      if (isValidOnceMerged(world, operation, { content: wrong.content, item })) continue;
      const exchange = await performOn(world, operation, item, wrong.content);
      refused.push({ when: whenSent(wrong), exchange });
    }
    // RFC 7396 2: null removes a member, and a required member cannot be removed.
    const known = new Set(
      (jsonMedia(operation)?.members ?? [])
        .filter((one) => !one.readOnly && !one.nullable)
        .map((one) => one.name),
    );
    const required = resource.members.filter(
      (member) => member.required && !member.nullable && known.has(member.name),
    );
    for (const { name } of required) {
      const exchange = await performOn(world, operation, item, { ...good, [name]: null });
      refused.push({ when: { kind: "request", what: `null for ${name}, which is required` }, exchange });
    }
    return { refused, change: await before.changeSince() };
  },
  judge({ refused, change }) {
    if (refused.length === 0) return notExercised("nothing invalid");
    return judgeRefusalsOf(
      refused,
      [problems["malformed-request"].status, problems["invalid-content"].status],
      change,
    );
  },
};

/** RFC 7396 2: a patch may leave out anything, also where it has the schema of the whole resource; what counts is the result. */
function isValidOnceMerged(
  world: World,
  operation: Operation,
  { content, item }: { readonly content: unknown; readonly item: Made },
): boolean {
  const media = jsonMedia(operation);
  if (operation.semantics.declared || !isRecord(content)) return false;
  const required = (media?.members ?? []).filter((one) => one.required).map((one) => one.name);
  const names = [...new Set([...Object.keys(content), ...required])];
  const merged = membersOf(mergedInto(item.representation, content));
  const whole = Object.fromEntries(names.map((name) => [name, merged[name]]));
  return world.faultsIn(media?.schema, whole)?.length === 0;
}
