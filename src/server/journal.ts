// Undoes the changes of a unit of work in memory.
import type { Settled } from "./port.ts";

/** Undoes one change. */
export type Undo = () => void;

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
  }
}
