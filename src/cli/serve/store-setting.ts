// Which store to use: `memory`, or `sqlite:FILE`.
import type { Sources, Store } from "../../service/library.ts";
import { UsageError } from "../arguments.ts";

export type StoreSetting = { readonly kind: "memory" } | { readonly kind: "sqlite"; readonly file: string };

/**
 * @param where the option or the environment variable
 * @param text its value
 * @throws UsageError that lists the stores
 */
export function storeSettingFrom(where: string, text: string): StoreSetting {
  if (text === "memory") return { kind: "memory" };
  const [, file] = /^sqlite:(.+)$/.exec(text) ?? [];
  if (file !== undefined) return { kind: "sqlite", file };
  throw new UsageError(
    `${where}: "${text}" is not a store; use memory or sqlite:FILE, such as sqlite:books.db`,
  );
}

/**
 * Opens the store. What it needs is loaded only then.
 *
 * @throws Error when the database cannot be opened, or was changed by a newer version
 */
export async function openStore(setting: StoreSetting, sources: Sources): Promise<Store> {
  if (setting.kind === "memory") return (await import("../../service/memory/store.ts")).memoryStore(sources);
  const [{ libraryStore }, { openSqlite }] = await Promise.all([
    import("../../service/sql/library-store.ts"),
    import("../../sql/sqlite.ts"),
  ]);
  return libraryStore(await openSqlite(setting.file), sources);
}
