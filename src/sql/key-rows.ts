// The records of keyed requests as rows, written in the transaction of the effect.
import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import { KEYS_PER_PRINCIPAL } from "../server/keys.ts";
import { type KeyRecord, type Keys, type Outcome, ShareIsFull } from "../server/port.ts";
import type { Migrations } from "./migrations.ts";

export type KeyTables = {
  request_keys: {
    /** A digest: the scope has no limit of its own, and an index has one. */
    scope: string;
    /** JSON, because a principal may contain any character. */
    principal: string;
    fingerprint: string;
    /** JSON. */
    outcome: string;
    /** Milliseconds since 1970. */
    expires: number;
  };
};

/** The most expired records that one step deletes. */
const STEP = 100;

export const keyMigrations: Migrations = {
  "verbatim-1-request-keys": {
    up: async (db: Kysely<KeyTables>) => {
      await db.schema
        .createTable("request_keys")
        .addColumn("scope", "text", (column) => column.primaryKey())
        .addColumn("principal", "text", (column) => column.notNull())
        .addColumn("fingerprint", "text", (column) => column.notNull())
        .addColumn("outcome", "text", (column) => column.notNull())
        .addColumn("expires", "bigint", (column) => column.notNull())
        .execute();
      await db.schema
        .createIndex("request_keys_by_principal")
        .on("request_keys")
        .columns(["principal", "expires"])
        .execute();
      await db.schema.createIndex("request_keys_by_expiry").on("request_keys").column("expires").execute();
    },
  },
};

/**
 * @param db one unit of work
 * @param now milliseconds since 1970
 * @param limit the most records of one principal
 * @returns the records that the unit of work sees
 */
export function keyRows(db: Kysely<KeyTables>, now: () => number, limit = KEYS_PER_PRINCIPAL): Keys {
  return {
    find: async (scope) => {
      const row = await db
        .selectFrom("request_keys")
        .selectAll()
        .where("scope", "=", digestOf(scope))
        .where("expires", ">", now())
        .executeTakeFirst();
      return row && recordOf(row);
    },
    keep: async (scope, record) => {
      await requireRoom(db, record, now(), limit);
      const row = rowOf(scope, record);
      await db
        .insertInto("request_keys")
        .values(row)
        .onConflict((conflict) => conflict.column("scope").doUpdateSet(row))
        .execute();
    },
  };
}

/** @returns the number of expired records that were deleted: one step's worth, or fewer when no more are left. */
export async function sweepKeys(db: Kysely<KeyTables>, now: number): Promise<number> {
  const expired = await db
    .selectFrom("request_keys")
    .select("scope")
    .where("expires", "<=", now)
    .orderBy("expires")
    .limit(STEP)
    .execute();
  if (expired.length === 0) return 0;
  const scopes = expired.map(({ scope }) => scope);
  await db.deleteFrom("request_keys").where("scope", "in", scopes).where("expires", "<=", now).execute();
  return scopes.length;
}

/** The number of new records after which a sweep is due. */
export const SWEEP_EVERY = STEP / 2;

async function requireRoom(
  db: Kysely<KeyTables>,
  { principal }: KeyRecord,
  now: number,
  limit: number,
): Promise<void> {
  const live = db
    .selectFrom("request_keys")
    .select("expires")
    .where("principal", "=", JSON.stringify(principal))
    .where("expires", ">", now)
    .orderBy("expires");
  // The record at the limit exists only in a full share.
  const full = await live
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  if (full === undefined) return;
  const first = await live.limit(1).executeTakeFirst();
  throw new ShareIsFull(Math.ceil(((first ?? full).expires - now) / 1000));
}

function digestOf(scope: string): string {
  return hash("sha256", scope, "base64url");
}

function rowOf(
  scope: string,
  { principal, fingerprint, outcome, expires }: KeyRecord,
): KeyTables["request_keys"] {
  const { content, ...rest } = outcome;
  // A streamed response is never repeated: `generate` refuses a key for it.
  if (content instanceof ReadableStream) throw new Error("a streamed response cannot be kept for a key");
  const bytes = content === undefined ? {} : { base64: Buffer.from(content).toString("base64") };
  return {
    scope: digestOf(scope),
    principal: JSON.stringify(principal),
    fingerprint,
    outcome: JSON.stringify({ ...rest, ...bytes }),
    expires,
  };
}

function recordOf({ principal, fingerprint, outcome, expires }: KeyTables["request_keys"]): KeyRecord {
  const { base64, ...rest } = JSON.parse(outcome) as Outcome & { readonly base64?: string };
  const content = base64 === undefined ? {} : { content: Buffer.from(base64, "base64") };
  return {
    principal: JSON.parse(principal) as string,
    fingerprint,
    outcome: { ...rest, ...content },
    expires,
  };
}
