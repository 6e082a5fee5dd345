// The notes of openapi.yaml in a database: SQLite, or PostgreSQL for several processes.
import { openPostgres } from "@verbatim-http/kit/sql/postgres";
import { openSqlite } from "@verbatim-http/kit/sql/sqlite";
import { sqlStore } from "@verbatim-http/kit/sql/store";
import { storedOf } from "@verbatim-http/kit/sql/stored";
import type { Generated, Kysely } from "kysely";
import type { components } from "./generated/schema.ts";

type Note = components["schemas"]["Note"];
type Tables = { notes: { place: Generated<number>; id: string; json: string; etag: string } };

const freshId = (): string => crypto.randomUUID();

const read = (db: Kysely<Tables>) => ({
  notes: {
    find: async (id: string) => {
      const row = await db.selectFrom("notes").selectAll().where("id", "=", id).executeTakeFirst();
      return row && storedOf<Note>(row);
    },
    all: async () => {
      const rows = await db.selectFrom("notes").selectAll().orderBy("place").execute();
      return rows.map((row) => storedOf<Note>(row));
    },
  },
});

const write = (db: Kysely<Tables>) => ({
  notes: {
    ...read(db).notes,
    freshId,
    put: async (id: string, note: Note) => {
      const before = await read(db).notes.find(id);
      const row = { id, json: JSON.stringify(note), etag: `"${freshId()}"` };
      // What does not change keeps its tag.
      if (before?.json === row.json) return before;
      await db
        .insertInto("notes")
        .values(row)
        .onConflict((on) => on.column("id").doUpdateSet(row))
        .execute();
      return storedOf<Note>(row);
    },
    remove: async (id: string) => void (await db.deleteFrom("notes").where("id", "=", id).execute()),
  },
});

/** @param where `sqlite:FILE`, or the URL of a PostgreSQL database */
export async function openNotes(where: string) {
  const database = await (where.startsWith("sqlite:")
    ? openSqlite<Tables>(where.slice("sqlite:".length))
    : openPostgres<Tables>(where));
  const up = async ({ schema }: Kysely<Tables>) =>
    database.differences
      .addPlace(schema.createTable("notes"))
      .addColumn("id", "text", (column) => column.notNull().unique())
      .addColumn("json", "text", (column) => column.notNull())
      .addColumn("etag", "text", (column) => column.notNull())
      .execute();
  return sqlStore(database, { read, write, migrations: { "notes-1": { up } } });
}
