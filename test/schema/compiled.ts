/** For the tests: compiles schemas like the generator, writes the module to disk, and loads it. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type AjvErrorLike, faultsOf } from "../../src/schema/faults.ts";
import { compileStandalone, type StandaloneInput } from "../../src/schema/standalone.ts";

export type Validate = {
  (value: unknown): boolean;
  errors?: readonly AjvErrorLike[] | null;
};

/** Loads the text of a module from a temporary folder. */
export async function loaded(text: string): Promise<Readonly<Record<string, Validate>>> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-schema-"));
  try {
    const file = join(folder, "validators.mjs");
    await writeFile(file, text);
    return await import(/* @vite-ignore */ pathToFileURL(file).href);
  } finally {
    await rm(folder, { recursive: true });
  }
}

export async function compiled(input: StandaloneInput): Promise<Readonly<Record<string, Validate>>> {
  return loaded(await compileStandalone(input));
}

/** One line per fault of a value: `/title is required`; empty if it is valid. */
export function linesOf(validate: Validate | undefined, value: unknown): readonly string[] {
  if (validate === undefined) throw new Error("no such entry");
  if (validate(value)) return [];
  return faultsOf(validate.errors ?? []).map(({ pointer, detail }) => `${pointer} ${detail}`);
}
