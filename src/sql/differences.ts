// Everything in which the SQL of the two databases differs.
import { type ColumnDataType, type CreateTableBuilder, type QueryExecutorProvider, sql } from "kysely";

export type Differences = {
  readonly name: "SQLite" | "PostgreSQL";
  /** The type of bytes, which both databases compare as unsigned numbers. */
  readonly bytes: Extract<ColumnDataType, "blob" | "bytea">;
  /** Adds the primary key `place`: a number that rises with each addition and is never used again. */
  readonly addPlace: <Table extends string, Columns extends string>(
    table: CreateTableBuilder<Table, Columns>,
  ) => CreateTableBuilder<Table, Columns | "place">;
  /** Continues the places of a table after those that rows were inserted with. */
  readonly continuePlaces: (db: QueryExecutorProvider, table: string) => Promise<unknown>;
  /** Ends a table that is nothing but its primary key, so that the rows are kept once. */
  readonly asIndex: <Table extends string, Columns extends string>(
    table: CreateTableBuilder<Table, Columns>,
  ) => CreateTableBuilder<Table, Columns>;
};

export const sqliteDifferences: Differences = {
  name: "SQLite",
  bytes: "blob",
  addPlace: (table) => table.addColumn("place", "integer", (column) => column.primaryKey().autoIncrement()),
  // SQLite continues after the highest place by itself.
  continuePlaces: async () => undefined,
  asIndex: (table) => table.modifyEnd(sql`without rowid`),
};

export const postgresDifferences: Differences = {
  name: "PostgreSQL",
  bytes: "bytea",
  addPlace: (table) =>
    table.addColumn("place", "bigint", (column) => column.generatedByDefaultAsIdentity().primaryKey()),
  continuePlaces: (db, table) =>
    sql`select setval(pg_get_serial_sequence(${table}, 'place'), coalesce(max(place), 0) + 1, false) from ${sql.table(table)}`.execute(
      db,
    ),
  asIndex: (table) => table,
};
