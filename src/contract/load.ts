// Loads a document, bundles its references, and finds the line and column of a place in it.

import { resolve } from "node:path";
import {
  type BaseResolver,
  bundle,
  createConfig,
  type Document,
  type LocationObject,
  makeDocumentFromString,
  stringifyYaml,
} from "@redocly/openapi-core";
import { decodeFragment, resolvePointer } from "../json/pointer.ts";
import { ContainedResolver } from "./contained-resolver.ts";
import { type Files, readFiles, refOf } from "./files.ts";
import type { Contract } from "./operation.ts";
import type { Overlaid } from "./overlay/overlays.ts";
import { writtenPlaces } from "./places.ts";
import { inReadingOrder, type Position, positionIn } from "./position.ts";
import { readContract } from "./read.ts";
import { DocumentError, NO_CHANGES, type Read, type Reading, readOpenApi, withFile } from "./read-openapi.ts";
import { faultLine, matters } from "./reference-faults.ts";
import { type Place, type Spot, spot } from "./spot.ts";
import { whyNotOpenApi } from "./unusable.ts";

export type Loaded = {
  readonly contract: Contract;
  readonly root: Spot;
  /** The document with all external references bundled. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly position: (place: Place) => Position;
  /** Finds the file in which a part is written, and its pointer there. */
  readonly written: (place: Place) => Place;
};

const NO_OVERLAYS: Reading = { files: [], warn: () => {} };

/**
 * @param file path or URL of an OpenAPI 3.x document, YAML or JSON; it can refer only to files in its folder, or to its
 *   origin if it is at a URL, unless `reading` allows more
 * @param reading OpenAPI Overlays that change the document, and where its references may lead
 * @returns its contract, the bundled document, and a function that finds the position of a place
 * @throws DocumentError with one reason per line
 */
export async function loadDocument(file: string, reading: Reading = NO_OVERLAYS): Promise<Loaded> {
  const config = await createConfig({});
  const resolver = new ContainedResolver(file, reading.files, reading, config.resolve);
  const { document, changes } = await readOpenApi(file, resolver, reading);
  return load({ file, document, changes }, config, resolver);
}

/**
 * @param value a parsed OpenAPI 3.x document; its external references are relative to the working folder
 * @returns the same as `loadDocument`; positions refer to the document as indented JSON
 * @throws DocumentError with one reason per line
 */
export async function loadParsed(value: object): Promise<Loaded> {
  const name = "the document";
  const why = whyNotOpenApi(value);
  if (why !== undefined) throw new DocumentError(`${name}: ${why.reason}`);
  const config = await createConfig({});
  const text = written(name, value);
  const document = makeDocumentFromString(text, resolve("openapi.json"));
  const resolver = new ContainedResolver(document.source.absoluteRef, [], {}, config.resolve);
  return load({ file: name, document, changes: NO_CHANGES }, config, resolver);
}

function written(name: string, value: object): string {
  try {
    return JSON.stringify(value, null, 2);
  } catch (error) {
    throw withFile(name, error);
  }
}

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
