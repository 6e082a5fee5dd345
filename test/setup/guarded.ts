// Generates the code of test/documents/guarded.yaml before the tests, when the document or the generator has changed.
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate, writeFiles } from "../../src/codegen/generate.ts";

const top = fileURLToPath(new URL("../..", import.meta.url));
const document = join(top, "test/documents/guarded.yaml");
const folder = join(top, "test/guarded/generated");
const sources = ["src", "package-lock.json", "test/documents/guarded.yaml"].map((path) => join(top, path));

export async function setup(): Promise<void> {
  const changed = await Promise.all(sources.map(changedAt));
  if (Math.max(...changed) > (await changedAt(folder))) await writeFiles(await generate(document), folder);
}

/** The time of the last change to a file, or to any file in a folder; 0 where there is none. */
async function changedAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const below = await Promise.all((await readdir(path)).map((name) => changedAt(join(path, name))));
  return Math.max(0, ...below);
}
