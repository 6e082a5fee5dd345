// Kysely on `node:sqlite`: connections of this thread, and the one that writes, in a thread of its own.
import { DatabaseSync } from "node:sqlite";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteDialect,
} from "kysely";
import { type Ran, statementsOf } from "./sqlite-statements.ts";
import type { WritingConnection } from "./writing-thread.ts";

export type SqliteConnection<Tables> = {
  readonly raw: DatabaseSync;
  readonly run: ReturnType<typeof statementsOf>;
  readonly db: Kysely<Tables>;
};

/**
 * @param file an existing database, or with `writes` also a new one
 * @param writes whether the connection may write; it stops this thread while the disk takes a commit
 * @returns an open connection; nothing waits for a lock inside SQLite, because that would stop the process
 */
export function connectSqlite<Tables>(file: string, writes: boolean): SqliteConnection<Tables> {
  const raw = new DatabaseSync(file, { readOnly: !writes, timeout: 0 });
  const run = statementsOf(raw);
  const driver = new SqliteDriver(async (sql, parameters) => run(sql, parameters), {
    begin: async () => void run(writes ? "begin immediate" : "begin", []),
    commit: async () => void run("commit", []),
    undo: async () => {
      // On a full disk SQLite has undone the transaction itself.
      if (raw.isTransaction) run("rollback", []);
    },
  });
  return { raw, run, db: new Kysely<Tables>({ dialect: new NodeSqliteDialect(driver) }) };
}

/**
 * @param connection in the thread that writes, inside a transaction
 * @returns Kysely on it, whose transactions are units of work inside that transaction
 */
export function unitsOn<Tables>(connection: WritingConnection): Kysely<Tables> {
  const driver = new SqliteDriver(connection.run, {
    begin: connection.beginUnit,
    commit: async () => void (await connection.run("release unit")),
    // The caller undoes it, because it has to know whether the transaction is still there.
    undo: async () => undefined,
  });
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(driver) });
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #driver: Driver;

  constructor(driver: Driver) {
    super({ database: async () => Promise.reject(new Error("the driver has its own connection")) });
    this.#driver = driver;
  }

  override createDriver(): Driver {
    return this.#driver;
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  /** SQLite undoes the creation of a table like any other change. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

type Run = (sql: string, parameters: readonly unknown[]) => Promise<Ran>;
type Transactions = {
  readonly begin: () => Promise<void>;
  readonly commit: () => Promise<void>;
  readonly undo: () => Promise<void>;
};

/** A driver with one connection. */
class SqliteDriver implements Driver {
  readonly #connection: DatabaseConnection;
  readonly #transactions: Transactions;

  constructor(run: Run, transactions: Transactions) {
    this.#connection = connectionOf(run);
    this.#transactions = transactions;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  beginTransaction(): Promise<void> {
    return this.#transactions.begin();
  }

  commitTransaction(): Promise<void> {
    return this.#transactions.commit();
  }

  rollbackTransaction(): Promise<void> {
    return this.#transactions.undo();
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {}
}

function connectionOf(run: Run): DatabaseConnection {
  return {
    executeQuery: async <R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> => {
      const { rows, changes, lastInsertRowid } = await run(sql, parameters);
      return {
        rows: rows as R[],
        ...(changes === undefined ? {} : { numAffectedRows: BigInt(changes) }),
        ...(lastInsertRowid === undefined ? {} : { insertId: BigInt(lastInsertRowid) }),
      };
    },
    streamQuery: () => {
      throw new Error("a query on SQLite returns all its rows at once");
    },
  };
}
