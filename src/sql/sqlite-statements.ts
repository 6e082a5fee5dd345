// A connection of `node:sqlite` that keeps its statements prepared: preparing a statement costs more than running it.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";

/** The most statements that a connection keeps prepared. */
const STATEMENTS = 200;

/** What a statement returned: rows, or how much it changed. */
export type Ran = {
  readonly rows: unknown[];
  readonly changes?: number | bigint;
  readonly lastInsertRowid?: number | bigint;
};

/** @returns a function that runs one statement. */
export function statementsOf(raw: DatabaseSync): (sql: string, parameters: readonly unknown[]) => Ran {
  const prepared = new Map<string, readonly [statement: StatementSync, returnsRows: boolean]>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= STATEMENTS) prepared.delete(oldest);
    const statement = raw.prepare(sql);
    const made = [statement, statement.columns().length > 0] as const;
    prepared.set(sql, made);
    return made;
  };
  return (sql, parameters) => {
    const [statement, returnsRows] = prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    return returnsRows ? { rows: statement.all(...values) } : { rows: [], ...statement.run(...values) };
  };
}
