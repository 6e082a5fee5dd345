// A store in memory for resources of any kind: to begin with, and for tests. It forgets everything at exit.
import { randomBytes } from "node:crypto";
import { sameJson } from "../json/equality.ts";
import { runJournalled, type Undo } from "./journal.ts";
import { keyRecords } from "./memory-keys.ts";
import type { Stored, UnitOfWork } from "./port.ts";
import { turns } from "./turns.ts";

/** What a safe operation sees of one kind of resource. */
export interface Items<T> {
  find(id: string): Promise<Stored<T> | undefined>;
  /** @returns all of them, in the order in which they were added. */
  all(): Promise<readonly Stored<T>[]>;
}

/** What an operation that changes something sees of it. */
export interface OpenItems<T> extends Items<T> {
  /** @returns an id that was never given before: URL-safe, 96 random bits. */
  freshId(): string;
  /**
   * Adds the representation, or replaces the one of the same id in its place.
   *
   * @returns it as it is stored, under a fresh entity tag; as it was, when it says what it said before
   */
  put(id: string, value: T): Promise<Stored<T>>;
  remove(id: string): Promise<void>;
}

/** An empty collection of one kind, for `memoryStore`; what it holds is reached through the store only. */
export type Collection<T> = { readonly open: (sources: Sources, journal: Undo[]) => OpenItems<T> };

/** Where time and randomness come from. */
export type Sources = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** That many random bytes, fit for secrets. */
  readonly random: (length: number) => Uint8Array;
};

// biome-ignore lint/suspicious/noExplicitAny: a collection of whatever kind
type Collections = Readonly<Record<string, Collection<any>>>;
type KindOf<C> = C extends Collection<infer T> ? T : never;
/** The collections as a safe operation sees them, under their names. */
export type View<C> = { readonly [Name in keyof C]: Items<KindOf<C[Name]>> };
/** The collections as an operation sees them that changes something. */
export type OpenView<C> = { readonly [Name in keyof C]: OpenItems<KindOf<C[Name]>> };

/**
 * @returns an empty collection of representations.
 *
 * @example
 * ```ts
 * import { collection } from "verbatim/server/memory";
 * import type { components } from "./generated/schema.d.ts";
 *
 * const notes = collection<components["schemas"]["Note"]>();
 * ```
 */
export function collection<T extends object>(): Collection<T> {
  const items = new Map<string, Entry<T>>();
  let places = 0;
  const nextPlace = (): number => {
    places += 1;
    return places;
  };
  return { open: (sources, journal) => openItems(items, nextPlace, sources, journal) };
}

/**
 * @param collections one for each kind of resource, under the name that handlers know it by
 * @param sources where time and randomness come from
 * @returns a store that lives as long as the process; units of work run one after another
 *
 * @example
 * ```ts
 * import { collection, memoryStore } from "verbatim/server/memory";
 *
 * const store = memoryStore({ notes: collection<{ id: string; text: string }>() });
 * const all = await store.read(({ notes }) => notes.all());
 * ```
 */
export function memoryStore<C extends Collections>(
  collections: C,
  sources: Sources = { now: Date.now, random: randomBytes },
): UnitOfWork<View<C>, OpenView<C>> {
  const inTurn = turns();
  const keys = keyRecords(sources.now);
  const view = mapCollections(collections, (one) => readOnlyView(one.open(sources, []))) as View<C>;
  const openView = (journal: Undo[]): OpenView<C> =>
    mapCollections(collections, (one) => one.open(sources, journal)) as OpenView<C>;
  return {
    read: (work) => inTurn(() => work(view)),
    write: (work) => inTurn(() => runJournalled((journal) => work(openView(journal), keys.within(journal)))),
  };
}

function mapCollections(collections: Collections, make: (one: Collection<object>) => unknown): object {
  return Object.fromEntries(Object.entries(collections).map(([name, one]) => [name, make(one)]));
}

function readOnlyView<T>({ find, all }: OpenItems<T>): Items<T> {
  return { find, all };
}

/** The place keeps the order when a removal is undone. */
type Entry<T> = { readonly place: number; readonly stored: Stored<T> };

function openItems<T extends object>(
  items: Map<string, Entry<T>>,
  nextPlace: () => number,
  { random }: Sources,
  journal: Undo[],
): OpenItems<T> {
  const text = (): string => Buffer.from(random(12)).toString("base64url");
  const restore = (id: string, before: Entry<T> | undefined): void => {
    if (before === undefined) items.delete(id);
    else items.set(id, before);
  };
  return {
    find: async (id) => items.get(id)?.stored,
    all: async () => [...items.values()].sort((a, b) => a.place - b.place).map(({ stored }) => stored),
    freshId: text,
    put: async (id, value) => {
      const before = items.get(id);
      const stored = storedAs(value, `"${text()}"`);
      if (before !== undefined && sameJson(before.stored.value, stored.value)) return before.stored;
      items.set(id, { place: before?.place ?? nextPlace(), stored });
      journal.push(() => restore(id, before));
      return stored;
    },
    remove: async (id) => {
      const before = items.get(id);
      items.delete(id);
      journal.push(() => restore(id, before));
    },
  };
}

/** A copy as JSON has it, frozen: a store hands out the one record that it has. */
function storedAs<T extends object>(value: T, etag: string): Stored<T> {
  const json = JSON.stringify(value);
  const copy = JSON.parse(json, (_, member: unknown) => Object.freeze(member)) as T;
  return Object.freeze({ value: copy, json, etag });
}
