// Puts the repository's own manifest back.
import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import { BACKUP, top } from "./places.ts";

/** Also after a packing that was broken off. */
export function restore(): void {
  if (existsSync(BACKUP)) renameSync(BACKUP, join(top, "package.json"));
}
