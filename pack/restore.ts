// Restores the repository's own files.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { BACKUP, top } from "./places.ts";

/** Works after an interrupted packing, too. */
export function restore(): void {
  if (!existsSync(BACKUP)) return;
  for (const name of readdirSync(BACKUP, { recursive: true, encoding: "utf8" }))
    if (statSync(join(BACKUP, name)).isFile()) renameSync(join(BACKUP, name), join(top, name));
  rmSync(BACKUP, { recursive: true });
}
