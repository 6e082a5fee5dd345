// What docs/deploy.md states about the size of an installation, for the tests that measure it.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = join(import.meta.dirname, "../../docs/deploy.md");

/** At most this. */
export type Stated = { readonly packages: number; readonly megabytes: number };

/** @returns what the row of the page whose first cell begins with the text states. */
export function statedSize(beginning: "a client" | "a server" | "the whole package"): Stated {
  const row = readFileSync(PAGE, "utf8")
    .split("\n")
    .find((line) => line.startsWith(`| ${beginning}`));
  const [packages, megabytes] = (row ?? "")
    .split("|")
    .slice(2, 4)
    .map((cell) => Number(/[\d.]+/.exec(cell)?.[0]));
  if (!packages || !megabytes) throw new Error(`docs/deploy.md states no size of ${beginning}`);
  return { packages, megabytes };
}
