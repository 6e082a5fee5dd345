// Reads overlay files, and applies them to a document that was read.
import { resolve } from "node:path";
import {
  type BaseResolver,
  type Document,
  isAbsoluteUrl,
  type LocationObject,
  YamlParseError,
} from "@redocly/openapi-core";
import { parsePointer } from "../../json/pointer.ts";
import { readingFault, syntaxReason } from "../unreadable-file.ts";
import { OverlayFault, readActions } from "./actions.ts";
import { applyActions, placeOfTarget } from "./apply.ts";
import { Provenance } from "./provenance.ts";

type Source = Document["source"];

/** A document after its overlays. */
export type Overlaid = {
  /** Finds where a part of the document is written, which may be an overlay. */
  readonly written: (where: LocationObject) => LocationObject;
  /** The overlay files, by their absolute name. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The targets that select nothing. */
  readonly unused: readonly { readonly where: LocationObject; readonly target: string }[];
};

/** An overlay cannot be read or applied; `where` is `undefined` for a file that cannot be read. */
export class OverlayError extends Error {
  override name = "OverlayError";
  readonly file: string;
  readonly where: LocationObject | undefined;
  constructor(file: string, message: string, where?: LocationObject) {
    super(message);
    this.file = file;
    this.where = where;
  }
}

/**
 * @param document changes: its `parsed` value becomes the result, so that files that refer to it see it too
 * @param overlays paths or URLs of overlay files, in the order in which they apply
 * @param resolver reads the files
 * @returns what was changed
 * @throws OverlayError for a file that cannot be read, is not an overlay, or does not fit the document
 */
export async function overlaid(
  document: Document,
  overlays: readonly string[],
  resolver: BaseResolver,
): Promise<Overlaid> {
  const { source, parsed } = document;
  const file = source.absoluteRef;
  const provenance = new Provenance({ value: parsed, place: { file, pointer: "#/" } });
  const sources = new Map<string, Source>();
  const unused: Overlaid["unused"][number][] = [];
  for (const name of overlays) {
    const overlay = await readOverlay(name, resolver);
    const where = (pointer: string): LocationObject => ({ source: overlay.source, pointer });
    sources.set(overlay.source.absoluteRef, overlay.source);
    try {
      for (const action of applyActions(
        provenance,
        readActions(overlay.parsed),
        overlay.source.absoluteRef,
      )) {
        const { pointer } = placeOfTarget(action, name);
        unused.push({ where: where(pointer), target: action.target });
      }
    } catch (error) {
      if (error instanceof OverlayFault) throw new OverlayError(name, error.message, where(error.pointer));
      throw error;
    }
  }
  return {
    written: (where) => {
      if (where.source.absoluteRef !== file || where.pointer === undefined) return where;
      const tokens = parsePointer(where.pointer.slice(1))?.filter(
        (token, index) => index > 0 || token !== "",
      );
      const { place } = provenance.find(tokens ?? []);
      return { ...where, source: sources.get(place.file) ?? source, pointer: place.pointer };
    },
    sources,
    unused,
  };
}

async function readOverlay(name: string, resolver: BaseResolver): Promise<Document> {
  const absolute = isAbsoluteUrl(name) ? name : resolve(name);
  // Redocly throws the failure, although its type says that it returns it.
  const read = await resolver.resolveDocument(null, absolute, true).catch((error: unknown) => error);
  if (read instanceof YamlParseError) throw new OverlayError(name, syntaxReason(read));
  if (read instanceof Error) throw new OverlayError(name, ` ${readingFault(read)}`);
  return read as Document;
}
