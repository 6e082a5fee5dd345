// Units of work on a state in memory: one writes at a time, and others read what was committed before, without waiting for it.
import { type Undo, whileOpen } from "./journal.ts";
import { type Settled, StoreUnavailable } from "./port.ts";
import { type Soon, withEnd } from "./soon.ts";
import { turns } from "./turns.ts";

/** A change that was made, how to undo it, and how to make it again. */
export type Change = { readonly undo: () => void; readonly redo: () => void };

/** A unit of work that reads: the version that it sees. */
type Reader = {
  readonly version: number;
  /** The one inside which it began. */
  readonly outer: Reader | undefined;
  /** Whether its version is remembered. */
  isKept: boolean;
};

/** Asks the state as a unit of work sees it. */
export type Look = <R>(ask: () => R) => R;

export type Writer = {
  readonly look: Look;
  /** Changes the state, and notes each change; refuses when the unit of work has settled. */
  readonly change: <R>(act: (note: (made: Change) => void) => R) => Soon<R>;
  /** Undoes what no reader sees. */
  readonly journal: Undo[];
};

export type Versions = {
  /** Runs `work` on the state of its beginning, whatever is committed meanwhile. */
  readonly read: <R>(work: (look: Look) => Soon<R>) => Soon<R>;
  /** Runs `work` when all earlier writers have ended. */
  readonly write: <R>(work: (writer: Writer) => Soon<Settled<R>>) => Soon<R>;
};

/** The most committed changes that are remembered for a reader; one that takes longer is refused. */
const MOST_BEHIND = 100_000;

/** @returns the change, after making it. */
export function made(redo: () => void, undo: () => void): Change {
  redo();
  return { undo, redo };
}

/**
 * The state has one version at a time. A question moves it to the version of its unit of work: changes that this one does not see
 * are undone, and made again for the next that sees them. Readers that meet no writer move nothing.
 *
 * @param mostBehind the most committed changes that are remembered for a reader
 */
export function versions(mostBehind = MOST_BEHIND): Versions {
  const inTurn = turns();
  /** The changes that some unit of work does not see, in their order, and the number of those before them. */
  const changes: Change[] = [];
  let forgotten = 0;
  let committed = 0;
  /** The number of changes in the state now. */
  let here = 0;
  /** The oldest first. */
  const readers = new Set<Reader>();
  /** The reader that runs now. */
  let running: Reader | undefined;

  const end = (): number => forgotten + changes.length;
  /** A reader that waits for nothing meets only a writer that runs inside it, so until then its version is not remembered. */
  const keep = (reader: Reader | undefined): void => {
    if (reader === undefined || reader.isKept) return;
    keep(reader.outer);
    reader.isKept = true;
    readers.add(reader);
  };
  const moveTo = (version: number): void => {
    for (; here > version; here--) changes[here - 1 - forgotten]?.undo();
    for (; here < version; here++) changes[here - forgotten]?.redo();
  };
  const forget = (): void => {
    for (const reader of readers) {
      if (committed - reader.version <= mostBehind) break;
      readers.delete(reader);
    }
    const [oldest] = readers;
    const until = oldest?.version ?? committed;
    if (until === forgotten) return;
    if (here < until) moveTo(until);
    changes.splice(0, until - forgotten);
    forgotten = until;
  };
  const rollBack = (journal: Undo[]): void => {
    moveTo(committed);
    changes.length = committed - forgotten;
    for (const undo of journal.reverse()) undo();
  };

  return {
    read: (work) => {
      const outer = running;
      const reader: Reader = { version: committed, outer, isKept: false };
      let isOver = false;
      const look: Look = (ask) => {
        if (!isOver && reader.isKept && !readers.has(reader))
          throw new StoreUnavailable("memory: a reader took too long");
        moveTo(isOver ? committed : reader.version);
        return ask();
      };
      const end = (): void => {
        isOver = true;
        if (!reader.isKept) return;
        readers.delete(reader);
        forget();
      };
      running = reader;
      return withEnd(() => {
        try {
          const result = work(look);
          if (result instanceof Promise) keep(reader);
          return result;
        } finally {
          running = outer;
        }
      }, end);
    },
    write: (work) =>
      inTurn(() => {
        keep(running);
        const journal: Undo[] = [];
        const note = (change: Change): void => {
          changes.push(change);
          here += 1;
        };
        const writer: Writer = {
          journal,
          look: (ask) => {
            moveTo(Object.isFrozen(journal) ? committed : end());
            return ask();
          },
          change: (act) =>
            whileOpen(journal, () => {
              moveTo(end());
              return act(note);
            }),
        };
        const settle = <R>({ keep, result }: Settled<R>): R => {
          if (keep) committed = end();
          else rollBack(journal);
          return result;
        };
        const fail = (error: unknown): never => {
          rollBack(journal);
          throw error;
        };
        return withEnd(
          () => settledBy(() => work(writer), settle, fail),
          () => {
            Object.freeze(journal);
            forget();
          },
        );
      }),
  };
}

/** Like `then` of a promise, for a result that may be known at once. */
function settledBy<T, R>(
  work: () => Soon<T>,
  settle: (value: T) => R,
  fail: (error: unknown) => never,
): Soon<R> {
  let result: Soon<T>;
  try {
    result = work();
  } catch (error) {
    return fail(error);
  }
  return result instanceof Promise ? result.then(settle, fail) : settle(result);
}
