// A patch is applied whole or not at all.

import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { jsonMedia, theResourceOf } from "../shared/about.ts";
import { judgeRefusals, notExercised } from "../shared/judgements.ts";
import { unconcerned } from "../shared/refusing.ts";
import { performOn } from "../shared/sending.ts";
import type { Exchange } from "../world.ts";
import { merges, newMembers } from "./merging.ts";

type Evidence = { readonly refused: readonly Exchange[]; readonly change: string | undefined };

export const patchRefusedChangesNothing: Law<Evidence> = {
  id: "patch-refused-changes-nothing",
  level: "MUST",
  section: "RFC 5789 2",
  says: "A patch with one member that cannot be is refused whole: nothing of it is done.",
  concerns: "operations that merge",
  premises: ["patch-changes-named-members", "patch-null-removes", "refused-content-changes-nothing"],
  why: "After an error the user believes that nothing was done. Half a patch that was done all the same is a state nobody asked for, such as a new price in the old currency.",
  evidence:
    "Patches with one member that breaks the schema, or with null for one that is required, beside others that are good: the statuses (400 or 422), and everything known before and after them.",
  fix: "Apply the patch to a copy, check the result against the schema of the whole resource, and only then store it, in one transaction.",
  notReported: "which of 400 and 422 refuses it; a null that the patch's own schema lets through",
  appliesTo: merges,
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const good = newMembers(world, operation, item);
    const before = await world.witness({ without: unconcerned(world, operation) });
    const refused: Exchange[] = [];
    for (const { content } of world.brokenContents(operation)) {
      refused.push(await performOn(world, operation, item, content));
    }
    // RFC 7396 2: null removes, and what is required cannot be removed.
    const known = new Set(
      (jsonMedia(operation)?.members ?? [])
        .filter((one) => !one.readOnly && !one.nullable)
        .map((one) => one.name),
    );
    const required = resource.members.filter(
      (member) => member.required && !member.nullable && known.has(member.name),
    );
    for (const { name } of required)
      refused.push(await performOn(world, operation, item, { ...good, [name]: null }));
    return { refused, change: await world.changeSince(before) };
  },
  judge({ refused, change }) {
    if (refused.length === 0) return notExercised("the schema refuses nothing");
    return judgeRefusals(
      refused,
      [problems["malformed-request"].status, problems["invalid-content"].status],
      change,
    );
  },
};
