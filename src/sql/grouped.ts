// Group commit: units of work run one after the other, and those that waited for the disk are committed together.

export type GroupTransaction = {
  readonly begin: () => Promise<void>;
  /** All changes are on the disk when it resolves. */
  readonly commit: () => Promise<void>;
  /** Undoes everything, if something is left to undo. */
  readonly rollback: () => Promise<void>;
  /** @throws the error of a unit of work that has taken the whole transaction with it */
  readonly requireAlive: () => void;
};

/** Runs `work` in the transaction of a group; settles when the group is committed, or with why it was not. */
export type Grouped = {
  <R>(work: () => Promise<R>): Promise<R>;
  /** The number of units of work that wait or run. */
  readonly waiting: () => number;
  /** Resolves when everything that was asked for has settled. */
  readonly end: () => Promise<void>;
};

/** The most units of work in one transaction. */
const MOST = 64;

type Unit = {
  /** Runs the work; returns how to tell its caller the outcome. */
  readonly run: () => Promise<() => void>;
  readonly reject: (error: unknown) => void;
};

/** @returns a queue: what arrives while a group runs or commits is the next group, or joins it. */
export function grouped(transaction: GroupTransaction, most = MOST): Grouped {
  const waiting: Unit[] = [];
  let running: Promise<void> | undefined;

  const runGroup = async (): Promise<void> => {
    const begun: Unit[] = [];
    const outcomes: (() => void)[] = [];
    try {
      await transaction.begin();
      for (
        let unit = waiting.shift();
        unit !== undefined;
        unit = begun.length < most ? waiting.shift() : undefined
      ) {
        begun.push(unit);
        outcomes.push(await unit.run());
        transaction.requireAlive();
      }
      await transaction.commit();
    } catch (error) {
      await transaction.rollback().catch(() => undefined);
      // Without a transaction, nobody that waits can go on.
      for (const { reject } of begun.length > 0 ? begun : waiting.splice(0)) reject(error);
      return;
    }
    for (const tell of outcomes) tell();
  };
  const runAll = async (): Promise<void> => {
    while (waiting.length > 0) await runGroup();
    running = undefined;
  };
  const inGroup = <R>(work: () => Promise<R>): Promise<R> =>
    new Promise((resolve, reject) => {
      const run = () =>
        work().then(
          (result) => () => resolve(result),
          (error: unknown) => () => reject(error),
        );
      waiting.push({ run, reject });
      running ??= runAll();
    });
  return Object.assign(inGroup, {
    waiting: () => waiting.length + (running === undefined ? 0 : 1),
    end: async () => running,
  });
}
