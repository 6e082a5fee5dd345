// A database in a file: one connection writes, others read, and two processes may share the file.
import type { ControlledTransaction, Kysely } from "kysely";
import { type Settled, StoreUnavailable } from "../server/port.ts";
import { turns } from "../server/turns.ts";
import { type Database, type DatabaseOptions, withDefaults } from "./database.ts";
import { lent } from "./lent.ts";
import { importLibraries } from "./optional-libraries.ts";
import { isLocked, sqliteFault } from "./sqlite-faults.ts";

/** The most connections that read at the same time. */
const READERS = 8;
/** The bounds of a pause while a different process writes, in milliseconds. */
const PAUSES = { first: 1, longest: 50 };

/**
 * Opens or creates a database file. A commit is on the disk before `write` returns (write-ahead log,
 * `synchronous=FULL`). It needs the package `kysely`.
 *
 * @param file the path of the file; the folder must exist
 * @returns the open database
 * @throws Error that names the file, when it cannot be opened or is not a database
 *
 * @example
 * ```ts
 * import { openSqlite } from "verbatim/sql/sqlite";
 *
 * const database = await openSqlite<{ notes: { id: string; text: string } }>("notes.db");
 * const notes = await database.read((db) => db.selectFrom("notes").selectAll().execute());
 * ```
 */
export async function openSqlite<Tables>(
  file: string,
  options: DatabaseOptions = {},
): Promise<Database<Tables>> {
  const [{ connectSqlite }, { sqliteDifferences }] = await importLibraries(["kysely"], () =>
    Promise.all([import("./sqlite-dialect.ts"), import("./differences.ts")]),
  );
  const { clock, chance, pause, patience } = withDefaults(options);

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
        await pause(longest * chance());
      }
    }
  };
  const open = (writes: boolean) => connectSqlite<Tables>(file, writes);
  const begin = (db: Kysely<Tables>) => patiently(() => db.startTransaction().execute());

  const writer = await naming(file, async () => open(true));
  await naming(file, () => patiently(() => makeDurable(writer.raw)));
  const readers = lent(() => open(false), READERS);
  const inTurn = turns();
  let closed: Promise<void> | undefined;

  return {
    description: `SQLite: ${file}`,
    differences: sqliteDifferences,
    administer: (work) => inTurn(() => patiently(() => work(writer.db))),
    read: (work) =>
      readers.lend(async ({ db }) => {
        const transaction = await begin(db);
        try {
          return await work(transaction);
        } catch (error) {
          throw sqliteFault(error, file);
        } finally {
          await transaction.rollback().execute();
        }
      }),
    write: (work) =>
      inTurn(async () => {
        const transaction = await begin(writer.db);
        try {
          return await settle(transaction, await work(transaction));
        } catch (error) {
          if (!transaction.isCommitted && !transaction.isRolledBack) await transaction.rollback().execute();
          throw sqliteFault(error, file);
        }
      }),
    close: () => {
      closed ??= inTurn(async () => {
        for (const { raw } of await readers.end()) raw.close();
        writer.raw.close();
      });
      return closed;
    },
  };
}

async function settle<Tables, R>(
  transaction: ControlledTransaction<Tables>,
  { keep, result }: Settled<R>,
): Promise<R> {
  if (keep) await transaction.commit().execute();
  else await transaction.rollback().execute();
  return result;
}

async function naming<R>(file: string, open: () => Promise<R>): Promise<R> {
  try {
    return await open();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: cannot open the database: ${why}`);
  }
}

type Raw = { prepare(sql: string): { get(): Record<string, unknown> | undefined }; exec(sql: string): void };

/** In WAL mode, readers and the writer do not wait for each other, and FULL makes each commit survive a power failure. */
function makeDurable(raw: Raw): void {
  const mode = raw.prepare("pragma journal_mode = wal").get()?.["journal_mode"];
  if (mode !== "wal") throw new Error("the write-ahead log is not available; use a file on a local disk");
  raw.exec("pragma synchronous = full");
}
