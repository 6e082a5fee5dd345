// A deletion includes what is below the resource.
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed, resourceOf, resourcesBelow, theResourceOf } from "../shared/about.ts";
import { broken, holds, isGone, notExercised, wrongStatus } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import type { Made } from "../world.ts";

type Evidence = {
  readonly deletion: Exchange;
  readonly reads: readonly Exchange[];
  /** After a new resource was created at the same URL, if that is possible. */
  readonly later: readonly Exchange[];
};

export const deleteTakesChildren: Law<Evidence> = {
  id: "delete-takes-children",
  about: "deleting",
  level: "convention",
  section: effects.delete.section,
  says: "By convention, nothing below a deleted resource can be read, and a resource created at the same URL later starts empty.",
  concerns: "operations that delete a resource with other resources below it",
  premises: ["delete-removes", "get-changes-nothing"],
  why: "Data below a deleted resource stays readable although its owner believes it deleted. When the id is used again, a new article starts with the comments on an old one.",
  evidence:
    "A resource gets one of each kind of resource below it and is deleted. A GET of each must then return 404 or 410. If PUT can create a resource at the same URL, it does so, and each GET is repeated.",
  fix: "Delete what is below in the same transaction, with a cascading foreign key or in code. If it must be kept, reject the DELETE with 409 while it exists.",
  notReported: "a deletion that is rejected while there are resources below",
  appliesTo(operation, contract) {
    const resource = resourceOf(operation, contract);
    if (operation.semantics.effect !== "delete" || resource === undefined) return false;
    return resourcesBelow(resource, contract).length > 0;
  },
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const above = await world.make(resource);
    const below: Made[] = [];
    for (const child of resourcesBelow(resource, world.contract))
      below.push(await world.make(child, { above }));
    const deletion = await performOn(world, operation, above);
    const readAll = async (): Promise<readonly Exchange[]> => {
      const reads: Exchange[] = [];
      for (const child of below) {
        const read = operationNamed(world.contract, child.resource.read);
        if (read === undefined) throw new NotExercised({ kind: "no operation", to: "read" });
        reads.push(await world.send(read, { path: world.pathTo(read, child) }));
      }
      return reads;
    };
    const reads = await readAll();
    const write = operationNamed(world.contract, resource.write);
    const canComeBack =
      isSuccess(deletion.response.status) && write?.semantics.effect === "create-or-replace";
    if (write === undefined || !canComeBack) return { deletion, reads, later: [] };
    await performOn(world, write, above);
    return { deletion, reads, later: await readAll() };
  },
  judge({ deletion, reads, later }) {
    if (!isSuccess(deletion.response.status)) {
      return notExercised({ kind: "deletion refused", exchange: deletion });
    }
    const orphan = reads.find((read) => !isGone(read));
    if (orphan !== undefined) {
      return broken(wrongStatus(orphan, "gone", { kind: "after a deletion" }), [deletion, orphan]);
    }
    const risen = later.find((read) => !isGone(read));
    if (risen !== undefined) {
      return broken(wrongStatus(risen, "gone", { kind: "put again after a deletion" }), [deletion, risen]);
    }
    return holds(reads.length + later.length);
  },
};
