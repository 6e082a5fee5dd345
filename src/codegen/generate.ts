// Writes `generated/` from a document, or compares it with what stands there.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { inReadingOrder, type Loaded, loadDocument, type Position } from "../contract/load.ts";
import { writeClient } from "./client.ts";
import { collectValidators } from "./names.ts";
import { writeOperations } from "./operations.ts";
import { writeSchema } from "./schema.ts";
import { writeServer } from "./server.ts";
import { unsupportedIn } from "./unsupported.ts";
import { writeValidators, writeValidatorTypes } from "./validators.ts";
import { writeWiring } from "./wiring.ts";

/** What the generator does not support: where it stands, and why. */
export type Unsupported = Position & { readonly reason: string };

/** A document that can't be generated from. Each reason has its file, line and column. */
export class UnsupportedError extends Error {
  override name = "UnsupportedError";
  readonly reasons: readonly Unsupported[];
  constructor(reasons: readonly Unsupported[]) {
    super(reasons.map((one) => `${one.file}:${one.line}:${one.column}  ${one.reason}`).join("\n"));
    this.reasons = reasons;
  }
}

/** File name -> text. */
export type Files = ReadonlyMap<string, string>;

/**
 * @param file path of an OpenAPI 3.x document with `x-method-semantics` on every operation
 * @returns the files of `generated/`; the same document gives the same bytes, from any working folder
 * @throws DocumentError when it can't be read, UnsupportedError with every reason when something would be dropped
 */
export async function generate(file: string): Promise<Files> {
  const loaded = await loadDocument(file);
  refuseUnsupported(loaded);
  const { contract, document } = loaded;
  const validators = collectValidators(contract);
  return new Map([
    ["schema.d.ts", await writeSchema(document)],
    ["operations.ts", writeOperations(contract)],
    ["validators.js", await writeValidators(contract, validators)],
    ["validators.d.ts", writeValidatorTypes(validators)],
    ["wiring.ts", writeWiring(contract, validators)],
    ["server.ts", writeServer(contract)],
    ["client.ts", writeClient(contract)],
  ]);
}

function refuseUnsupported(loaded: Loaded): void {
  const reasons = unsupportedIn(loaded)
    .map(({ place, reason }) => ({ ...loaded.position(place), reason }))
    .sort(inReadingOrder);
  if (reasons.length > 0) throw new UnsupportedError(reasons);
}

/** Something in the folder that the generator did not write: it writes nothing there. */
export class NotOurFolderError extends Error {
  override name = "NotOurFolderError";
}

/**
 * Writes the files into a folder that is the generator's own: what it wrote there before and no longer does is removed.
 *
 * @throws NotOurFolderError when anything else stands there, with its name; nothing was written then
 */
export async function writeFiles(files: Files, folder: string): Promise<void> {
  const found = await filesIn(folder);
  const strangers: string[] = [];
  for (const name of found) {
    if (strangers.length > 5) break;
    if (!files.has(name) && !(await isOurs(join(folder, name)))) strangers.push(name);
  }
  if (strangers.length > 0) {
    const some = strangers.slice(0, 5).join(", ") + (strangers.length > 5 ? ", …" : "");
    throw new NotOurFolderError(
      `${folder} holds what generate did not write (${some}); choose a folder of its own`,
    );
  }
  await mkdir(folder, { recursive: true });
  for (const name of found) if (!files.has(name)) await rm(join(folder, name));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
}

async function isOurs(file: string): Promise<boolean> {
  return (await readFile(file, "utf8")).startsWith(MARK);
}

/** How every generated file begins. */
const MARK = "// Generated ";

export type Drift = { readonly name: string; readonly kind: "missing" | "extra" | "different" };

/** @returns how a folder differs from the files that a fresh generation gives; nothing when it does not. */
export async function driftOf(files: Files, folder: string): Promise<readonly Drift[]> {
  const found = await filesIn(folder);
  const drift: Drift[] = [];
  for (const [name, text] of files) {
    if (!found.includes(name)) drift.push({ name, kind: "missing" });
    else if ((await readFile(join(folder, name), "utf8")) !== text) drift.push({ name, kind: "different" });
  }
  return [
    ...drift,
    ...found.filter((name) => !files.has(name)).map((name) => ({ name, kind: "extra" as const })),
  ];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
