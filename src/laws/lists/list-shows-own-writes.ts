// A list shows what was just written.
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import type { Members } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law, Verdict } from "../law.ts";
import type { Reason } from "../reason.ts";
import { operationNamed, ownMembers, resourceOf, theResourceOf } from "../shared/about.ts";
import { broken, holds, notExercised } from "../shared/judgements.ts";
import { judgeAll } from "../shared/rounds.ts";
import { changeByOther, performOn, readAgain } from "../shared/sending.ts";
import type { Item, Listing, Made, World } from "../world.ts";
import { unnamedEntries } from "./paging.ts";

/** A list without parameters for pages may end at a limit that the document does not tell. */
const SHORT = 10;

type State = {
  readonly representation: Members;
  /** The item's entry in the list; `undefined` if the list does not contain it. */
  readonly entry: Members | undefined;
  /** Why the list does not contain it. */
  readonly reason: Reason;
  readonly pages: readonly Exchange[];
  readonly isWhole?: boolean;
  /** What the list contains. */
  readonly entries?: readonly Members[];
};
type Round = {
  readonly id: string;
  readonly before: State;
  readonly after: State;
  /** The list without the item, which is there and has its former content again; `undefined` if it lists the item. */
  readonly lost?: readonly Exchange[] | undefined;
  /** The list without two resources that a PUT created and that can be read. */
  readonly unlisted?: readonly Exchange[] | undefined;
};

export const listShowsOwnWrites: Law<readonly Round[]> = {
  id: "list-shows-own-writes",
  about: "lists",
  level: "SHOULD",
  section: effects.list.section,
  says: "A change that the server confirmed is visible when the list is read next.",
  concerns: "operations that list what can be changed",
  premises: ["put-is-stored", "patch-changes-named-members", "get-changes-nothing", "delete-removes"],
  why: "A user saves, goes back to the list and sees the old text. The user then saves again, or believes that the change is lost.",
  evidence:
    "An item's entry in the list is compared with the item's own representation, before and after a change. In a document without declarations, that is done for each operation that changes the item. If the item is no longer in the list, it gets its former content again, and must be listed again.",
  fix: "Read lists from the database that takes the writes, or clear the list's cache with every write.",
  notReported:
    "a list that is right 0.8 seconds after a change; members that the list shows differently from the item; an item that the list does not show, unless it showed it with the same content before, or a PUT created it, the list is short, and something in it has the same flags and state",
  appliesTo(operation, contract) {
    const resource = resourceOf(operation, contract);
    const { effect } = operation.semantics;
    return effect === "list" && (resource?.write ?? resource?.merge) !== undefined;
  },
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const { write, merge } = resource;
    const writers = [write, merge].flatMap((id) => operationNamed(world.contract, id) ?? []);
    const item = await world.make(resource);
    const rounds: Round[] = [];
    const unlisted = await findUnlisted(world, item);
    if (unlisted !== undefined) return [unlisted];
    // Without a declaration, by each operation that changes it: a cache may know of one and not of the other.
    for (const writer of operation.semantics.declared ? [undefined] : writers) {
      const before = await readState(world, item);
      const content = writer && world.anotherContent(writer, before.representation);
      await (writer === undefined ? changeByOther(world, item) : performOn(world, writer, item, content));
      const after = await readState(world, item);
      const lost = writer && (await findLost(world, { writer, item, before, after }));
      rounds.push({ id: world.idOf(item), before, after, lost });
    }
    return rounds;
  },
  judge: (rounds) => judgeAll(rounds, judgeRound),
};

function judgeRound({ id, before, after, lost, unlisted }: Round): Verdict {
  if (unlisted !== undefined) return broken({ kind: "entry", id, seen: "never" }, unlisted);
  if (lost !== undefined) return broken({ kind: "entry", id, seen: "not after a change" }, lost);
  if (before.entry === undefined) return notExercised(before.reason);
  if (after.entry === undefined) return notExercised(after.reason);
  // A member that was equal in both before has to be equal in both after.
  const shared = Object.keys(before.representation).filter(
    (name) =>
      before.entry !== undefined &&
      sameJson(before.entry[name], before.representation[name]) &&
      !sameJson(before.representation[name], after.representation[name]),
  );
  if (shared.length === 0) return notExercised("no changed member in the list");
  const old = shared.find(
    (name) =>
      sameJson(after.entry?.[name], before.entry?.[name]) &&
      !sameJson(after.entry?.[name], after.representation[name]),
  );
  if (old === undefined) return holds(shared.length);
  const difference = { member: old, expected: after.representation[old], seen: after.entry[old] };
  return broken({ kind: "member", ...difference, rule: { kind: "listed", id } }, after.pages);
}

async function readState(world: World, item: Item): Promise<State> {
  const listing = await world.listing(item);
  const { representation } = await readAgain(world, item);
  return {
    representation,
    entry: listing && entryOf(listing, world.idOf(item)),
    reason: whyNotListed(world, item, listing),
    pages: listing?.pages.map(({ exchange }) => exchange) ?? [],
    isWhole: listing?.isWhole === true && listing.ids !== undefined,
    entries: listing?.entries ?? [],
  };
}

/**
 * What a POST creates is judged by a law of its own. A list may select by a state: then it lists nothing that has the
 * flags and words of this resource.
 */
async function findUnlisted(world: World, item: Made): Promise<Round | undefined> {
  if (item.resource.create !== undefined) return undefined;
  const before = await readState(world, item);
  const isShort = (before.entries?.length ?? 0) < SHORT;
  if (before.entry !== undefined || before.isWhole !== true || !isShort) return undefined;
  const other = await world.make(item.resource, { above: item });
  const after = await readState(world, other);
  const again = await readState(world, item);
  const isListed = [after, again].some(
    ({ entry, isWhole, entries }) =>
      entry !== undefined || isWhole !== true || entries?.length !== before.entries?.length,
  );
  const states = Object.entries(before.representation).filter(isState);
  const isLike = (one: Members): boolean => states.every(([name, value]) => sameJson(one[name], value));
  if (isListed || before.entries?.some(isLike) !== true) return undefined;
  return { id: world.idOf(item), before, after: again, unlisted: [item.read, ...again.pages] };
}

function isState([name, value]: readonly [string, unknown]): boolean {
  return (
    typeof value === "boolean" || ["status", "state", "stage", "visibility"].includes(name.toLowerCase())
  );
}

/** A list may select by what was changed: then it shows the item again once its former content is back. */
async function findLost(
  world: World,
  { writer, item, before, after }: { writer: Operation; item: Item; before: State; after: State },
): Promise<readonly Exchange[] | undefined> {
  if (before.entry === undefined || after.entry !== undefined || !after.isWhole) return undefined;
  const names = ownMembers(writer).filter((name) => name in before.representation);
  const former = Object.fromEntries(names.map((name) => [name, before.representation[name]]));
  const exchange = await performOn(world, writer, item, former);
  const now = await readState(world, item);
  const isBack = names.every((name) => sameJson(now.representation[name], before.representation[name]));
  return isSuccess(exchange.response.status) && isBack && now.isWhole && now.entry === undefined
    ? [exchange, ...now.pages]
    : undefined;
}

function whyNotListed(world: World, item: Item, listing: Listing | undefined): Reason {
  if (listing === undefined) return { kind: "no list" };
  if (listing.ids === undefined) return unnamedEntries(item.resource, world.contract);
  return { kind: "not listed", id: world.idOf(item) };
}

function entryOf({ ids, entries }: Listing, id: string): Members | undefined {
  return entries[ids?.indexOf(id) ?? -1];
}
