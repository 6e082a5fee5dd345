// The status of a PUT says whether it created or replaced the resource.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { operationNamed } from "../shared/about.ts";
import { broken, holds, isGone, needsSuccess, wrongStatus } from "../shared/judgements.ts";
import { declaresStatus } from "../shared/refusing.ts";
import { isMissing, performOn, prepareItemToPut } from "../shared/sending.ts";
import type { Item, World } from "../world.ts";

type Evidence = {
  readonly first: Exchange;
  readonly second: Exchange;
  /** After a deletion; `undefined` where nothing deletes. */
  readonly anew: Exchange | undefined;
};

const [CREATED] = effects.create.successes;
const replaced: readonly number[] = effects.replace.successes;

export const putCreatesThenReplaces: Law<Evidence> = {
  id: "put-creates-then-replaces",
  about: "replacing",
  level: "MUST",
  section: effects["create-or-replace"].section,
  says: "A PUT returns 201 when it created the resource, and 200 or 204 when it replaced it.",
  concerns: "operations that create or replace, with content or with a declared 201",
  premises: ["put-is-stored", "get-changes-nothing"],
  why: "The status is how a client learns whether it created a resource or overwrote one. With the wrong status it welcomes a new customer whose record it has just replaced.",
  evidence:
    "A PUT is sent to an unused URL, then a PUT with different content to the same URL. If the resource can be deleted, a DELETE and one more PUT follow. The status of each PUT is checked.",
  fix: "Find out in the transaction of the write whether the resource existed. Return 201 if it did not, and 200 or 204 if it did. A database upsert can report which of the two it did.",
  lint: ["put-answers-both"],
  notReported: "whether the response has content",
  // RFC 9110 9.3.4 is about the representation enclosed in a request: a PUT without one may only switch something on.
  appliesTo: (operation) =>
    operation.semantics.effect === "create-or-replace" &&
    (operation.content !== undefined || declaresStatus(operation, CREATED)),
  async probe(world, operation) {
    const item = await prepareItemToPut(world, operation);
    const content = world.validContent(operation);
    const first = await performOn(world, operation, item, content);
    const second = await performOn(world, operation, item, world.anotherContent(operation, content));
    return { first, second, anew: await putAfterDeletion(world, operation, item) };
  },
  judge({ first, second, anew }) {
    // A missing resource is not a reason to reject; a different rejection is about something else.
    const refused = isGone(first) ? undefined : needsSuccess([first]);
    if (refused !== undefined) return refused;
    if (first.response.status !== CREATED) {
      return broken(wrongStatus(first, [CREATED], { kind: "unused URL" }), [first]);
    }
    if (!replaced.includes(second.response.status)) {
      return broken(wrongStatus(second, replaced, { kind: "existing resource" }), [first, second]);
    }
    if (anew !== undefined && replaced.includes(anew.response.status)) {
      return broken(wrongStatus(anew, [CREATED], { kind: "after a deletion" }), [anew]);
    }
    return holds(anew === undefined ? 2 : 3);
  },
};

async function putAfterDeletion(
  world: World,
  operation: Operation,
  item: Item,
): Promise<Exchange | undefined> {
  const removal = operationNamed(world.contract, item.resource.delete);
  if (removal === undefined) return undefined;
  await performOn(world, removal, item);
  if (!isMissing(await world.read(item))) return undefined;
  return performOn(world, operation, item);
}
