// Finds the snippets of a page of docs, compiles them, and runs them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inspect } from "node:util";
import ts from "typescript";

const compiler = resolve("node_modules/typescript7/bin/tsc");

/** @returns the TypeScript snippets of a Markdown page, in order. */
export function snippetsOf(page: string): readonly string[] {
  return [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, text = ""]) => text);
}

/**
 * @param modules of the folder `docs`, by file name
 * @param siblings what they import from that folder, by file name
 * @returns the errors of the compiler
 */
export function compiled(
  modules: Readonly<Record<string, string>>,
  siblings: Readonly<Record<string, string>> = {},
): readonly string[] {
  mkdirSync("dist", { recursive: true });
  // Inside the repository, so that its own name leads to its modules.
  const folder = mkdtempSync(resolve("dist/snippets-"));
  const docs = join(folder, "docs");
  const config = {
    extends: resolve("tsconfig.json"),
    // A relative import leads from here to the same place as from the folder `docs`.
    compilerOptions: { noUnusedLocals: false, rootDirs: [folder, resolve(".")] },
    include: [],
    files: Object.keys(modules).map((name) => join(docs, name)),
  };
  try {
    mkdirSync(docs);
    for (const [name, text] of Object.entries({ ...modules, ...siblings }))
      writeFileSync(join(docs, name), text);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    return errorsOf(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function errorsOf(folder: string): readonly string[] {
  // Each further checker reads the same types again.
  const args = [compiler, "-p", folder, "--pretty", "false", "--checkers", "1"];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status === 0) return [];
  if (stdout === "") throw new Error(`the compiler ended with ${status}: ${stderr}`);
  return stdout.trim().split("\n");
}

/** What a snippet finds: the modules that it imports, by their names, and globals. */
export type Surroundings = {
  readonly modules: Readonly<Record<string, object>>;
  readonly globals?: Readonly<Record<string, unknown>>;
};

export type Ran = {
  /** What it logged, as Node prints it. */
  readonly lines: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
};

/** Runs a snippet in this process; an `await` of a module may be at its top. */
export async function ran(text: string, { modules, globals = {} }: Surroundings): Promise<Ran> {
  const compilerOptions = { target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  const lines: string[] = [];
  const log = (...values: readonly unknown[]): void => {
    lines.push(values.map((value) => (typeof value === "string" ? value : inspect(value))).join(" "));
  };
  const exports: Record<string, unknown> = {};
  const found = (name: string): object => {
    const module = modules[name];
    if (module === undefined) throw new Error(`the test has no module ${name} for the snippet`);
    return module;
  };
  const given = { require: found, exports, console: { log }, ...globals };
  const make = new Function(...Object.keys(given), `return (async () => {${outputText}\n})();`);
  await make(...Object.values(given));
  return { lines, exports };
}

/** @returns what a snippet says in comments that it logs. */
export function saidLines(text: string): readonly string[] {
  return [...text.matchAll(/(?:console\.log\(.*|^\}) \/\/ (.*)$/gm)].map(([, value = ""]) => value);
}
