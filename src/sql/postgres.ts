// A database on a server: any number of processes, each transaction as if it were alone.
import type { ControlledTransaction, Kysely } from "kysely";
import { StoreUnavailable } from "../server/port.ts";
import { type Database, type DatabaseOptions, withDefaults } from "./database.ts";
import { importLibraries } from "./optional-libraries.ts";
import { OutcomeUnknown } from "./outcome-unknown.ts";
import type { PostgresConnection } from "./postgres-dialect.ts";
import { isConflict, isRace, postgresFault } from "./postgres-faults.ts";

/** The bounds of a pause after a conflict, in milliseconds. */
const PAUSES = { first: 2, longest: 100 };
/** How often a unit of work runs again after its connection was lost. */
const RETRIES = 2;

export type PostgresOptions = DatabaseOptions & {
  /** The most connections of this process, at least 2: half of them read, half of them write. Default: 10. */
  readonly connections?: number;
};

/**
 * Connects to PostgreSQL. Each unit of work is a SERIALIZABLE transaction, which runs again when it meets a different one, so
 * a handler must have no effect outside its view. It needs the packages `kysely` and `pg`.
 *
 * @param url such as `postgres://user:password@host:5432/database`; `pg` documents its parameters
 * @returns the database, which has answered
 * @throws Error that names the server, without the password, when it does not answer
 *
 * @example
 * ```ts
 * import { openPostgres } from "@verbatim-http/kit/sql/postgres";
 *
 * const database = await openPostgres<{ notes: { id: string; text: string } }>("postgres://127.0.0.1/notes");
 * const notes = await database.read((db) => db.selectFrom("notes").selectAll().execute());
 * ```
 */
export async function openPostgres<Tables>(
  url: string,
  options: PostgresOptions = {},
): Promise<Database<Tables>> {
  const [{ connectPostgres }, { postgresDifferences }] = await importLibraries(["kysely", "pg"], () =>
    Promise.all([import("./postgres-dialect.ts"), import("./differences.ts")]),
  );
  const { clock, chance, pause, patience, onRetry } = withDefaults(options);
  const place = withoutPassword(url);
  const half = Math.max(1, Math.floor((options.connections ?? 10) / 2));
  const connect = () => connectPostgres<Tables>(url, { patience, connections: half });
  // Write handlers that wait can take every connection that writes, and none that reads.
  const [reading, writing] = [connect(), connect()];

  /** Runs the attempt again for as long as it meets others. */
  const patiently = async <R>(
    attempt: () => Promise<R>,
    isTransient: (error: unknown) => boolean,
  ): Promise<R> => {
    const start = clock();
    for (let longest = PAUSES.first; ; longest = Math.min(2 * longest, PAUSES.longest)) {
      try {
        return await attempt();
      } catch (error) {
        if (!isTransient(error)) throw postgresFault(error, place);
        if (clock() - start > patience) throw new StoreUnavailable(`${place}: too many conflicts`);
        onRetry(isConflict(error) ? "conflict" : "connection lost");
        await pause(longest * chance());
      }
    }
  };
  const transaction = <R>(
    { db }: PostgresConnection<Tables>,
    mode: "read only" | "read write",
    work: (transaction: ControlledTransaction<Tables>) => Promise<R>,
  ): Promise<R> => {
    let losses = 0;
    // A connection that was lost before the commit has changed nothing. The pool may hold more than one such connection.
    const isTransient = (error: unknown): boolean => {
      if (isConflict(error)) return true;
      losses += 1;
      return losses <= RETRIES && postgresFault(error, place) instanceof StoreUnavailable;
    };
    return patiently(async () => {
      const begin = db.startTransaction().setIsolationLevel("serializable").setAccessMode(mode);
      const begun = await begin.execute();
      try {
        return await work(begun);
      } finally {
        if (!begun.isCommitted && !begun.isRolledBack) await undo(begun);
      }
    }, isTransient);
  };
  await patiently(
    () => requireAnswer(writing.db, place),
    () => false,
  );
  let closed: Promise<void> | undefined;

  return {
    description: `PostgreSQL: ${place}`,
    differences: postgresDifferences,
    administer: (work) => patiently(() => work(writing.db), isRace),
    read: (work) => transaction(reading, "read only", work),
    write: (work) =>
      transaction(writing, "read write", async (begun) => {
        const { keep, result } = await work(begun);
        if (keep) await commit(begun, place);
        return result;
      }),
    load: () => {
      const [reads, writes] = [reading.load(), writing.load()];
      return {
        "connections for reads": reads.connections,
        "connections for writes": writes.connections,
        "idle connections": reads.idle + writes.idle,
        "waiting for a connection": reads.waiting + writes.waiting,
      };
    },
    close: () => {
      closed ??= Promise.all([reading.close(), writing.close()]).then(() => undefined);
      return closed;
    },
  };
}

/** When the connection is lost here, nobody knows whether the transaction was committed. */
async function commit<Tables>(begun: ControlledTransaction<Tables>, place: string): Promise<void> {
  try {
    await begun.commit().execute();
  } catch (error) {
    if (postgresFault(error, place) instanceof StoreUnavailable) throw new OutcomeUnknown(place, error);
    throw error;
  }
}

/** A connection that cannot undo is closed, which undoes its transaction. */
async function undo<Tables>(begun: ControlledTransaction<Tables>): Promise<void> {
  await begun
    .rollback()
    .execute()
    .catch(() => undefined);
}

async function requireAnswer<Tables>(db: Kysely<Tables>, place: string): Promise<void> {
  try {
    await db.selectNoFrom(({ lit }) => lit(1).as("one")).execute();
  } catch (error) {
    const why = error instanceof AggregateError ? error.errors[0] : error;
    throw new Error(`${place}: cannot connect to the database: ${why instanceof Error ? why.message : why}`);
  }
}

function withoutPassword(text: string): string {
  const url = new URL(text);
  return `${url.host}${url.pathname}`;
}
