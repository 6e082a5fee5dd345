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

type Prepared = {
  readonly statement: StatementSync;
  readonly columns: readonly string[];
  /** A different process may change the columns of a star while the statement stays prepared. */
  readonly hasStar: boolean;
};

/** @returns a function that runs one statement. */
export function statementsOf(raw: DatabaseSync): (sql: string, parameters: readonly unknown[]) => Ran {
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const [oldest] = prepared.keys();
    if (oldest !== undefined && prepared.size >= STATEMENTS) prepared.delete(oldest);
    const statement = raw.prepare(sql);
    // Node makes an array of each row faster than an object, and objects of one shape are read faster.
    const hasStar = sql.includes("*");
    statement.setReturnArrays(!hasStar);
    const made = { statement, columns: statement.columns().map(({ name }) => name), hasStar };
    prepared.set(sql, made);
    return made;
  };
  return (sql, parameters) => {
    const { statement, columns, hasStar } = prepare(sql);
    const values = parameters as readonly SQLInputValue[];
    if (columns.length === 0) return { rows: [], ...statement.run(...values) };
    const rows = statement.all(...values);
    if (hasStar) return { rows };
    const arrays = rows as unknown as readonly (readonly unknown[])[];
    return { rows: arrays.map((row) => rowOf(columns, row)) };
  };
}

function rowOf(columns: readonly string[], values: readonly unknown[]): Readonly<Record<string, unknown>> {
  const row: Record<string, unknown> = {};
  for (let at = 0; at < columns.length; at++) row[columns[at] ?? ""] = values[at];
  return row;
}
