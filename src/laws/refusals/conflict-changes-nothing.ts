// A request that is rejected because of a conflict does nothing.
import { jsonMedia } from "../../contract/media.ts";
import { membersOf } from "../../json/record.ts";
import { problems } from "../../semantics/problems.ts";
import type { Change } from "../change.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import {
  hasResource,
  namesOfAddress,
  ownMembers,
  puts,
  responseNamed,
  theResourceOf,
} from "../shared/about.ts";
import { broken, changedDespite, holds, notExercised } from "../shared/judgements.ts";

type Evidence = { readonly exchange: Exchange; readonly change: Change | undefined };

const { status: CONFLICT } = problems["id-mismatch"];

export const conflictChangesNothing: Law<Evidence> = {
  id: "conflict-changes-nothing",
  about: "refusals",
  level: "MUST",
  section: "RFC 9110 15.5.10",
  says: "A request that is rejected with 409 changes nothing.",
  concerns:
    "operations that read JSON content and declare 409, where neither a key nor an id in the content explains the 409",
  premises: ["get-changes-nothing", "refused-content-changes-nothing"],
  why: "A client that gets 409 chooses a different name and tries again. If the first request took effect anyway, there are now two resources, and the conflict that 409 should prevent exists.",
  evidence:
    "The content of one resource is sent for a second one, so that unique values collide. If the response is 409, the visible state must be the same before and after it.",
  fix: "Enforce uniqueness in the database, in the transaction of the write, and roll back everything when it fails.",
  notReported: "a success, because a document cannot say which members have to be unique",
  appliesTo: (operation, contract) =>
    jsonMedia(operation) !== undefined &&
    hasResource(operation, contract) &&
    ["create", "create-or-replace", "replace", "merge"].includes(operation.semantics.effect ?? "") &&
    // A key, or an id in the content, is a different reason for a 409.
    operation.traits.key === "none" &&
    !(puts(operation) && Object.keys(namesOfAddress(operation)).length > 0) &&
    responseNamed(operation, CONFLICT) !== undefined,
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
    // Before the first request, because a repeat may find its change already made.
    const before = await world.witness();
    const exchange = await ask();
    const isConflict = exchange.response.status === CONFLICT;
    return { exchange, change: isConflict ? await before.changeSince() : undefined };
  },
  judge({ exchange, change }) {
    if (exchange.response.status !== CONFLICT) return notExercised("nothing unique");
    if (change !== undefined) return broken(changedDespite("refusal", change), [exchange]);
    return holds(1);
  },
};
