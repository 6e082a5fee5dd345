// Brings the tables of a database to the version that this program knows: forward only, under a lock, all or nothing.
import type { Kysely } from "kysely";
import type { Migration } from "kysely/migration";
import { importLibraries } from "./optional-libraries.ts";

/** Changes of the tables, by names that sort in the order in which they are applied. A name is never used again. */
export type Migrations = Readonly<Record<string, Migration>>;

/** Kysely's list of the applied migrations. */
const APPLIED = "kysely_migration";

/**
 * @param db the database, outside any unit of work
 * @param migrations all migrations that this program knows
 * @throws Error when a newer version of the program has changed the tables, or a migration fails; nothing is changed then
 */
export async function migrate<Tables>(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const { Migrator } = await importLibraries(["kysely"], () => import("kysely/migration"));
  const unknown = (await appliedTo(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) throw new Error(newer(unknown));
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrations },
    // The tables of the runtime and those of the application have names of their own.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // A newer program may have been faster.
  if (error instanceof Error && error.message.startsWith("corrupted migrations"))
    throw new Error(newer([error.message]));
  throw error;
}

async function appliedTo<Tables>(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === APPLIED)) return [];
  const known = db as unknown as Kysely<{ [APPLIED]: { name: string } }>;
  const rows = await known.selectFrom(APPLIED).select("name").execute();
  return rows.map(({ name }) => name);
}

function newer(migrations: readonly string[]): string {
  return (
    `the tables were changed by a newer version of this program (${migrations.join(", ")}), so this one changes ` +
    "nothing. Run the newer version, or restore a backup from before."
  );
}
