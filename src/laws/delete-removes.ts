// What was deleted is gone.
import { effects } from "../semantics/effects.ts";
import { operationNamed, theResourceOf } from "./about.ts";
import { broken, holds, isGone, needsSuccess, notExercised, told } from "./judgements.ts";
import type { Law } from "./law.ts";
import { performOn } from "./sending.ts";
import { type Exchange, NotExercised } from "./world.ts";

type Evidence = {
  readonly deletion: Exchange;
  readonly read: Exchange;
  readonly id: string;
  readonly listed: readonly string[] | undefined;
};

export const deleteRemoves: Law<Evidence> = {
  id: "delete-removes",
  level: "MUST",
  section: effects.delete.section,
  says: "What was deleted cannot be read any more, and is in no list.",
  concerns: "operations that delete",
  premises: ["get-changes-nothing"],
  notReported: "whether the answer to a later read is 404 or 410; lists whose pages cannot all be seen",
  appliesTo: ({ semantics }) => semantics.effect === "delete",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const deletion = await performOn(world, operation, item);
    const read = operationNamed(world.contract, resource.read);
    if (read === undefined) throw new NotExercised("nothing reads it");
    return {
      deletion,
      read: await world.send(read, { path: world.pathTo(read, item) }),
      id: world.idOf(item),
      listed: await world.listed(item),
    };
  },
  judge({ deletion, read, id, listed }) {
    const failed = needsSuccess([deletion]);
    if (failed !== undefined) return failed;
    // RFC 9110 15.3.3: 202 promises nothing about when.
    if (deletion.response.status === 202) return notExercised("the deletion is still to come (202)");
    if (!isGone(read)) return broken(`after the deletion, ${told(read)}`, [deletion, read]);
    if (listed?.includes(id)) return broken(`${id} is still in the list`, [deletion]);
    return holds(1);
  },
};
