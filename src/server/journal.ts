// What a unit of work in memory has to undo, and the refusal of what comes after it.
import type { Soon } from "./soon.ts";

/** Undoes one change. */
export type Undo = () => void;

/** @returns an error for a write after the unit of work has settled; its handler did not await it. */
function lateWrite(): Error {
  return new Error(
    "a handler wrote after its unit of work had settled, so nothing was written; await each call of the store",
  );
}

/**
 * A write that is late is not awaited either, so its error is also a warning of the process; a rejection that nobody
 * handles would end the service.
 *
 * @param journal the journal of the unit of work
 * @param write changes something, if the unit of work has not settled
 * @returns the result of the write
 */
export function whileOpen<R>(journal: readonly Undo[], write: () => R): Soon<R> {
  if (!Object.isFrozen(journal)) return write();
  const error = lateWrite();
  process.emitWarning(error);
  const refused = Promise.reject<R>(error);
  refused.catch(() => undefined);
  return refused;
}
