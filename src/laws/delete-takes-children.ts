// What lies below a deleted resource goes with it.
import { effects } from "../semantics/effects.ts";
import { isSuccess } from "../semantics/statuses.ts";
import { operationNamed, resourceOf, resourcesBelow, theResourceOf } from "./about.ts";
import { broken, holds, isGone, notExercised, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { performOn } from "./sending.ts";
import { type Exchange, NotExercised } from "./world.ts";

type Evidence = { readonly deletion: Exchange; readonly reads: readonly Exchange[] };

export const deleteTakesChildren: Law<Evidence> = {
  id: "delete-takes-children",
  level: "SHOULD",
  section: effects.delete.section,
  says: "After a deletion, nothing can be read below the address of what was deleted.",
  concerns: "operations that delete what has other resources below it",
  premises: ["delete-removes"],
  notReported: "a deletion that is refused while there is something below",
  appliesTo(operation, contract) {
    const resource = resourceOf(operation, contract);
    if (operation.semantics.effect !== "delete" || resource === undefined) return false;
    return resourcesBelow(resource, contract).length > 0;
  },
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const above = await world.make(resource);
    const below = [];
    for (const child of resourcesBelow(resource, world.contract))
      below.push(await world.make(child, { above }));
    const deletion = await performOn(world, operation, above);
    const reads: Exchange[] = [];
    for (const child of below) {
      const read = operationNamed(world.contract, child.resource.read);
      if (read === undefined) throw new NotExercised("nothing reads it");
      reads.push(await world.send(read, { path: world.pathTo(read, child) }));
    }
    return { deletion, reads };
  },
  judge({ deletion, reads }) {
    if (!isSuccess(deletion.response.status))
      return notExercised(`${told(deletion)} while there is something below`);
    const orphan = reads.find((read) => !isGone(read));
    if (orphan !== undefined) return broken(`after the deletion, ${told(orphan)}`, [deletion, orphan]);
    return holds(reads.length);
  },
};
