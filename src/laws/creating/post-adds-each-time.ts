// Every POST that creates adds a resource.
import type { Operation } from "../../contract/operation.ts";
import { effects } from "../../semantics/effects.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Exchange } from "../exchange.ts";
import type { Law } from "../law.ts";
import { firstPage, wholeIds } from "../lists/listed.ts";
import { largestPage, smallerPage } from "../lists/paging.ts";
import { operationNamed, responseNamed, theResourceOf } from "../shared/about.ts";
import { broken, holds, needsSuccess, notExercised, wrongStatus } from "../shared/judgements.ts";
import { isMissing } from "../shared/sending.ts";
import type { Item, Listing, Made, Missing, World } from "../world.ts";

const TIMES = 10;
/** Without a declaration, equal POSTs are usually told apart or not from the second one on. */
const TIMES_UNDECLARED = 6;

type Evidence = {
  readonly posts: readonly Exchange[];
  /** One for each POST: `undefined` if its response does not identify the new resource. */
  readonly made: readonly (Made | Missing | undefined)[];
  readonly ids: readonly (string | undefined)[];
  /** The list before and after; `undefined` if no list can be read. */
  readonly before: Listing | undefined;
  readonly after: Listing | undefined;
  /** The document declares 200 next to 201, as a POST does that may return a resource which exists. */
  readonly mayFind?: boolean;
};

const [CREATED] = effects.create.successes;
const [OK] = effects.read.successes;

export const postAddsEachTime: Law<Evidence> = {
  id: "post-adds-each-time",
  about: "creating",
  level: "MUST",
  section: effects.create.section,
  says: "Equal POSTs add one resource each, each with its own id.",
  concerns: "operations that create, unless the document declares that a repeat is rejected",
  premises: ["created-is-located"],
  why: "Two customers may order the same thing, and one customer may order it twice on purpose. If equal POSTs count as one, or two of them get the same id, an order is lost without any error.",
  evidence:
    "Ten equal POSTs, in a document without declarations six, are sent, each with its own key where a key is required. The run compares the ids in their responses, reads each resource, and reads the list before and after.",
  fix: "Draw a new id for each successful POST and insert under it; never overwrite. Recognise a retry by its Idempotency-Key, not by equal content. Show the new resource in the list at once.",
  notReported:
    "a list that is right 0.8 seconds after a change; resources that other clients add or remove meanwhile; a 200 where the document declares 201, too; lists whose pages cannot all be read",
  appliesTo: ({ semantics }: Operation) =>
    semantics.effect === "create" && isSuccess(semantics.repeat ?? effects.create.successes[0]),
  async probe(world, operation) {
    const resource = theResourceOf(operation, world.contract);
    const path = await world.pathAbove(operation);
    const content = world.validContent(operation);
    const times = operation.semantics.declared ? TIMES : TIMES_UNDECLARED;
    const first = { resource, path };
    // What is wrong with pages is said by other laws.
    const list = operationNamed(world.contract, resource.list);
    const query = largestPage(list);
    const before = await world.listing(first, { query });
    const posts: Exchange[] = [];
    for (let time = 0; time < times; time++) posts.push(await world.perform(operation, { path, content }));
    const items = posts.map((post) => world.created(operation, post));
    const made: Evidence["made"][number][] = [];
    for (const item of items) made.push(item && (await world.read(item)));
    const after = await world.listing(first, { query });
    const ids = items.map((item) => item && world.idOf(item));
    const isSure = query !== undefined || (await isSameInParts(world, first, list, after));
    const mayFind =
      !operation.semantics.declared &&
      [CREATED, OK].every((status) => responseNamed(operation, status) !== undefined);
    return { posts, made, ids, before, after: isSure ? after : undefined, mayFind };
  },
  judge({ posts, made, ids: given, before, after, mayFind }) {
    const failed = needsSuccess(posts);
    if (failed !== undefined) return failed;
    const ids = given.filter((id) => id !== undefined);
    if (ids.length < given.length) return notExercised("created resource unknown");
    // RFC 9110 9.3.3: a POST that created something returns 201.
    const isFound = posts.some(({ response }) => response.status === OK);
    if (mayFind === true && isFound) return notExercised("nothing changed");
    if (new Set(ids).size < ids.length) return broken({ kind: "repeated ids", ids }, posts);
    for (const [at, one] of made.entries()) {
      const [exchange] = posts.slice(at);
      if (one === undefined || !isMissing(one) || exchange === undefined) continue;
      return broken(wrongStatus(one.read, "success", { kind: "after", exchange }), posts, [one.read]);
    }
    const [listedBefore, listedAfter] = [wholeIds(before), wholeIds(after)];
    if (listedBefore !== undefined && listedAfter !== undefined) {
      const looks = [...firstPage(before), ...firstPage(after)];
      const seen = listedAfter.length - listedBefore.length;
      if (seen !== ids.length) return broken({ kind: "growth", expected: ids.length, seen }, posts, looks);
      const id = ids.find((one) => !listedAfter.includes(one));
      if (id !== undefined) return broken({ kind: "entry", id, seen: "never" }, posts, looks);
    }
    return holds(posts.length);
  },
};

/** A wrong total may end a list after its first page; then a walk in smaller pages ends earlier still. */
async function isSameInParts(
  world: World,
  item: Item,
  list: Operation | undefined,
  listing: Listing | undefined,
): Promise<boolean> {
  const query = list && smallerPage(list, listing);
  if (query === undefined) return true;
  const parts = await world.listing(item, { query });
  return wholeIds(parts)?.length === wholeIds(listing)?.length;
}
