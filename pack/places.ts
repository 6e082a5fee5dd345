// Where packing works.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const top = fileURLToPath(new URL("..", import.meta.url));
export const DIST = join(top, "dist");
/** The repository's manifest, while the package's stands in its place. */
export const BACKUP = join(DIST, "repository.json");
