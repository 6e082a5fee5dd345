// Receives the parts of multipart/form-data (RFC 7578) within limits: files go to the spool, everything else to memory.
import { parseFormPart } from "../http/content-disposition.ts";
import { MOST_FIELDS } from "../http/form.ts";
import { isUnsafeName } from "../http/json-faults.ts";
import { parseMediaType } from "../http/media-type.ts";
import type { PartKind } from "../http/part-kinds.ts";
import { type PartFields, type PartsParser, partsParser, type TakeBytes } from "./parts-parser.ts";
import type { Spool } from "./spool.ts";
import type { MediaFacts } from "./wiring.ts";

/** One part that has arrived. The bytes of a file are those from `start` in the spool. */
export type FormPart = {
  readonly name: string;
  readonly kind: PartKind | undefined;
  readonly fileName: string | undefined;
  readonly type: string;
  readonly isFile: boolean;
  readonly start: number;
  length: number;
  /** The bytes of what is not a file. */
  readonly chunks: Uint8Array[];
};

/** More arrived than a limit allows: of the content, or of the part with that name. */
export type Excess = { readonly limit: number; readonly part?: string };

export type ReceivedForm =
  | { readonly parts: readonly FormPart[] }
  | { readonly unreadable: string }
  | { readonly excess: Excess };

/** Takes everything that makes two forms different, whatever their boundaries are. */
export type Note = (seen: string | Uint8Array) => void;

export type FormLimits = {
  /** Of all bytes. */
  readonly all: number;
  /** Of the bytes of all parts that are not files. */
  readonly texts: number;
};

/**
 * @param chunks the content as it arrives; it is not read on after a fault
 * @param contentType the value of `Content-Type`, which has the boundary
 * @param facts the media type, with the kinds and the sizes of its parts
 * @param limits the most bytes
 * @param spool takes the bytes of the files
 * @param note is called with what arrives
 * @returns the parts in their order, or why they are refused
 */
export async function receiveForm(
  chunks: AsyncIterable<Uint8Array>,
  contentType: string,
  facts: MediaFacts,
  limits: FormLimits,
  spool: Spool,
  note: Note,
): Promise<ReceivedForm> {
  const boundary = parseMediaType(contentType)?.parameters.get("boundary") ?? "";
  // RFC 2046 5.1.1: at most 70 characters.
  if (boundary === "" || boundary.length > 70)
    return { unreadable: "has no boundary of 1 to 70 characters in Content-Type" };
  const collector = collectorFor(facts, limits, note);
  const parser = partsParser(boundary, collector.onPart);
  let all = 0;
  for await (const chunk of chunks) {
    all += chunk.byteLength;
    if (all > limits.all) return { excess: { limit: limits.all } };
    parser.write(chunk);
    const refused = collector.refused() ?? unreadable(parser);
    if (refused !== undefined) return refused;
    for (const piece of collector.taken()) await spool.write(piece);
  }
  parser.end();
  for (const piece of collector.taken()) await spool.write(piece);
  const refused = collector.refused() ?? unreadable(parser);
  if (refused !== undefined) return refused;
  // Where each part ends: the bytes of one part may look like the name of the next.
  note(JSON.stringify(collector.parts.map(({ length }) => length)));
  return { parts: collector.parts };
}

type RefusedForm = Exclude<ReceivedForm, { readonly parts: unknown }>;

function unreadable(parser: PartsParser): RefusedForm | undefined {
  const fault = parser.fault();
  return fault === undefined ? undefined : { unreadable: fault };
}

type Collector = {
  readonly parts: readonly FormPart[];
  readonly onPart: (fields: PartFields) => TakeBytes;
  /** @returns the bytes of files that have arrived since the last call */
  readonly taken: () => readonly Uint8Array[];
  readonly refused: () => RefusedForm | undefined;
};

function collectorFor(
  { parts: kinds = {}, sizes = {} }: MediaFacts,
  limits: FormLimits,
  note: Note,
): Collector {
  const parts: FormPart[] = [];
  let pieces: Uint8Array[] = [];
  let refused: RefusedForm | undefined;
  let files = 0;
  let texts = 0;
  const onPart = (fields: PartFields): TakeBytes => {
    const part = refused === undefined ? partOf(fields, kinds, files) : undefined;
    if (part === undefined || typeof part === "string") {
      refused ??= { unreadable: part ?? "" };
      return () => {};
    }
    if (parts.length === MOST_FIELDS) refused = { unreadable: `has more than ${MOST_FIELDS} parts` };
    parts.push(part);
    const { name, isFile } = part;
    note(JSON.stringify([parts.length, name, part.fileName, part.type]));
    const most = Object.hasOwn(sizes, name) ? sizes[name]?.most : undefined;
    return (chunk) => {
      if (refused !== undefined) return;
      part.length += chunk.byteLength;
      note(chunk);
      if (most !== undefined && part.length > most) refused = { excess: { limit: most, part: name } };
      if (isFile) {
        files += chunk.byteLength;
        pieces.push(chunk);
        return;
      }
      texts += chunk.byteLength;
      if (texts > limits.texts) refused = { excess: { limit: limits.texts } };
      part.chunks.push(chunk);
    };
  };
  return {
    parts,
    onPart,
    taken: () => {
      const now = pieces;
      pieces = [];
      return now;
    },
    refused: () => refused,
  };
}

/** @returns the part with these fields; a text if they are refused */
function partOf(
  fields: PartFields,
  kinds: NonNullable<MediaFacts["parts"]>,
  start: number,
): FormPart | string {
  const disposition = fields["content-disposition"];
  const read = typeof disposition === "string" ? parseFormPart(disposition) : undefined;
  if (read === undefined) return "has a part without `Content-Disposition: form-data` and a name";
  const { name, fileName } = read;
  if (isUnsafeName(name)) return `has a part "${name}", a name that is refused`;
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  const isFile = kind === undefined ? fileName !== undefined : kind === "file" || kind === "files";
  const type = fields["content-type"];
  return {
    name,
    kind,
    fileName,
    // RFC 7578 4.4: the default is text/plain.
    type: typeof type === "string" ? type : "text/plain",
    isFile,
    start,
    length: 0,
    chunks: [],
  };
}
