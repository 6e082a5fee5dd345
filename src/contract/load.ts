// Loads a document, bundles its references, and finds the line and column of a place in it.

import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  createConfig,
  type Document,
  getLineColLocation,
  isAbsoluteUrl,
  type LocationObject,
  makeDocumentFromString,
  type NormalizedProblem,
  stringifyYaml,
  YamlParseError,
} from "@redocly/openapi-core";
import { decodeFragment, parsePointer, resolvePointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { type Files, MAPS, readFiles, refOf } from "./files.ts";
import type { Contract } from "./operation.ts";
import { type Overlaid, OverlayError, overlaid } from "./overlay/overlays.ts";
import { writtenPlaces } from "./places.ts";
import { readContract } from "./read.ts";
import { type Place, type Spot, spot } from "./spot.ts";
import { readingFault, syntaxReason } from "./unreadable-file.ts";
import { encodingFault, whyNotOpenApi } from "./unusable.ts";

export type Loaded = {
  readonly contract: Contract;
  readonly root: Spot;
  /** The document with all external references bundled. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly position: (place: Place) => Position;
  /** Finds the file in which a part is written, and its pointer there. */
  readonly written: (place: Place) => Place;
};

/** 1-based, as in editors. `file` is relative to the working folder. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

/** Compares two positions by file, line and column. */
export function inReadingOrder(a: Position, b: Position): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

/** A document that cannot be loaded: no such file, not YAML or JSON, not OpenAPI 3, an unresolved reference. */
export class DocumentError extends Error {
  override name = "DocumentError";
}

/** Overlays to apply to a document, and what to do with a warning about them. */
export type Overlays = {
  /** Paths or URLs of OpenAPI Overlays, in the order in which they apply. */
  readonly files: readonly string[];
  readonly warn: (warning: OverlayWarning) => void;
};

/** An action of an overlay that changes nothing. */
export type OverlayWarning = Position & { readonly wrong: string; readonly instead: string };

const NO_OVERLAYS: Overlays = { files: [], warn: () => {} };

/**
 * @param file path or URL of an OpenAPI 3.x document, YAML or JSON; a document at a URL can refer only to its origin
 * @param overlays OpenAPI Overlays that change the document
 * @returns its contract, the bundled document, and a function that finds the position of a place
 * @throws DocumentError with one reason per line
 */
export async function loadDocument(file: string, overlays: Overlays = NO_OVERLAYS): Promise<Loaded> {
  const config = await createConfig({});
  const resolver = new BaseResolver(isAbsoluteUrl(file) ? onlyFrom(new URL(file).origin) : config.resolve);
  const { document, changes } = await readOpenApi(file, resolver, overlays);
  return load({ file, document, changes }, config, resolver);
}

/** A remote document must not make this machine send requests elsewhere, by a reference or by a redirect. */
function onlyFrom(origin: string): ConstructorParameters<typeof BaseResolver>[0] {
  const customFetch = async (url: string, init: RequestInit): Promise<Response> => {
    if (new URL(url).origin !== origin) throw new Error(`${url} is not on ${origin}, the document's origin`);
    return fetch(url, { ...init, redirect: "error" });
  };
  return { http: { headers: [], customFetch } };
}

/**
 * @param value a parsed OpenAPI 3.x document; its external references are relative to the working folder
 * @returns the same as `loadDocument`; positions refer to the document as indented JSON
 * @throws DocumentError with one reason per line
 */
export async function loadParsed(value: object): Promise<Loaded> {
  const name = "the document";
  checkIsOpenApi(name, value);
  const config = await createConfig({});
  const text = written(name, value);
  const document = makeDocumentFromString(text, resolve("openapi.json"));
  return load({ file: name, document, changes: NO_CHANGES }, config, new BaseResolver(config.resolve));
}

function written(name: string, value: object): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    throw withFile(name, error);
  }
}

const NO_CHANGES: Overlaid = { written: (where) => where, sources: new Map(), unused: [] };

type Read = { readonly document: Document; readonly changes: Overlaid };

async function load(
  { file, document: original, changes }: Read & { readonly file: string },
  config: Awaited<ReturnType<typeof createConfig>>,
  resolver: BaseResolver,
): Promise<Loaded> {
  const files = await readReferred(original, resolver, changes);
  // Bundle a copy, because bundling changes its input.
  const copy: Document = { source: original.source, parsed: structuredClone(original.parsed) };
  const result = await bundle({ doc: copy, config, externalRefResolver: resolver }).catch(
    (error: unknown) => {
      throw withFile(file, error);
    },
  );
  const faults = result.problems.filter((problem) => problem.severity === "error" && matters(problem));
  if (faults.length > 0)
    throw new DocumentError([...new Set(faults.map((fault) => faultLine(fault, files)))].join("\n"));
  const document = result.bundle.parsed as Readonly<Record<string, unknown>>;
  const root = localSpot(document, original.source.absoluteRef);
  return { contract: readContract(root), root, document, ...positions(document, files) };
}

/**
 * @param document a document, its overlays applied
 * @param resolver reads the files that the document refers to
 * @param changes what the overlays changed
 * @returns the document and the files that its references reach
 * @throws DocumentError for circular references that never lead to a value, since Redocly would not terminate
 */
export async function readReferred(
  document: Document,
  resolver: BaseResolver,
  { written, sources }: Overlaid,
): Promise<Files> {
  const read = await readFiles(document, resolver);
  const files = { ...read, written, source: (file: string) => sources.get(file) ?? read.source(file) };
  if (files.circles.length === 0) return files;
  const faults = files.circles.map((circle) => {
    const [first] = circle;
    const source = files.source(first?.place.file ?? "") ?? document.source;
    const where = files.written({ source, pointer: first?.place.pointer ?? "#/" });
    const { file, line, column } = positionIn(where);
    const way = circle.map(({ value }) => refOf(value)).join(" -> ");
    return { file, line, column, text: `circular reference: ${way}` };
  });
  faults.sort(inReadingOrder);
  throw new DocumentError(
    faults.map(({ file, line, column, text }) => `${file}:${line}:${column}  ${text}`).join("\n"),
  );
}

/** @returns any error as a DocumentError whose message begins with the file. */
export function withFile(file: string, error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new DocumentError(`${file}: ${message}`, { cause: error });
}

/** A reference in an extension or in an example answers no question about the API (OpenAPI 3.1 4.8.19, 4.9). */
function matters({ location }: NormalizedProblem): boolean {
  const tokens = parsePointer((location[0]?.pointer ?? "").replace(/^#/, "")) ?? [];
  return !tokens.some((token, index) => {
    const isName = index > 0 && MAPS.includes(tokens[index - 1] ?? "");
    return !isName && (token.startsWith("x-") || EXAMPLES.includes(token));
  });
}

const EXAMPLES = ["example", "examples", "externalValue"];

function faultLine(problem: NormalizedProblem, files: Files): string {
  const [where] = problem.location;
  if (where === undefined) return problem.message;
  const { file, line, column } = positionIn(files.written(where));
  return `${file}:${line}:${column}  ${referenceFault(problem, files) ?? problem.message}`;
}

/** @returns the message for a reference that cannot be resolved; `undefined` for other problems. */
export function referenceFault({ message, location }: NormalizedProblem, files: Files): string | undefined {
  const fault = /^Can't resolve \$ref(?:: (?<reason>.*))?$/s.exec(message);
  const [where] = location;
  if (fault === null || where?.pointer === undefined) return undefined;
  const file = where.source.absoluteRef;
  const value = files.find(where.pointer, { file, pointer: "#/" })?.value;
  // The mapping of a discriminator holds plain reference strings; an example has one in `externalValue`.
  const ref = refOf(value) ?? (isRecord(value) ? value["externalValue"] : value);
  if (typeof ref !== "string") return undefined;
  const reason = fault.groups?.["reason"];
  if (reason === undefined) return `cannot resolve the reference ${ref}`;
  return `cannot resolve the reference ${ref}: ${reason.includes("ENOENT") ? "no such file" : reason}`;
}

/**
 * @param file path or URL of a document
 * @param resolver reads the document and the files that it refers to
 * @param overlays OpenAPI Overlays that change the document
 * @returns the parsed document, its overlays applied, its references not followed
 * @throws DocumentError if the file does not exist, or is not YAML or JSON, or not OpenAPI 3.x, or an overlay is wrong
 */
export async function readOpenApi(file: string, resolver: BaseResolver, overlays: Overlays): Promise<Read> {
  const absolute = isAbsoluteUrl(file) ? file : resolve(file);
  await checkEncoding(file);
  // Redocly throws the failure, although its type says that it returns it.
  const read = await resolver.resolveDocument(null, absolute, true).catch((error: unknown) => error);
  if (read instanceof YamlParseError) throw new DocumentError(`${file}:${syntaxReason(read)}`);
  if (read instanceof Error) throw new DocumentError(`${file}: ${readingFault(read)}`);
  const document = read as Document;
  checkIsOpenApi(file, document.parsed);
  if (overlays.files.length === 0) return { document, changes: NO_CHANGES };
  for (const overlay of overlays.files) await checkEncoding(overlay);
  const changes = await overlaid(document, overlays.files, resolver).catch((error: unknown) => {
    throw error instanceof OverlayError ? new DocumentError(overlayLine(error)) : error;
  });
  checkIsOpenApi(file, document.parsed);
  for (const { where, target } of changes.unused) {
    const wrong = `the target ${target} of an overlay selects nothing`;
    overlays.warn({ ...positionIn(where), wrong, instead: "Correct the path, or remove the action." });
  }
  return { document, changes };
}

function overlayLine({ file, where, message }: OverlayError): string {
  if (where === undefined) return `${file}:${message}`;
  const { line, column } = positionIn(where);
  return `${file}:${line}:${column}  ${message}`;
}

async function checkEncoding(file: string): Promise<void> {
  if (isAbsoluteUrl(file)) return;
  // The resolver reports a file that cannot be read.
  const bytes = await readFile(file).catch(() => undefined);
  const fault = bytes && encodingFault(bytes);
  if (fault !== undefined) throw new DocumentError(`${file}:1:1: ${fault}`);
}

function checkIsOpenApi(file: string, parsed: unknown): void {
  const reason = whyNotOpenApi(parsed);
  if (reason !== undefined) throw new DocumentError(`${file}: ${reason}`);
}

/** @returns a document as YAML. */
export function writeYaml(document: Readonly<Record<string, unknown>>): string {
  return stringifyYaml(document, { noRefs: true, lineWidth: -1 });
}

/**
 * @param document a document whose references are all local (`#/…`)
 * @param file the file name for its places
 * @returns the root of the document
 */
export function localSpot(document: unknown, file: string): Spot {
  return spot(document, { file, pointer: "#/" }, (ref) => {
    if (!ref.startsWith("#/")) return undefined;
    const pointer = decodeFragment(ref);
    const value = resolvePointer(document, pointer.slice(1));
    return value === undefined ? undefined : { value, place: { file, pointer } };
  });
}

/** Computed on first use, because most documents have no fault to locate. */
function positions(document: unknown, files: Files): Pick<Loaded, "position" | "written"> {
  let places: ReturnType<typeof writtenPlaces> | undefined;
  const located = ({ pointer }: Place): Place | LocationObject => {
    places ??= writtenPlaces(document, files);
    const place = places(pointer);
    const source = files.source(place.file);
    if (source === undefined) return place;
    return files.written({ source, pointer: place.pointer, reportOnKey: true });
  };
  return {
    position: (place) => {
      const found = located(place);
      return "file" in found ? { file: found.file, line: 1, column: 1 } : positionIn(found);
    },
    written: (place) => {
      const found = located(place);
      return "file" in found ? found : { file: found.source.absoluteRef, pointer: found.pointer ?? "#/" };
    },
  };
}

/** @returns the position of a Redocly location, its file relative to the working folder. */
export function positionIn(where: LocationObject): Position {
  const { start } = getLineColLocation(where);
  const { absoluteRef } = where.source;
  const file = isAbsoluteUrl(absoluteRef) ? absoluteRef : relative(process.cwd(), absoluteRef);
  return { file: file || absoluteRef, line: start.line, column: start.col };
}
