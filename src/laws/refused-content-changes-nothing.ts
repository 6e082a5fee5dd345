// Content that the schema refuses is refused, and does nothing.
import { problems } from "../semantics/problems.ts";
import { hasResource, jsonMedia, puts, theResourceOf } from "./about.ts";
import { judgeRefusals, notExercised } from "./judgements.ts";
import type { Law } from "./law.ts";
import type { Exchange } from "./world.ts";

type Evidence = { readonly refused: readonly Exchange[]; readonly change: string | undefined };

export const refusedContentChangesNothing: Law<Evidence> = {
  id: "refused-content-changes-nothing",
  level: "SHOULD",
  section: problems["invalid-content"].section,
  says: "Content that is broken in one way is refused, whichever way it is, and nothing is done.",
  concerns: "operations that create or replace from JSON content",
  premises: ["put-is-stored", "get-changes-nothing"],
  notReported: "which of 400 and 422 refuses it, and what the refusal says",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    (operation.semantics.effect === "create" || puts(operation)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const free = await world.freeItem(resource, item);
    const before = await world.witness();
    const refused: Exchange[] = [];
    for (const [at, { content }] of world.brokenContents(operation).entries()) {
      // Every other one to a free address: a refused PUT creates nothing either.
      const isFree = operation.semantics.effect === "create-or-replace" && at % 2 === 1;
      const path = world.pathTo(operation, isFree ? free : item);
      refused.push(await world.perform(operation, { path, content }));
    }
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
