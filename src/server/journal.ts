// Undoes what a unit of work did in memory, when it is not to be kept.
import type { Settled } from "./port.ts";

/** What undoes one change. */
export type Undo = () => void;

/**
 * @param work writes down in the journal how each change is undone
 * @returns its result; all its changes are undone when it does not keep them, or throws
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
