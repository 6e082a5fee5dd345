// Shared by the parts of the store contract: an empty store for each test, and short ways to write to it.
import { afterEach, beforeEach } from "vitest";
import type { Settled } from "../../src/server/port.ts";
import type { Library, OpenLibrary, Place, Sources, Store } from "../../src/service/library.ts";
import { newBook, newReview } from "../../src/service/records.ts";

export type MakeStore = (sources: Sources) => Store | Promise<Store>;

export type World = {
  /** Empty at the start of each test. */
  store: Store;
  /** What the store takes for the time, in milliseconds since 1970. */
  time: number;
  /** Runs the work and commits it. */
  readonly write: (work: (view: OpenLibrary) => unknown) => Promise<unknown>;
  /** Books a, b and c; reviews x and y of b. */
  readonly fill: () => Promise<unknown>;
};

/** More than any test adds. */
export const all = { limit: 1000, after: undefined };

export async function kept(): Promise<Settled<undefined>> {
  return { keep: true, result: undefined };
}

export async function addBook(view: OpenLibrary, id: string, title = id): Promise<void> {
  await view.books.put(newBook(id, { title, authors: ["A"] }, view.stamp()));
}

export async function addReview(view: OpenLibrary, bookId: string, id: string): Promise<void> {
  const place = { bookId, id, owner: `owner of ${id}` };
  await view.reviews.put(newReview(place, { reviewer: id, rating: 3 }, view.stamp()));
}

/** The ids of all books after a place. */
export async function ids(library: Library, after?: Place): Promise<readonly string[]> {
  const { items } = await library.books.slice({ limit: 1000, after });
  return items.map(({ value }) => value.id);
}

/** @returns a world that is created again for each test of the calling suite. */
export function worldOf(make: MakeStore): World {
  const world = { time: 0 } as World;
  const write: World["write"] = (work) =>
    world.store.write(async (view) => {
      await work(view);
      return kept();
    });
  const fill = () =>
    write(async (view) => {
      for (const id of ["a", "b", "c"]) await addBook(view, id);
      for (const id of ["x", "y"]) await addReview(view, "b", id);
    });
  beforeEach(async () => {
    let drawn = 0;
    // Every draw is another, and the same in each run.
    const random = (length: number): Uint8Array => {
      drawn++;
      return Uint8Array.from({ length }, (_, i) => drawn >> (8 * Math.min(i, 3)));
    };
    world.time = Date.parse("2026-11-22T09:30:00Z");
    world.store = await make({ now: () => world.time, random });
  });
  afterEach(() => world.store.close());
  return Object.assign(world, { write, fill });
}
