// Units of work that answer at once where nothing waits, as those of a store in memory do.
import type { Keys, Settled, UnitOfWork } from "./port.ts";
import type { Soon } from "./soon.ts";

/** A unit of work whose result may be known at once. */
export type Units<ReadView, WriteView extends ReadView> = {
  readonly read: <R>(work: (view: ReadView) => Soon<R>) => Soon<R>;
  readonly write: <R>(work: (view: WriteView, keys: Keys) => Soon<Settled<R>>) => Soon<R>;
};

/** The same for callers that expect promises; it can be used as a `UnitOfWork`. */
type Promised<ReadView, WriteView extends ReadView> = {
  readonly read: <R>(work: (view: ReadView) => Soon<R>) => Promise<R>;
  readonly write: <R>(work: (view: WriteView, keys: Keys) => Soon<Settled<R>>) => Promise<R>;
};

const AT_ONCE = Symbol("at once");

type AtOnce<ReadView, WriteView extends ReadView> = {
  readonly read: UnitOfWork<ReadView, WriteView>["read"] & ReadAtOnce<ReadView>;
  readonly write: UnitOfWork<ReadView, WriteView>["write"] & WriteAtOnce<WriteView>;
};
type ReadAtOnce<View> = { readonly [AT_ONCE]?: Units<View, View>["read"] };
type WriteAtOnce<View> = { readonly [AT_ONCE]?: Units<View, View>["write"] };

/**
 * The faster forms are members of the functions, and not of the store: code that wraps a function of the store so replaces
 * its faster form too.
 *
 * @param units what the store does
 * @returns the same for callers that expect promises
 */
export function promised<ReadView, WriteView extends ReadView>(
  units: Units<ReadView, WriteView>,
): Promised<ReadView, WriteView> {
  const { read, write } = units;
  return {
    read: Object.assign<Promised<ReadView, WriteView>["read"], ReadAtOnce<ReadView>>(
      async (work) => read(work),
      { [AT_ONCE]: read },
    ),
    write: Object.assign<Promised<ReadView, WriteView>["write"], WriteAtOnce<WriteView>>(
      async (work) => write(work),
      { [AT_ONCE]: write },
    ),
  };
}

/**
 * @param store any store
 * @returns its units of work, at once if it is able to; work always gives other stores a promise, as they expect
 */
export function unitsOf<ReadView, WriteView extends ReadView>(
  store: UnitOfWork<ReadView, WriteView>,
): Units<ReadView, WriteView> {
  const { read, write }: AtOnce<ReadView, WriteView> = store;
  return {
    read: read[AT_ONCE] ?? ((work) => store.read(async (view) => work(view))),
    write: write[AT_ONCE] ?? ((work) => store.write(async (view, keys) => work(view, keys))),
  };
}
