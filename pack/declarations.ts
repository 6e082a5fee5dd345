// The package has declarations for what its exports need, and for nothing else.
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Removes the declarations that no export leads to.
 *
 * @param dist folder of the compiled code
 * @param entries the declarations of the exports, below that folder
 */
export function keepDeclarations(dist: string, entries: readonly string[]): void {
  const kept = new Set<string>();
  const open = entries.map((entry) => resolve(dist, entry));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (kept.has(file) || !existsSync(file)) continue;
    kept.add(file);
    open.push(...importsOf(file));
  }
  for (const name of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const file = resolve(dist, name);
    if (name.endsWith(".d.ts") && !kept.has(file)) rmSync(file);
  }
}

function importsOf(file: string): readonly string[] {
  const found = readFileSync(file, "utf8").matchAll(/(?:from |import\()"(\.[^"]*)"/g);
  return [...found].map(([, path = ""]) => join(dirname(file), path.replace(/(?:\.d)?\.[jt]s$/, ".d.ts")));
}
