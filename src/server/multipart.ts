// Reads multipart/form-data (RFC 7578): texts, parts in JSON, and files, from content whose size has been limited.
import { MOST_FIELDS } from "../http/form.ts";
import { parseJson } from "../http/json-content.ts";
import { parseMediaType } from "../http/media-type.ts";
import type { PartKind } from "../http/part-kinds.ts";
import { isLossless } from "../json/number.ts";
import { coerceText, type Sent } from "../schema/coerce.ts";
import { errorsOf, type Judged } from "./context.ts";
import type { AjvError, MediaFacts, Validate } from "./wiring.ts";

/**
 * @param bytes the content
 * @param contentType the value of `Content-Type`, which has the boundary
 * @param facts the media type, with the kinds of its parts
 * @param values the most JSON values in one part
 * @returns the members; a file is a `File`
 */
export async function readMultipart(
  bytes: Uint8Array,
  contentType: string,
  { parts = {}, shapes = {}, validate }: MediaFacts,
  values: number,
): Promise<Judged> {
  if (hasTooManyParts(bytes, boundaryOf(contentType)))
    return unreadable(`has more than ${MOST_FIELDS} parts`);
  const form = await parsed(bytes, contentType);
  if (form === undefined)
    return unreadable("is not valid multipart/form-data, or does not end with its boundary");
  const sent = new Map<string, Sent>();
  for (const name of new Set(form.keys())) {
    const member = await memberOf(form.getAll(name), parts[name], values);
    if (member === undefined) return unreadable(`has a part "${name}" that is not valid JSON`);
    sent.set(name, member);
  }
  const refusedIn = (value: unknown) => multipartErrors(validate, value).map((one) => one.instancePath);
  return coerceText(sent, shapes, { emptyMeansAbsent: true, keeps: isLossless, refusedIn });
}

function unreadable(detail: string): Judged {
  return { value: undefined, unreadable: [{ detail }] };
}

/** @returns the boundary between the parts, as the sender chose it; empty if there is none. */
export function boundaryOf(contentType: string): string {
  return parseMediaType(contentType)?.parameters.get("boundary") ?? "";
}

function hasTooManyParts(bytes: Uint8Array, boundary: string): boolean {
  if (boundary === "") return false;
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = content.indexOf(`--${boundary}`); at !== -1; at = content.indexOf(`--${boundary}`, at + 1)) {
    found += 1;
    // The last one ends the content.
    if (found > MOST_FIELDS + 1) return true;
  }
  return false;
}

async function parsed(bytes: Uint8Array, contentType: string): Promise<FormData | undefined> {
  try {
    return await new Response(Buffer.from(bytes), { headers: { "content-type": contentType } }).formData();
  } catch {
    return undefined;
  }
}

/** @returns what was sent for one name; `undefined` if it should be JSON and is not. */
async function memberOf(
  given: readonly FormDataEntryValue[],
  kind: PartKind | undefined,
  values: number,
): Promise<Sent | undefined> {
  const isFile = kind === undefined && given.some((one) => typeof one !== "string");
  if (isFile || kind === "file" || kind === "files") {
    // RFC 7578 4.2: a part without a file name is sent for a file, too.
    const files = given.map((one) => (typeof one === "string" ? new File([one], "") : one));
    return { value: kind === "files" || files.length > 1 ? files : files[0] };
  }
  const texts = await Promise.all(given.map((one) => (typeof one === "string" ? one : one.text())));
  if (kind === undefined || kind === "text") return texts;
  const readings = texts.map((text) => parseJson(Buffer.from(text), { values }));
  const read = readings.flatMap((one) => (one.ok ? [one.value] : []));
  if (read.length < readings.length) return undefined;
  const isWhole = read.length === 1 && (kind === "json" || Array.isArray(read[0]));
  return { value: isWhole ? read[0] : read };
}

/** The keywords that are true of files as of any value; the others describe texts. */
const OF_FILES = ["type", "minItems", "maxItems"];

/** @returns the errors of the members; a schema describes a file as a text, which it is not. */
export function multipartErrors(validate: Validate, value: unknown): readonly AjvError[] {
  const members = Object.entries(Object(value));
  const isFile = (one: unknown): boolean => one instanceof Blob;
  const files = members.filter(([, one]) => [one].flat().some(isFile)).map(([name]) => name);
  const replaced = members.map(([name, one]) => {
    if (!files.includes(name)) return [name, one] as const;
    return [name, Array.isArray(one) ? one.map(() => "") : ""] as const;
  });
  return errorsOf(validate, Object.fromEntries(replaced)).filter(({ instancePath, keyword }) => {
    const [, first = ""] = instancePath.split("/");
    return !files.includes(first.replaceAll("~1", "/").replaceAll("~0", "~")) || OF_FILES.includes(keyword);
  });
}
