// A deleted resource is gone.
import type { Operation } from "../../contract/operation.ts";
import type { Members } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { pagesWith, wholeIds } from "../lists/listed.ts";
import { pageSizeOf, sizesWithin } from "../lists/paging.ts";
import { NotExercised } from "../reason.ts";
import { operationNamed, representationIn, theResourceOf } from "../shared/about.ts";
import { broken, holds, isGone, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { difference } from "../shared/likeness.ts";
import { performOn } from "../shared/sending.ts";
import type { Item, Listing, Made, World } from "../world.ts";

type Evidence = {
  readonly deletion: Exchange;
  readonly read: Exchange;
  /** Whether the server says that the resource stays, in a different state. */
  readonly isKept: boolean;
  readonly id: string;
  /** The list with default pages, and with the smallest possible pages. */
  readonly listed: readonly (Listing | undefined)[];
};

export const deleteRemoves: Law<Evidence> = {
  id: "delete-removes",
  about: "deleting",
  level: "MUST",
  section: effects.delete.section,
  says: "A deleted resource can no longer be read and is in no list.",
  concerns: "operations that delete",
  premises: ["get-changes-nothing"],
  why: "A user who deletes a message or an account relies on it being gone. If it can still be read, or is still in a list, the server has misled users about their own data.",
  evidence:
    "After a successful DELETE, a GET of the resource must return 404 or 410. The list must not contain it on any of its pages, also when it is read in the smallest pages that the document allows.",
  fix: "Delete the resource, or mark it as deleted, before you respond. Leave marked resources out of every read and every list, and clear caches. If the deletion takes time, return 202.",
  notReported:
    "a list that is right 0.8 seconds after a change; a resource that stays in a different state, which the response to DELETE shows and GET confirms, or of which a sentence says that it stays readable; whether a later read returns 404 or 410; lists whose pages cannot all be read",
  appliesTo: ({ semantics }) => semantics.effect === "delete",
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const item = await world.make(resource);
    const other = await world.make(resource, { above: item });
    await world.make(resource, { above: item });
    const deletion = await performOn(world, operation, item);
    const read = operationNamed(world.contract, resource.read);
    if (read === undefined) throw new NotExercised({ kind: "no operation", to: "read" });
    const after = await world.send(read, { path: world.pathTo(read, item) });
    return {
      deletion,
      read: after,
      isKept: isSaidToStay(operation, item, [deletion, after]),
      id: world.idOf(item),
      listed: [await world.listing(item), await listInSmallPages(world, other)],
    };
  },
  judge({ deletion, read, isKept, id, listed }) {
    const failed = needsSuccess([deletion]);
    if (failed !== undefined) return failed;
    // RFC 9110 15.3.3: 202 does not say when the deletion happens.
    if (deletion.response.status === 202) {
      return notExercised({ kind: "deletion pending", exchange: deletion });
    }
    if (!isGone(read) && isKept) return notExercised({ kind: "said to stay", exchange: deletion });
    if (!isGone(read)) {
      return broken(wrongStatus(read, "gone", { kind: "after a deletion" }), [deletion, read]);
    }
    const showing = listed.find((listing) => wholeIds(listing)?.includes(id));
    if (showing === undefined) return holds(1);
    return broken({ kind: "entry", id, seen: "after its deletion" }, [deletion], pagesWith(id, showing));
  },
};

/**
 * The response shows the representation that GET returns, and either it differs from the one before, as in a state
 * "terminated", or the document says that the resource stays.
 */
function isSaidToStay(
  operation: Operation,
  { resource, representation }: Made,
  [deletion, read]: readonly [Exchange, Exchange],
): boolean {
  if (!isSuccess(deletion.response.status) || !isSuccess(read.response.status)) return false;
  const sentences = `${operation.summary ?? ""}. ${operation.description ?? ""}`.split(".");
  if (sentences.some((one) => STAYS.test(one) && READABLE.test(one) && !NOT.test(one))) return true;
  const shown = representationIn(resource, deletion.response.content);
  const after = representationIn(resource, read.response.content);
  const names = Object.keys(after).filter((name) => name in shown);
  if (names.length < 2 || difference(shown, after, names) !== undefined) return false;
  const says = `${operation.summary ?? ""} ${operation.description ?? ""}`;
  const isDescribed =
    /\b(?:soft|archive[sd]?|deactivate[sd]?|terminate[sd]?|cancel(?:s|led)?|close[sd]?|remains?|stays?|kept)\b/i.test(
      says,
    ) || /\b(?:not|never) (?:actually |really |physically )?(?:delete|remove)/i.test(says);
  return isDescribed || hasState(representation, after);
}

/** "It stays readable at its URL." */
const STAYS = /\b(?:remains?|stays?|still|kept|keeps?)\b/i;
const READABLE = /\b(?:readable|read|visible|available|accessible|retrieved|fetched)\b/i;
const NOT = /\b(?:not?|never|cannot|longer)\b/i;

/** Whether a text, such as a state, or a flag has a different value. */
function hasState(before: Members, after: Members): boolean {
  return Object.entries(after).some(
    ([name, value]) =>
      value !== before[name] &&
      (typeof value === "boolean" || (typeof value === "string" && !/^\d{4}-\d\d/.test(value))),
  );
}

async function listInSmallPages(world: World, beside: Item): Promise<Listing | undefined> {
  const list = operationNamed(world.contract, beside.resource.list);
  const size = list && pageSizeOf(list);
  const [smallest] = size === undefined ? [] : sizesWithin(size, [1]);
  return smallest && world.listing(beside, { query: smallest.query });
}
