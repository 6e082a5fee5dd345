// What was deleted is gone.
import { effects } from "../../semantics/effects.ts";
import type { Law } from "../law.ts";
import { pageSizeOf, sizesWithin } from "../lists/paging.ts";
import { operationNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, isGone, needsSuccess, notExercised, told } from "../shared/judgements.ts";
import { performOn } from "../shared/sending.ts";
import { type Exchange, type Item, NotExercised, type World } from "../world.ts";

type Evidence = {
  readonly deletion: Exchange;
  readonly read: Exchange;
  readonly id: string;
  /** Each time the ids in the list: as it comes, and in pages as small as can be. */
  readonly listed: readonly (readonly string[] | undefined)[];
};

export const deleteRemoves: Law<Evidence> = {
  id: "delete-removes",
  level: "MUST",
  section: effects.delete.section,
  says: "What was deleted cannot be read any more, and is in no list.",
  concerns: "operations that delete",
  premises: ["get-changes-nothing"],
  why: "Who deletes a message or an account relies on it being gone. If it can still be read, or still stands in a list, the user was told something untrue about their own data.",
  evidence:
    "A DELETE that succeeds, then a GET of its address and of the list, all pages, also as small as they can be asked for: 404 or 410, and no entry.",
  fix: "Delete, or mark as deleted, before you answer, and let every read and every list leave out what is marked; empty caches, too. If the deletion takes its time, answer 202.",
  notReported: "whether the answer to a later read is 404 or 410; lists whose pages cannot all be seen",
  appliesTo: ({ semantics }) => semantics.effect === "delete",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const other = await world.make(resource, { above: item });
    await world.make(resource, { above: item });
    const deletion = await performOn(world, operation, item);
    const read = operationNamed(world.contract, resource.read);
    if (read === undefined) throw new NotExercised("nothing reads it");
    return {
      deletion,
      read: await world.send(read, { path: world.pathTo(read, item) }),
      id: world.idOf(item),
      listed: [await world.listed(item), await inSmallPages(world, other)],
    };
  },
  judge({ deletion, read, id, listed }) {
    const failed = needsSuccess([deletion]);
    if (failed !== undefined) return failed;
    // RFC 9110 15.3.3: 202 promises nothing about when.
    if (deletion.response.status === 202) return notExercised("the deletion is still to come (202)");
    if (!isGone(read)) return broken(`after the deletion, ${told(read)}`, [deletion, read]);
    if (listed.some((ids) => ids?.includes(id))) return broken(`${id} is still in the list`, [deletion]);
    return holds(1);
  },
};

async function inSmallPages(world: World, beside: Item): Promise<readonly string[] | undefined> {
  const list = operationNamed(world.contract, beside.resource.list);
  const size = list && pageSizeOf(list);
  const [smallest] = size === undefined ? [] : sizesWithin(size, [1]);
  return smallest && world.listed(beside, { query: smallest.query });
}
