// Finds the snippets of a page of docs, and compiles them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const compiler = resolve("node_modules/typescript7/bin/tsc");

/** @returns the TypeScript snippets of a Markdown page, in order. */
export function snippetsOf(page: string): readonly string[] {
  return [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

/**
 * @param texts modules of the folder `docs`
 * @param siblings other modules of that folder, by file name
 * @returns the errors of the compiler
 */
export function compiled(
  texts: readonly string[],
  siblings: Readonly<Record<string, string>> = {},
): readonly string[] {
  mkdirSync("dist", { recursive: true });
  // Inside the repository, so that its own name leads to its modules.
  const folder = mkdtempSync(resolve("dist/snippets-"));
  const docs = join(folder, "docs");
  const names = texts.map((_, at) => `snippet-${at + 1}.ts`);
  const config = {
    extends: resolve("tsconfig.json"),
    // A relative import leads from here to the same place as from the folder `docs`.
    compilerOptions: { noUnusedLocals: false, rootDirs: [folder, resolve(".")] },
    include: [],
    files: names.map((name) => join(docs, name)),
  };
  try {
    mkdirSync(docs);
    for (const [at, text] of texts.entries()) writeFileSync(join(docs, names[at] ?? ""), text);
    for (const [name, text] of Object.entries(siblings)) writeFileSync(join(docs, name), text);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    return errorsOf(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function errorsOf(folder: string): readonly string[] {
  const args = [compiler, "-p", folder, "--pretty", "false"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === 0) return [];
  if (stdout === "") throw new Error(`the compiler ended with ${status}: ${stderr}`);
  return stdout.trim().split("\n");
}
