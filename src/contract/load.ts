// Reads a document from disk, its references bundled, and finds the line and column of a place in it.

import { relative, resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  createConfig,
  type Document,
  getLineColLocation,
  isAbsoluteUrl,
  ResolveError,
  stringifyYaml,
  YamlParseError,
} from "@redocly/openapi-core";
import { parsePointer, resolvePointer } from "../http/json-pointer.ts";
import type { Contract } from "./operation.ts";
import { readContract } from "./read.ts";
import { type Place, type Spot, spot } from "./spot.ts";

export type Loaded = {
  readonly contract: Contract;
  readonly root: Spot;
  /** The document with every external reference brought inside. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly position: (place: Place) => Position;
};

/** 1-based, as editors count. `file` is relative to the working folder. */
export type Position = { readonly file: string; readonly line: number; readonly column: number };

/** A document that can't be read: no such file, not YAML or JSON, not OpenAPI 3, a reference that leads nowhere. */
export class DocumentError extends Error {
  override name = "DocumentError";
}

/**
 * @param file path of an OpenAPI 3.x document, YAML or JSON
 * @returns its contract, the bundled document, and a function that gives the position of a place
 * @throws DocumentError with every reason on a line of its own
 */
export async function loadDocument(file: string): Promise<Loaded> {
  const config = await createConfig({});
  const resolver = new BaseResolver(config.resolve);
  const original = await readOpenApi(file, resolver);
  // A copy of the parsed document is bundled: bundling changes what it is given.
  const copy: Document = { source: original.source, parsed: structuredClone(original.parsed) };
  const result = await bundle({ doc: copy, config, externalRefResolver: resolver });
  const faults = result.problems.filter((problem) => problem.severity === "error");
  if (faults.length > 0)
    throw new DocumentError(faults.map((fault) => `${file}: ${fault.message}`).join("\n"));
  const document = result.bundle.parsed as Readonly<Record<string, unknown>>;
  const root = localSpot(document, original.source.absoluteRef);
  return { contract: readContract(root), root, document, position: (place) => positionIn(original, place) };
}

/**
 * @param file path or URL of a document
 * @param resolver what reads it, and the files it refers to
 * @returns the document, parsed, its references unfollowed
 * @throws DocumentError when there is no such file, or it is not YAML or JSON, or not OpenAPI 3.x
 */
export async function readOpenApi(file: string, resolver: BaseResolver): Promise<Document> {
  const absolute = isAbsoluteUrl(file) ? file : resolve(file);
  // Redocly types the failure as returned, and throws it.
  const read = await resolver.resolveDocument(null, absolute, true).catch((error: unknown) => error);
  if (read instanceof YamlParseError)
    throw new DocumentError(`${file}:${read.line}:${read.col}: ${syntaxFault(read)}`);
  if (read instanceof Error) throw new DocumentError(`${file}: ${readingFault(read)}`);
  const document = read as Document;
  checkIsOpenApi(file, document.parsed);
  return document;
}

/** The parser's own words, without the path and the position that it appends. */
function syntaxFault({ message }: YamlParseError): string {
  return message.replace(/ in ".*" \(\d+:\d+\)$/, "");
}

function readingFault(error: Error): string {
  const code = error instanceof ResolveError ? Reflect.get(error.originalError, "code") : undefined;
  return code === "ENOENT" ? "there is no such file" : error.message;
}

function checkIsOpenApi(file: string, parsed: unknown): void {
  const version = (parsed as { openapi?: unknown } | undefined)?.openapi;
  if (typeof version === "string" && /^3\.[012]\./.test(version)) return;
  const seen = version === undefined ? "it has no `openapi` member" : `it says openapi: ${String(version)}`;
  throw new DocumentError(`${file}: this is not an OpenAPI 3.0, 3.1 or 3.2 document: ${seen}`);
}

/** @returns a document as YAML. */
export function writeYaml(document: Readonly<Record<string, unknown>>): string {
  return stringifyYaml(document, { noRefs: true, lineWidth: -1 });
}

/**
 * @param document a document whose references are all local (`#/…`)
 * @param file the name its places carry
 * @returns its root
 */
export function localSpot(document: unknown, file: string): Spot {
  return spot(document, { file, pointer: "#/" }, (ref) => {
    if (!ref.startsWith("#/")) return undefined;
    const value = resolvePointer(document, decodeURIComponent(ref.slice(1)));
    return value === undefined ? undefined : { value, place: { file, pointer: ref } };
  });
}

/** The nearest place that the original file has: what bundling moved is found at what holds it. */
function positionIn(original: Document, place: Place): Position {
  const tokens = parsePointer(place.pointer.slice(1)) ?? [];
  let node: unknown = original.parsed;
  let pointer = "#/";
  for (const token of tokens) {
    node = typeof node === "object" && node !== null ? Reflect.get(node, token) : undefined;
    if (node === undefined) break;
    pointer += `${pointer === "#/" ? "" : "/"}${token.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  }
  const { start } = getLineColLocation({ source: original.source, pointer, reportOnKey: true });
  return { file: relative(process.cwd(), place.file) || place.file, line: start.line, column: start.col };
}
