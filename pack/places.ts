// The files that packing writes.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const top = fileURLToPath(new URL("..", import.meta.url));
export const DIST = join(top, "dist");
/** Where the light package is put together. */
export const RUNTIME = join(DIST, "runtime");
/** Where the repository's manifest and pages are while the package's replace them. */
export const BACKUP = join(DIST, "repository");
