// Observes the state of a world. Before it reports a change, it finds out what changes on its own.
import type { Contract, Operation, Resource } from "../../contract/operation.ts";
import { expandPath } from "../../http/path.ts";
import type { Change } from "../../laws/change.ts";
import { pageSizeOf } from "../../laws/lists/paging.ts";
import { operationNamed, representationIn } from "../../laws/shared/about.ts";
import type { Item, Witness, WitnessOptions } from "../../laws/world.ts";
import { fieldNames } from "../../semantics/fields.ts";
import { succeeded } from "../wire/exchanges.ts";
import type { Sender } from "../wire/sender.ts";
import { idOf, pathTo } from "./addresses.ts";
import { type Listed, walkList } from "./lists.ts";
import { changeBetween, type Excuses, type Look, type Sight, volatileBetween } from "./witness.ts";

/** Some servers write clocks with a resolution of one second into representations. */
const GRAIN = 1100;

export type Observing = {
  readonly contract: Contract;
  readonly sender: Sender;
  /** Everything created so far. */
  readonly known: () => readonly Item[];
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Called before the lists are read. */
  readonly settle: () => Promise<void>;
  readonly strict: boolean;
  /** Members that the server is seen to set, although the document does not say so. */
  readonly serverSet: (resource: Resource) => Promise<ReadonlySet<string>>;
  /** Resources that were created to find that out, and so appear in lists between two reads. */
  readonly twins: () => readonly Item[];
  /** Lists that the run found to be too long to compare. */
  readonly longLists: Set<string>;
};

/** A list that is longer than this number of its largest pages is not compared. */
const PAGES = 5;

/**
 * Reads the state once. Every resource was read when it was created, so this is not a first read. Members that change
 * on their own are determined only if there is a difference to excuse, so they cost nothing otherwise.
 *
 * @returns a witness of the state now
 */
export async function observe(observing: Observing, options: WitnessOptions = {}): Promise<Witness> {
  const items = observing.known().filter((item) => !isExcepted(item, options));
  const again = (): Promise<Look> =>
    lookAt(observing, items, { ...options, except: [...(options.except ?? []), ...observing.twins()] });
  const look = await again();
  const excuses = { members: new Set<string>(), strict: observing.strict, rewritten: options.rewritten };
  return { changeSince: () => changeSince(observing, { look, again, excuses }) };
}

type Remembered = {
  readonly look: Look;
  readonly again: () => Promise<Look>;
  readonly excuses: Excuses;
};

/** Finds a difference that is not excused by a later read or by a pair of equal resources. */
async function changeSince(
  observing: Observing,
  { look, again, excuses }: Remembered,
): Promise<Change | undefined> {
  const now = await again();
  if (changeBetween(look, now, excuses) === undefined) return undefined;
  // Members that change at once, members that the server sets, and members that change with the clock.
  const soon = await again();
  const members = new Set(volatileBetween(now, soon));
  const unexcused = (): Change | undefined => changeBetween(look, now, { ...excuses, members });
  if (unexcused() === undefined) return undefined;
  for (const resource of new Set(look.items.map((item) => item.resource))) {
    for (const name of await observing.serverSet(resource)) members.add(`${resource.read} ${name}`);
  }
  if (unexcused() === undefined) return undefined;
  // Read again: finding out what the server sets created resources, and that may be what changes the others.
  const calm = await again();
  await observing.pause(GRAIN);
  for (const name of volatileBetween(calm, await again())) members.add(name);
  return unexcused();
}

async function lookAt(observing: Observing, items: readonly Item[], options: WitnessOptions): Promise<Look> {
  const { contract, sender } = observing;
  const isLeftOut = (id: string | undefined): boolean =>
    id !== undefined && options.without?.includes(id) === true;
  const sights: Sight[] = [];
  await observing.settle();
  const lists = new Map<string, Listed & { readonly resource: Item["resource"] }>();
  for (const item of items) {
    const { resource } = item;
    if (!isLeftOut(resource.read)) sights.push(await look(contract, sender, item));
    const list = operationNamed(contract, resource.list);
    if (list === undefined || isLeftOut(list.id)) continue;
    const key = expandPath(list.path, pathTo(list, item));
    if (lists.has(key) || observing.longLists.has(key)) continue;
    const listed = await walkLargePages(observing, list, item);
    if (listed === undefined) continue;
    if (!listed.isWhole && listed.pages.length === PAGES) observing.longLists.add(key);
    lists.set(key, { ...withoutExcepted(listed, options), resource });
  }
  return { items: sights, lists: [...lists.values()] };
}

/** In the largest pages that the document allows, because the list may have been long before the run. */
async function walkLargePages(
  { contract, sender }: Observing,
  list: Operation,
  { resource, path }: Item,
): Promise<Listed | undefined> {
  const { name, maximum } = pageSizeOf(list) ?? { name: "", maximum: Number.POSITIVE_INFINITY };
  const asked = Number.isFinite(maximum) ? { query: { [name]: String(maximum) } } : {};
  const listed = await walkList(contract, sender, resource, path, { ...asked, pages: PAGES });
  return listed ?? walkList(contract, sender, resource, path, { pages: PAGES });
}

async function look(contract: Contract, sender: Sender, item: Item): Promise<Sight> {
  const read = operationNamed(contract, item.resource.read);
  if (read === undefined) throw new Error(`${item.resource.read} is not an operation`);
  const exchange = await sender.send(read, { path: pathTo(read, item) });
  const { response, request } = exchange;
  return {
    resource: item.resource,
    target: request.target,
    exchange,
    members: succeeded(exchange) ? representationIn(item.resource, response.content) : {},
    tag: succeeded(exchange) ? response.headers[fieldNames.etag] : undefined,
  };
}

function isExcepted(item: Item, { except = [] }: WitnessOptions): boolean {
  return except.some(
    (one) => one.resource.read === item.resource.read && lies(item, one) && idOf(one) === idOf(item),
  );
}

function lies(item: Item, other: Item): boolean {
  return Object.entries(item.path).every(([name, value]) => other.path[name] === value);
}

function withoutExcepted(listed: Listed, { except = [] }: WitnessOptions): Listed {
  if (except.length === 0) return listed;
  // Entries without ids cannot be ignored one by one, so the list is not compared.
  if (listed.ids === undefined) return { ...listed, isWhole: false };
  const gone = new Set(except.map(idOf));
  const kept = listed.entries.map((_, at) => !gone.has(listed.ids?.[at] ?? ""));
  return {
    ...listed,
    entries: listed.entries.filter((_, at) => kept[at]),
    ids: listed.ids?.filter((_, at) => kept[at]),
  };
}
