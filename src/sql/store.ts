// A store on a database: makes the views of your handlers, keeps the records of keyed requests, applies migrations.
import type { Kysely } from "kysely";
import type { UnitOfWork } from "../server/port.ts";
import type { Database } from "./database.ts";
import { type KeyTables, keyMigrations, keyRows, SWEEP_EVERY, sweepKeys } from "./key-rows.ts";
import { type Migrations, migrate } from "./migrations.ts";
import { OutcomeUnknown } from "./outcome-unknown.ts";
import { trackedView } from "./tracked-view.ts";

/** What an application says about its store. */
export type SqlViews<Tables, ReadView extends object, WriteView extends ReadView> = {
  readonly migrations: Migrations;
  /** Makes the view of a safe operation. */
  readonly read: (db: Kysely<Tables>) => ReadView;
  /** Makes the view of an operation that may write. */
  readonly write: (db: Kysely<Tables>) => WriteView;
};

export type SqlStoreOptions = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The most records of keyed requests that one principal may have. Default: 100,000. */
  readonly keyLimit?: number | undefined;
};

export interface SqlStore<ReadView, WriteView extends ReadView> extends UnitOfWork<ReadView, WriteView> {
  /** The description in a start-up message. */
  readonly description: string;
  /** What the database does now, by name. */
  load(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/**
 * @param database an open database
 * @param views how to make the views from Kysely, and the migrations of the tables
 * @returns a store whose tables are up to date
 * @throws Error when the tables are those of a newer version, or a migration fails; the database is closed then
 *
 * @example
 * ```ts
 * import { openSqlite } from "@verbatim-http/kit/sql/sqlite";
 * import { sqlStore } from "@verbatim-http/kit/sql/store";
 *
 * type Tables = { counters: { name: string; count: number } };
 * const store = await sqlStore(await openSqlite<Tables>("counters.db"), {
 *   migrations: {
 *     "1-counters": {
 *       up: async (db) =>
 *         db.schema.createTable("counters").addColumn("name", "text").addColumn("count", "integer").execute(),
 *     },
 *   },
 *   read: (db) => ({ all: () => db.selectFrom("counters").selectAll().execute() }),
 *   write: (db) => ({
 *     all: () => db.selectFrom("counters").selectAll().execute(),
 *     add: (name: string) => db.insertInto("counters").values({ name, count: 0 }).execute(),
 *   }),
 * });
 * ```
 */
export async function sqlStore<Tables, ReadView extends object, WriteView extends ReadView>(
  database: Database<Tables>,
  views: SqlViews<Tables, ReadView, WriteView>,
  { now, keyLimit }: SqlStoreOptions = { now: Date.now },
): Promise<SqlStore<ReadView, WriteView>> {
  try {
    await database.administer((db) => migrate(db, { ...keyMigrations, ...views.migrations }));
  } catch (error) {
    await database.close();
    throw error;
  }
  let untilSweep = 0;
  const sweep = (): void => {
    untilSweep = SWEEP_EVERY;
    const step = database.write(async (db) => ({ keep: true, result: await sweepKeys(keysOf(db), now()) }));
    // The next sweep finds what this one could not delete.
    step.catch(() => undefined);
  };
  return {
    description: database.description,
    read: (work) => database.read((db) => work(views.read(db))),
    write: async (work) => {
      let isKeyed = false;
      const write = () =>
        database.write(async (db) => {
          const keys = keyRows(keysOf(db), now, keyLimit);
          const keep: typeof keys.keep = (scope, record) => {
            isKeyed = true;
            untilSweep -= 1;
            if (untilSweep < 0) sweep();
            return keys.keep(scope, record);
          };
          const { view, close } = trackedView({ own: views.write(db), keys: { find: keys.find, keep } });
          try {
            return await work(view.own, view.keys);
          } finally {
            await close();
          }
        });
      try {
        return await write();
      } catch (error) {
        // If it was committed, the second attempt finds the record of its key.
        if (isKeyed && error instanceof OutcomeUnknown) return write();
        throw error;
      }
    },
    load: database.load,
    close: database.close,
  };
}

function keysOf<Tables>(db: Kysely<Tables>): Kysely<KeyTables> {
  return db as unknown as Kysely<KeyTables>;
}
