// Queries that are compiled once: to build and compile a query takes longer than to run it on SQLite.
import type { Compilable, CompiledQuery, Kysely } from "kysely";

/** What a query is asked with; a list has a query for each of its lengths. */
export type Argument = string | number | Uint8Array;

/** Stands for an argument while the query is compiled. */
class Hole {
  readonly at: number;
  constructor(at: number) {
    this.at = at;
  }
}

/** Runs the query with these arguments. */
export type Reused<Tables, Row> = (db: Kysely<Tables>, given: readonly Argument[]) => Promise<readonly Row[]>;

/**
 * Use it for one kind of database only, since the compiled text depends on it.
 *
 * @param count the number of arguments
 * @param make makes the query; it must use each argument as a value, and look at none
 */
export function reused<Tables, Row, Given extends Argument = Argument>(
  count: number,
  make: (db: Kysely<Tables>, given: readonly Given[]) => Compilable<Row>,
): Reused<Tables, Row> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, given) => {
    compiled ??= make(db, holes(count) as unknown as readonly Given[]).compile();
    const parameters = compiled.parameters.map((one) => (one instanceof Hole ? given[one.at] : one));
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

/** @returns the queries for lists of any length, each compiled when it is needed first. */
export function reusedLists<Tables, Row, Given extends Argument = Argument>(
  make: (db: Kysely<Tables>, given: readonly Given[]) => Compilable<Row>,
): Reused<Tables, Row> {
  const byCount = new Map<number, Reused<Tables, Row>>();
  return (db, given) => {
    const known = byCount.get(given.length) ?? reused<Tables, Row, Given>(given.length, make);
    byCount.set(given.length, known);
    return known(db, given);
  };
}

function holes(count: number): readonly Hole[] {
  return Array.from({ length: count }, (_, at) => new Hole(at));
}
