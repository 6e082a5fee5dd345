// Content that the schema does not allow is rejected and does nothing.
import { jsonMedia } from "../../contract/media.ts";
import type { Resource } from "../../contract/operation.ts";
import { problems } from "../../semantics/problems.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Change } from "../change.ts";
import type { Law } from "../law.ts";
import { hasResource, puts, theResourceOf } from "../shared/about.ts";
import { judgeRefusalsOf, notExercised, type RefusedRequest } from "../shared/judgements.ts";
import { unconcerned, whenSent } from "../shared/refusing.ts";
import type { Witness, World } from "../world.ts";

type Evidence = { readonly refused: readonly RefusedRequest[]; readonly change: Change | undefined };

export const refusedContentChangesNothing: Law<Evidence> = {
  id: "refused-content-changes-nothing",
  about: "refusals",
  level: "SHOULD",
  section: problems["invalid-content"].section,
  says: "Content that breaks its schema in any one way is rejected and changes nothing.",
  concerns: "operations that create or replace from JSON content",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "If the server stores what the schema forbids, such as a price that is a string, every client that reads it breaks. If a rejected request took effect anyway, the effect happens twice when the user corrects it and sends it again.",
  evidence:
    "Content is sent with one error at a time, such as a missing member or a member of the wrong type. Each must return 400 or 422, and the visible state must be the same before and after them.",
  fix: "Validate content against the document's own schema before the handler runs, so that the two cannot drift apart. Return 422, or 400 for what cannot be parsed, and roll back whatever was begun.",
  notReported:
    "whether the status is 400 or 422, and the content of the error response; a member that the server is seen to set and not to read",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    (operation.semantics.effect === "create" || puts(operation)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const mayCreate = operation.semantics.effect === "create-or-replace";
    const free = mayCreate ? await world.freeItem(resource, item) : item;
    const look = (): Promise<Witness> => world.witness({ without: unconcerned(world, operation) });
    let before = await look();
    const refused: RefusedRequest[] = [];
    for (const [at, wrong] of world.brokenContents(operation).entries()) {
      const { member, content } = wrong;
      // Every second one goes to an unused URL, because a rejected PUT must not create anything either.
      const path = world.pathTo(operation, at % 2 === 1 ? free : item);
      const exchange = await world.perform(operation, { path, content });
      const isIgnored = isSuccess(exchange.response.status) && (await isServerSet(world, resource, member));
      if (isIgnored) before = await look();
      else refused.push({ when: whenSent(wrong), exchange });
    }
    return { refused, change: await before.changeSince() };
  },
  judge({ refused, change }) {
    if (refused.length === 0) return notExercised("nothing invalid");
    // Drawn content may name a resource that differs from the path, which is a reason to reject it.
    const { "malformed-request": malformed, "invalid-content": invalid, "id-mismatch": mismatch } = problems;
    return judgeRefusalsOf(refused, [malformed.status, invalid.status, mismatch.status], change);
  },
};

/** Whether the invalid member is one that the server sets, and may therefore ignore. */
async function isServerSet(world: World, resource: Resource, member: string | undefined): Promise<boolean> {
  return member !== undefined && (await world.serverSet(resource)).has(member);
}
