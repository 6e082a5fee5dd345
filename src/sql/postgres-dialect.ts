// Kysely on PostgreSQL: a pool of connections with limits on everything that could wait forever.
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

export type PostgresConnection<Tables> = {
  readonly db: Kysely<Tables>;
  readonly load: () => { readonly connections: number; readonly idle: number; readonly waiting: number };
  readonly close: () => Promise<void>;
};

export type PostgresLimits = {
  /** The most connections of this process. */
  readonly connections: number;
  /** How long to wait for a connection, a lock or a transaction that does nothing, in milliseconds. */
  readonly patience: number;
};

/** The type of `bigint` in `pg_type`; places and times are safe integers, which `pg` would return as texts. */
const INT8 = 20;

/** @returns a pool that connects when it is used. */
export function connectPostgres<Tables>(
  url: string,
  { connections, patience }: PostgresLimits,
): PostgresConnection<Tables> {
  const parserOf = (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format ?? "text");
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "verbatim",
    max: connections,
    connectionTimeoutMillis: patience,
    lock_timeout: patience,
    statement_timeout: 2 * patience,
    idle_in_transaction_session_timeout: 2 * patience,
    // For a server that has gone without closing the connection.
    query_timeout: 3 * patience,
    keepAlive: true,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  // A lost connection fails the next query on it. Without listeners, it would end the process. The pool drops it.
  const ignore = (): void => undefined;
  pool.on("error", ignore);
  pool.on("connect", (client) => void client.on("error", ignore));
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    load: () => ({ connections: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount }),
    close: () => pool.end(),
  };
}
