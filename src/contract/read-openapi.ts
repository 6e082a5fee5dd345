// Reads an OpenAPI document from its file, and applies its overlays.

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type BaseResolver, type Document, isAbsoluteUrl, YamlParseError } from "@redocly/openapi-core";
import type { Reach } from "./contained-resolver.ts";
import { type Overlaid, OverlayError, overlaid } from "./overlay/overlays.ts";
import { type Position, positionIn } from "./position.ts";
import { readingFault, syntaxReason } from "./unreadable-file.ts";
import { encodingFault, whyNotOpenApi } from "./unusable.ts";

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

/** How a command reads a document: with overlays, and with references that may lead so far. */
export type Reading = Overlays & Reach;

/** An action of an overlay that changes nothing. */
export type OverlayWarning = Position & { readonly wrong: string; readonly instead: string };

export const NO_CHANGES: Overlaid = { written: (where) => where, sources: new Map(), unused: [] };

/** A parsed document, its overlays applied, and what these changed. */
export type Read = { readonly document: Document; readonly changes: Overlaid };

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
  checkIsOpenApi(file, document);
  if (overlays.files.length === 0) return { document, changes: NO_CHANGES };
  for (const overlay of overlays.files) await checkEncoding(overlay);
  const changes = await overlaid(document, overlays.files, resolver).catch((error: unknown) => {
    throw error instanceof OverlayError ? new DocumentError(overlayLine(error)) : error;
  });
  checkIsOpenApi(file, document);
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

/** @throws DocumentError, with the place of the member that says it, for a document that is not OpenAPI 3.x */
function checkIsOpenApi(file: string, { parsed, source }: Document): void {
  const why = whyNotOpenApi(parsed);
  if (why === undefined) return;
  const { reason, member } = why;
  const where = member === undefined ? undefined : { source, pointer: `#/${member}`, reportOnKey: true };
  const { line, column } = where === undefined ? { line: 1, column: 1 } : positionIn(where);
  throw new DocumentError(`${file}:${line}:${column}: ${reason}`);
}

/** @returns any error as a DocumentError whose message begins with the file. */
export function withFile(file: string, error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new DocumentError(`${file}: ${message}`, { cause: error });
}
