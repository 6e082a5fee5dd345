// A store in memory for resources of any kind, for a first version and for tests. Nothing survives the process.
import { randomBytes } from "node:crypto";
import { sameJson } from "../json/equality.ts";
import { keyRecords } from "./memory-keys.ts";
import { type Look, made, versions, type Writer } from "./memory-versions.ts";
import type { Stored, UnitOfWork } from "./port.ts";
import type { Soon } from "./soon.ts";
import { promised } from "./units.ts";

/** The view of a safe operation: one kind of resource, to read. */
export interface Items<T> {
  find(id: string): Promise<Stored<T> | undefined>;
  /** @returns all resources, in the order in which they were added. */
  all(): Promise<readonly Stored<T>[]>;
}

/** The view of an operation that may write. */
export interface OpenItems<T> extends Items<T> {
  /** @returns a new id: URL-safe, 96 random bits. */
  freshId(): string;
  /**
   * Adds the representation, or replaces the one with the same id, which keeps its place.
   *
   * @returns the stored representation with a new entity tag; with its old tag when it is unchanged
   */
  put(id: string, value: T): Promise<Stored<T>>;
  remove(id: string): Promise<void>;
}

/** An empty collection of one kind, for `memoryStore`; only the store gives access to its items. */
export type Collection<T> = {
  readonly read: (look: Look) => Items<T>;
  readonly open: (sources: Sources, writer: Writer) => OpenItems<T>;
};

/** The sources of time and randomness. */
export type Sources = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Returns that many random bytes, suitable for secrets. */
  readonly random: (length: number) => Uint8Array;
};

// biome-ignore lint/suspicious/noExplicitAny: each collection has a different type of item, which only `any` accepts here
type Collections = Readonly<Record<string, Collection<any>>>;
type KindOf<C> = C extends Collection<infer T> ? T : never;
/** The collections that a safe operation sees, by name. */
export type View<C> = { readonly [Name in keyof C]: Items<KindOf<C[Name]>> };
/** The collections that an operation that may write sees, by name. */
export type OpenView<C> = { readonly [Name in keyof C]: OpenItems<KindOf<C[Name]>> };

/**
 * @returns an empty collection of representations.
 *
 * @example
 * ```ts
 * import { collection } from "@verbatim-http/kit/server/memory";
 * import type { components } from "./generated/schema.ts";
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
  return {
    read: (look) => itemsIn(items, look),
    open: (sources, writer) => openItems(items, nextPlace, sources, writer),
  };
}

/**
 * @param collections one for each kind of resource, by the name that handlers use
 * @param sources the sources of time and randomness
 * @returns a store that lives as long as the process. One unit of work writes at a time; those that read do not wait for it
 *
 * @example
 * ```ts
 * import { collection, memoryStore } from "@verbatim-http/kit/server/memory";
 *
 * const store = memoryStore({ notes: collection<{ id: string; text: string }>() });
 * const all = await store.read(({ notes }) => notes.all());
 * ```
 */
export function memoryStore<C extends Collections>(
  collections: C,
  sources: Sources = { now: Date.now, random: randomBytes },
): UnitOfWork<View<C>, OpenView<C>> {
  const state = versions();
  const keys = keyRecords(sources.now);
  return promised({
    read: (work) =>
      state.read((look) => work(mapCollections(collections, (one) => one.read(look)) as View<C>)),
    write: (work) =>
      state.write((writer) => {
        const view = mapCollections(collections, (one) => one.open(sources, writer)) as OpenView<C>;
        return work(view, keys.within(writer.journal));
      }),
  });
}

function mapCollections(collections: Collections, make: (one: Collection<object>) => unknown): object {
  return Object.fromEntries(Object.entries(collections).map(([name, one]) => [name, make(one)]));
}

/** The place restores the order when a removal is undone. */
type Entry<T> = { readonly place: number; readonly stored: Stored<T> };

function itemsIn<T>(items: ReadonlyMap<string, Entry<T>>, look: Look): Items<T> {
  return {
    find: async (id) => look(() => items.get(id)?.stored),
    all: async () =>
      look(() => [...items.values()].sort((a, b) => a.place - b.place).map(({ stored }) => stored)),
  };
}

function openItems<T extends object>(
  items: Map<string, Entry<T>>,
  nextPlace: () => number,
  { random }: Sources,
  { look, change }: Writer,
): OpenItems<T> {
  const text = (): string => Buffer.from(random(12)).toString("base64url");
  const restore = (id: string, before: Entry<T> | undefined): void => {
    if (before === undefined) items.delete(id);
    else items.set(id, before);
  };
  return {
    ...itemsIn(items, look),
    freshId: text,
    put: (id, value) =>
      promiseOf(
        change((note) => {
          const before = items.get(id);
          const stored = storedAs(value, `"${text()}"`);
          if (before !== undefined && sameJson(before.stored.value, stored.value)) return before.stored;
          const entry = { place: before?.place ?? nextPlace(), stored };
          note(
            made(
              () => items.set(id, entry),
              () => restore(id, before),
            ),
          );
          return stored;
        }),
      ),
    remove: (id) =>
      promiseOf(
        change((note) => {
          const before = items.get(id);
          note(
            made(
              () => items.delete(id),
              () => restore(id, before),
            ),
          );
        }),
      ),
  };
}

/** A promise that is made elsewhere stays the same one: nobody may await a write that comes too late. */
function promiseOf<T>(value: Soon<T>): Promise<T> {
  return value instanceof Promise ? value : Promise.resolve(value);
}

/** A frozen copy, made by JSON: the store hands out the same object to every caller. */
function storedAs<T extends object>(value: T, etag: string): Stored<T> {
  const json = JSON.stringify(value);
  const copy = JSON.parse(json, (_, member: unknown) => Object.freeze(member)) as T;
  return Object.freeze({ value: copy, json, etag });
}
