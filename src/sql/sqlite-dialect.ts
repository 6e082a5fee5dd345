// Kysely on `node:sqlite`: a connection, and transactions that take the write lock at their start.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

/** The most statements that a connection keeps prepared. */
const STATEMENTS = 200;

export type SqliteConnection<Tables> = { readonly raw: DatabaseSync; readonly db: Kysely<Tables> };

/**
 * @param file an existing database, or with `writes` also a new one
 * @param writes whether the connection may write
 * @returns an open connection; nothing waits inside SQLite, because that would stop the process
 */
export function connectSqlite<Tables>(file: string, writes: boolean): SqliteConnection<Tables> {
  const raw = new DatabaseSync(file, { readOnly: !writes, timeout: 0 });
  return { raw, db: new Kysely<Tables>({ dialect: new NodeSqliteDialect(raw, writes) }) };
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #driver: Driver;

  constructor(raw: DatabaseSync, writes: boolean) {
    const config = { database: prepared(raw) };
    super(config);
    this.#driver = new ImmediateDriver(config, raw, writes ? "begin immediate" : "begin");
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

class ImmediateDriver extends SqliteDriver {
  readonly #raw: DatabaseSync;
  readonly #begin: string;

  constructor(config: SqliteDialectConfig, raw: DatabaseSync, begin: string) {
    super(config);
    this.#raw = raw;
    this.#begin = begin;
  }

  override async beginTransaction(): Promise<void> {
    this.#raw.exec(this.#begin);
  }

  override async commitTransaction(): Promise<void> {
    this.#raw.exec("commit");
  }

  override async rollbackTransaction(_connection: DatabaseConnection): Promise<void> {
    // On a full disk SQLite has undone the transaction itself.
    if (this.#raw.isTransaction) this.#raw.exec("rollback");
  }
}

/** What Kysely's dialect needs of a database. Preparing a statement costs more than running it. */
function prepared(raw: DatabaseSync): Extract<SqliteDialectConfig["database"], object> {
  const statements = new Map<string, ReturnType<typeof statementOf>>();
  return {
    close: () => raw.close(),
    prepare: (sql) => {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const [oldest] = statements.keys();
      if (oldest !== undefined && statements.size >= STATEMENTS) statements.delete(oldest);
      const statement = statementOf(raw.prepare(sql));
      statements.set(sql, statement);
      return statement;
    },
  };
}

function statementOf(statement: StatementSync) {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters: readonly unknown[]): unknown[] => statement.all(...values(parameters)),
    run: (parameters: readonly unknown[]) => statement.run(...values(parameters)),
    iterate: (parameters: readonly unknown[]): IterableIterator<unknown> =>
      statement.iterate(...values(parameters)),
  };
}
