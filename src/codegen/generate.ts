// Writes `generated/` from a document, or compares the folder with a fresh generation.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Loaded, loadDocument, localSpot } from "../contract/load.ts";
import { withOneSidedSchemas } from "../contract/one-sided-schemas.ts";
import { withSchemasOf31 } from "../contract/openapi-30.ts";
import type { Contract } from "../contract/operation.ts";
import { withPlainReferences } from "../contract/plain-schemas.ts";
import { inReadingOrder, type Position } from "../contract/position.ts";
import { readContract } from "../contract/read.ts";
import type { Reading } from "../contract/read-openapi.ts";
import type { Spot } from "../contract/spot.ts";
import type { Reason } from "../lint/unsupported/refusal-reason.ts";
import { unsupportedIn } from "../lint/unsupported/whole-document.ts";
import { withHandlers } from "../semantics/methods.ts";
import { writeClient } from "./client.ts";
import { clientDocument, withOperationNames } from "./client-document.ts";
import { clientWarnings } from "./client-warnings.ts";
import { type ModelNames, modelNames } from "./model-names.ts";
import { collectValidators } from "./names.ts";
import { writeSchema } from "./schema.ts";
import { writeServer } from "./server.ts";
import { writeValidators } from "./validators.ts";
import { writeWiring } from "./wiring.ts";

/** Something in the document that the generator does not support: its position and the reason. */
export type Unsupported = Position & { readonly reason: string };

/** The document uses something that the generator does not support. Each reason has its file, line and column. */
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

/** What is generated: the client with the types, the server with the types, or both. */
export type Part = "client" | "server";

/**
 * @param file path of an OpenAPI 3.x document; for a server, with `x-method-semantics` on every operation
 * @param parts default: both
 * @param warn gets what the client does not do, once per kind
 * @param reading OpenAPI Overlays that change the document, and where its references may lead
 * @returns the files of `generated/`; the same document gives the same bytes from any working folder
 * @throws DocumentError when the document can't be read; UnsupportedError with every reason when the server would not do
 *   what the document says
 */
export async function generate(
  file: string,
  parts: readonly Part[] = ["client", "server"],
  warn: (warning: LocatedWarning) => void = () => {},
  reading?: Reading,
): Promise<Files> {
  return generateFrom(await loadDocument(file, reading), parts, warn);
}

/**
 * @param loaded a document that is loaded already
 * @returns the same as `generate`
 * @throws UnsupportedError
 */
export async function generateFrom(
  loaded: Loaded,
  parts: readonly Part[],
  warn: (warning: LocatedWarning) => void = () => {},
): Promise<Files> {
  const read = withPlainReferences(withSchemasOf31(loaded.document, true));
  const named = withOperationNames(read);
  if (parts.includes("server")) {
    const { contract, root } = readAs(named, loaded);
    refuse(unsupportedIn(contract, root), loaded.position);
  }
  const document = withOneSidedSchemas(clientDocument(read));
  const client = readAs(document, loaded).contract;
  const models = modelNames(document);
  if (parts.includes("client")) {
    const names = client.operations.map(({ id }) => id);
    for (const { text, places } of clientWarnings(loaded.contract, loaded.root, names))
      warn({ text, count: places.length, first: places.slice(0, 3).map(loaded.position) });
  }
  return new Map([
    ["schema.ts", await writeSchema(document, models)],
    ...(parts.includes("server")
      ? ([
          ["server.ts", await serverText(readAs(withOneSidedSchemas(named), loaded).contract, models)],
        ] as const)
      : []),
    ...(parts.includes("client") ? ([["client.ts", writeClient(client, document, models)]] as const) : []),
  ]);
}

/**
 * @param loaded a document
 * @returns the contract that its generated server serves: its operations have the names of their handlers; and what it
 *   cannot serve, with the place
 */
export function servedContract(loaded: Loaded): {
  readonly contract: Contract;
  readonly root: Spot;
  readonly refusals: readonly Reason[];
} {
  const named = withOperationNames(withPlainReferences(withSchemasOf31(loaded.document, true)));
  const { contract: read, root } = readAs(named, loaded);
  const { contract } = readAs(withOneSidedSchemas(named), loaded);
  return {
    contract: { ...contract, operations: withHandlers(contract.operations) },
    root,
    refusals: unsupportedIn(read, root),
  };
}

/** A kind of warning: how often it occurs, and the first places. */
export type LocatedWarning = {
  readonly text: string;
  readonly count: number;
  readonly first: readonly Position[];
};

async function serverText(read: Loaded["contract"], models: ModelNames): Promise<string> {
  const contract = { ...read, operations: withHandlers(read.operations) };
  const validators = collectValidators(contract);
  return writeServer(contract, {
    models,
    wiring: writeWiring(contract, validators),
    validators: await writeValidators(contract, validators),
  });
}

function readAs(document: Loaded["document"], { root }: Loaded): Pick<Loaded, "contract" | "root"> {
  const spot = localSpot(document, root.place.file);
  return { contract: readContract(spot), root: spot };
}

/** The reason without the names in it. */
function kindOf(reason: string): string {
  return reason.replaceAll(/"[^"]*"|\{[^{}]*\}|\/\S*|^[\w$]+: /g, "");
}

/** One line per kind, at its first place, however many places a document has. */
function oncePerKind(reasons: readonly (Unsupported & { readonly kind: string })[]): readonly Unsupported[] {
  return [...Map.groupBy(reasons, ({ kind }) => kind).values()].flatMap((same) => {
    const [first, ...others] = same;
    if (first === undefined) return [];
    const { kind: _kind, reason, ...position } = first;
    const places = others.map(({ file, line, column }) => `${file}:${line}:${column}`);
    const some = places.slice(0, 3).join(", ") + (places.length > 3 ? ", …" : "");
    const more =
      places.length === 0
        ? ""
        : ` (the same at ${places.length} more ${places.length === 1 ? "place" : "places"}: ${some})`;
    return [{ ...position, reason: reason + more }];
  });
}

/**
 * @param refusals what cannot be served, with the places
 * @param position finds where a place is written
 * @throws UnsupportedError with each kind of reason, its file, line and column, unless there is none
 */
export function refuse(refusals: readonly Reason[], position: Loaded["position"]): void {
  const reasons = oncePerKind(
    refusals
      .map(({ place, kind, reason }) => ({ ...position(place), kind: kind ?? kindOf(reason), reason }))
      .sort(inReadingOrder),
  );
  if (reasons.length > 0) throw new UnsupportedError(reasons);
}

/** The folder contains files that the generator did not write, so it writes nothing there. */
export class NotOurFolderError extends Error {
  override name = "NotOurFolderError";
}

/**
 * Writes the files to a folder that only the generator writes to, and deletes the generated files that it no longer
 * writes.
 *
 * @throws NotOurFolderError with the names of the other files in the folder; nothing was written then
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
      `${folder} contains files not written by generate (${some}); choose a dedicated folder`,
    );
  }
  await mkdir(folder, { recursive: true });
  for (const name of found) if (!files.has(name)) await rm(join(folder, name));
  for (const [name, text] of files) await writeFile(join(folder, name), text);
}

async function isOurs(file: string): Promise<boolean> {
  return (await readFile(file, "utf8")).startsWith(MARK);
}

/** The beginning of every generated file. */
const MARK = "// Generated ";

export type Drift = { readonly name: string; readonly kind: "missing" | "extra" | "different" };

/** @returns the differences between a folder and a fresh generation; none when they are equal. */
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
