// npm runs this after packing: it removes everything but the tarball.
import { rmSync } from "node:fs";
import { DIST } from "./places.ts";
import { restore } from "./restore.ts";

restore();
rmSync(DIST, { recursive: true, force: true });
