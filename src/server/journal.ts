// Undoes the changes of a unit of work in memory.
import type { Settled } from "./port.ts";

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
export function whileOpen<R>(journal: readonly Undo[], write: () => R): Promise<R> {
  if (!Object.isFrozen(journal)) return Promise.resolve(write());
  const error = lateWrite();
  process.emitWarning(error);
  const refused = Promise.reject<R>(error);
  refused.catch(() => undefined);
  return refused;
}

/**
 * @param work adds an undo to the journal for each change
 * @returns the result of the work; its changes are undone when it does not keep them, or throws
 */
export async function runJournalled<R>(work: (journal: Undo[]) => Promise<Settled<R>>): Promise<R> {
  const journal: Undo[] = [];
  const undoAll = (): void => {
    for (const undo of journal.reverse()) undo();
  };
  try {
    const { keep, result } = await work(journal);
    if (!keep) undoAll();
    return result;
  } catch (error) {
    undoAll();
    throw error;
  } finally {
    Object.freeze(journal);
  }
}
