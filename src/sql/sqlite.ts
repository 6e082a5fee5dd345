// A database in a file: one connection writes, in a thread of its own, others read, and two processes may share the file.
import { StoreUnavailable } from "../server/port.ts";
import { type Database, type DatabaseOptions, withDefaults } from "./database.ts";
import { grouped } from "./grouped.ts";
import { lent } from "./lent.ts";
import { importLibraries } from "./optional-libraries.ts";
import { OutcomeUnknown } from "./outcome-unknown.ts";
import { isLocked, sqliteFault } from "./sqlite-faults.ts";
import { type WritingConnection, type WritingThread, writingThread } from "./writing-thread.ts";

/** The most connections that read at the same time. */
const READERS = 8;
/** The bounds of a pause while a different process writes, in milliseconds. */
const PAUSES = { first: 1, longest: 50 };

export type SqliteOptions = DatabaseOptions & {
  /** A thread that writes for several databases. Default: each has its own. */
  readonly thread?: WritingThread;
};

/**
 * Opens or creates a database file. A commit is on the disk before `write` returns (write-ahead log,
 * `synchronous=FULL`); meanwhile the process goes on, and units of work that wait are committed together. It needs the
 * package `kysely`.
 *
 * @param file the path of the file; the folder must exist
 * @returns the open database
 * @throws Error that names the file, when it cannot be opened or is not a database
 *
 * @example
 * ```ts
 * import { openSqlite } from "@verbatim-http/kit/sql/sqlite";
 *
 * const database = await openSqlite<{ notes: { id: string; text: string } }>("notes.db");
 * const notes = await database.read((db) => db.selectFrom("notes").selectAll().execute());
 * ```
 */
export async function openSqlite<Tables>(
  file: string,
  options: SqliteOptions = {},
): Promise<Database<Tables>> {
  const [{ connectSqlite, unitsOn }, { sqliteDifferences }] = await importLibraries(["kysely"], () =>
    Promise.all([import("./sqlite-dialect.ts"), import("./differences.ts")]),
  );
  const { clock, chance, pause, patience, onRetry } = withDefaults(options);

  /** Tries again while a different connection holds the lock; SQLite's own timeout would stop the process. */
  const patiently = async <R>(attempt: () => R | Promise<R>): Promise<R> => {
    const start = clock();
    for (let longest = PAUSES.first; ; longest = Math.min(2 * longest, PAUSES.longest)) {
      try {
        return await attempt();
      } catch (error) {
        if (!isLocked(error)) throw sqliteFault(error, file);
        if (clock() - start > patience)
          throw new StoreUnavailable(`${file}: a different process holds the lock`);
        onRetry("lock");
        await pause(longest * chance());
      }
    }
  };
  const startWriting = async (shared?: WritingThread) => {
    const thread = shared ?? writingThread();
    const end = async (): Promise<void> => (shared === undefined ? thread.end() : undefined);
    const connection = await opened(thread, file, patiently).catch(async (error: unknown) => {
      await end();
      throw error;
    });
    return { connection, units: unitsOn<Tables>(connection), hasEnded: thread.hasEnded, end };
  };
  let writing = await startWriting(options.thread).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: cannot open the database: ${why}`);
  });
  const readers = lent(() => {
    try {
      return connectSqlite<Tables>(file, false);
    } catch (error) {
      // Such as too many open files.
      throw sqliteFault(error, file);
    }
  }, READERS);
  /** Why the transaction of the group is gone. */
  let lost: unknown;
  const inGroup = grouped({
    begin: async () => {
      lost = undefined;
      // One thread that has run out of memory does not end all writing.
      if (writing.hasEnded()) writing = await startWriting();
      await patiently(() => writing.connection.run("begin immediate"));
    },
    requireAlive: () => {
      if (lost !== undefined) throw lost;
    },
    commit: async () => {
      const isAsked = !writing.hasEnded();
      try {
        await writing.connection.run("commit");
      } catch (error) {
        throw isAsked && writing.hasEnded() ? new OutcomeUnknown(file, error) : sqliteFault(error, file);
      }
    },
    rollback: () => writing.connection.undoAll(),
  });
  let closed: Promise<void> | undefined;

  return {
    description: `SQLite: ${file}`,
    differences: sqliteDifferences,
    administer: (work) =>
      patiently(async () => {
        const { raw, db } = connectSqlite<Tables>(file, true);
        try {
          raw.exec("pragma synchronous = full");
          return await work(db);
        } finally {
          raw.close();
        }
      }),
    read: (work) =>
      readers.lend(({ raw, run, db }) =>
        // The first query may meet a lock, while a different process recovers the file: the work runs again.
        patiently(async () => {
          // Not a transaction of Kysely, which takes longer than a query; nothing here can write.
          run("begin", []);
          try {
            return await work(db);
          } finally {
            if (raw.isTransaction) run("rollback", []);
          }
        }),
      ),
    write: (work) =>
      inGroup(async () => {
        const { units, connection } = writing;
        const unit = await units.startTransaction().execute();
        const undo = async (): Promise<boolean> => {
          await unit.rollback().execute();
          return connection.undoUnit();
        };
        try {
          const { keep, result } = await work(unit);
          if (keep) await unit.commit().execute();
          else await undo();
          return result;
        } catch (error) {
          const fault = sqliteFault(error, file);
          if (!unit.isCommitted && !unit.isRolledBack && !(await undo().catch(() => false))) lost = fault;
          throw fault;
        }
      }),
    load: () => ({ reading: readers.used(), writing: inGroup.waiting() }),
    close: () => {
      closed ??= (async () => {
        for (const { raw } of await readers.end()) raw.close();
        await inGroup.end();
        if (!writing.hasEnded()) await writing.connection.close();
        await writing.end();
      })();
      return closed;
    },
  };
}

/** In WAL mode, readers and the writer do not wait for each other, and FULL makes each commit survive a power failure. */
async function opened(
  thread: WritingThread,
  file: string,
  patiently: <R>(attempt: () => Promise<R>) => Promise<R>,
): Promise<WritingConnection> {
  const connection = await thread.open(file);
  try {
    const { rows } = await patiently(() => connection.run("pragma journal_mode = wal"));
    if ((rows[0] as { readonly journal_mode?: unknown } | undefined)?.journal_mode !== "wal")
      throw new Error("the write-ahead log is not available; use a file on a local disk");
    await connection.run("pragma synchronous = full");
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}
