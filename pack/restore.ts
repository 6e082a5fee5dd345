// Restores the repository's own manifest.
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { BACKUP, top } from "./places.ts";

/** Works after an interrupted packing, too. */
export function restore(): void {
  if (existsSync(BACKUP)) renameSync(BACKUP, join(top, "package.json"));
}
