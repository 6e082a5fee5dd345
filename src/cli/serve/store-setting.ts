// Which store to use: `memory`, `sqlite:FILE`, or `postgres://…`.
import type { Sources, Store } from "../../service/library.ts";
import type { BookTables } from "../../service/sql/book-tables.ts";
import type { Database, DatabaseOptions } from "../../sql/database.ts";
import { UsageError } from "../arguments.ts";

export type StoreSetting =
  | { readonly kind: "memory" }
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

/**
 * @param where the option or the environment variable
 * @param text its value
 * @throws UsageError that lists the stores
 */
export function storeSettingFrom(where: string, text: string): StoreSetting {
  if (text === "memory") return { kind: "memory" };
  const [, file] = /^sqlite:(.+)$/.exec(text) ?? [];
  if (file !== undefined) return { kind: "sqlite", file };
  if (/^postgres(?:ql)?:\/\//.test(text)) {
    if (URL.canParse(text)) return { kind: "postgres", url: text };
    // The text may contain a password.
    throw new UsageError(`${where}: the URL is not valid; write postgres://USER:PASSWORD@HOST:PORT/DATABASE`);
  }
  throw new UsageError(
    `${where}: "${text}" is not a store; use memory, sqlite:FILE or postgres://USER:PASSWORD@HOST/DATABASE`,
  );
}

/**
 * Opens the store. What it needs is loaded only then.
 *
 * @throws Error when the database cannot be opened, or was changed by a newer version
 */
export async function openStore(
  setting: StoreSetting,
  sources: Sources,
  onRetry?: DatabaseOptions["onRetry"],
): Promise<Store> {
  if (setting.kind === "memory") return (await import("../../service/memory/store.ts")).memoryStore(sources);
  const { libraryStore } = await import("../../service/sql/library-store.ts");
  return libraryStore(await openDatabase(setting, onRetry && { onRetry }), sources);
}

/**
 * Opens the database of a store that has one.
 *
 * @throws Error when it cannot be opened
 */
export async function openDatabase(
  setting: Exclude<StoreSetting, { readonly kind: "memory" }>,
  options: DatabaseOptions = {},
): Promise<Database<BookTables>> {
  if (setting.kind === "sqlite")
    return (await import("../../sql/sqlite.ts")).openSqlite(setting.file, options);
  return (await import("../../sql/postgres.ts")).openPostgres(setting.url, options);
}
