// A request that is refused for a conflict does nothing.
import { problems } from "../../semantics/problems.ts";
import type { Law } from "../law.ts";
import { hasResource, jsonMedia, namesOfAddress, ownMembers, puts, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { membersOf } from "../shared/likeness.ts";
import type { Exchange } from "../world.ts";

type Evidence = { readonly exchange: Exchange; readonly change: string | undefined };

const { status: CONFLICT, section } = problems["id-mismatch"];

export const conflictChangesNothing: Law<Evidence> = {
  id: "conflict-changes-nothing",
  level: "MUST",
  section: "RFC 9110 15.5.10",
  says: "A request that is refused because of a conflict has done nothing.",
  concerns:
    "operations that read JSON content and declare 409, for which neither a key nor an id in the content explains it",
  premises: ["get-changes-nothing", "refused-content-changes-nothing"],
  why: "Whoever reads 409 chooses another name and tries again. If the first try was done all the same, there are two, and the conflict that was to be prevented is there.",
  evidence:
    "The content of one resource sent for another one, as if what is to be unique were taken; where that answers 409, everything known before and after.",
  fix: "Let the database hold what is unique, in the transaction of the write, and roll back all of it when it objects.",
  notReported: `what the document wants to be unique, as it has no word for it (${section}): a success is no fault`,
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    ["create", "create-or-replace", "replace", "merge"].includes(operation.semantics.effect ?? "") &&
    // A key, or an id in the content, explains a 409 in another way.
    operation.traits.key === "none" &&
    !(puts(operation) && Object.keys(namesOfAddress(operation)).length > 0) &&
    operation.responses.some((one) => one.status === String(CONFLICT)),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const first = await world.make(resource);
    const isCreate = operation.semantics.effect === "create";
    const other = isCreate ? first : await world.make(resource, { above: first });
    const names = ownMembers(operation).filter((name) => first.representation[name] !== undefined);
    const taken = Object.fromEntries(names.map((name) => [name, first.representation[name]]));
    const ask = (): Promise<Exchange> =>
      world.perform(operation, {
        path: world.pathTo(operation, other),
        content: { ...membersOf(world.validContent(operation, "required")), ...taken },
      });
    // The first time: a repeat may find done already what the first has done.
    const before = await world.witness();
    const exchange = await ask();
    const isConflict = exchange.response.status === CONFLICT;
    return { exchange, change: isConflict ? await world.changeSince(before) : undefined };
  },
  judge({ exchange, change }) {
    if (exchange.response.status !== CONFLICT) return notExercised("nothing was seen to be unique");
    if (change !== undefined) return broken(`the request was refused, and yet ${change}`, [exchange]);
    return holds(1);
  },
};
