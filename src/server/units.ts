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

/** The faster form of a function, and that function: a spy, a proxy or a copy has the members of what it wraps, too. */
type Faster<F> = { readonly [AT_ONCE]?: { readonly of: unknown; readonly run: F } };

type AtOnce<ReadView, WriteView extends ReadView> = {
  readonly read: UnitOfWork<ReadView, WriteView>["read"] & Faster<Units<ReadView, WriteView>["read"]>;
  readonly write: UnitOfWork<ReadView, WriteView>["write"] & Faster<Units<ReadView, WriteView>["write"]>;
};

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
  const read: Promised<ReadView, WriteView>["read"] = async (work) => units.read(work);
  const write: Promised<ReadView, WriteView>["write"] = async (work) => units.write(work);
  return {
    read: Object.assign(read, { [AT_ONCE]: { of: read, run: units.read } }),
    write: Object.assign(write, { [AT_ONCE]: { of: write, run: units.write } }),
  };
}

/**
 * @param store any store; its functions are looked up each time, because they may be replaced later
 * @returns its units of work, at once if it is able to; work always gives other stores a promise, as they expect
 */
export function unitsOf<ReadView, WriteView extends ReadView>(
  store: UnitOfWork<ReadView, WriteView>,
): Units<ReadView, WriteView> {
  const known: AtOnce<ReadView, WriteView> = store;
  return {
    read: (work) => {
      const faster = known.read[AT_ONCE];
      return faster?.of === known.read ? faster.run(work) : store.read(async (view) => work(view));
    },
    write: (work) => {
      const faster = known.write[AT_ONCE];
      return faster?.of === known.write
        ? faster.run(work)
        : store.write(async (view, keys) => work(view, keys));
    },
  };
}
