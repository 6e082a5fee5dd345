// The members of multipart/form-data (RFC 7578): texts, parts in JSON, and files.
import { parseJson } from "../http/json-content.ts";
import type { ProblemFault } from "../http/problem.ts";
import { decodeUtf8 } from "../http/utf8.ts";
import { isLossless } from "../json/number.ts";
import { formatPointer } from "../json/pointer.ts";
import { coerceText, type Sent } from "../schema/coerce.ts";
import { errorsOf, type Judged } from "./context.ts";
import type { FormPart } from "./form-parts.ts";
import type { AjvError, MediaFacts, Validate } from "./wiring.ts";

/**
 * @param parts the parts that have arrived
 * @param files the bytes of all files, one after the other
 * @param facts the media type, with the kinds of its parts
 * @param values the most JSON values in one part
 * @returns the members; a file is a `File`
 */
export function readMembers(
  parts: readonly FormPart[],
  files: Blob,
  { shapes = {}, validate }: MediaFacts,
  values: number,
): Judged {
  const sent = new Map<string, Sent>();
  // A form of HTML sends an empty file without a name where none was chosen.
  const chosen = parts.filter(({ isFile, fileName, length }) => !isFile || fileName !== "" || length > 0);
  const byName = Map.groupBy(chosen, (one) => one.name);
  const invalid = [...byName]
    .filter(([, same]) => same.length > 1 && same[0]?.kind === "file")
    .map(([name]) => ({ pointer: formatPointer([name]), detail: "must be one file" }));
  if (invalid.length > 0) return { value: undefined, invalid };
  for (const [name, same] of byName) {
    const member = memberOf(same, files, values);
    if (typeof member === "string") return { value: undefined, unreadable: [{ detail: member }] };
    sent.set(name, member);
  }
  const refusedIn = (value: unknown) => multipartErrors(validate, value).map((one) => one.instancePath);
  return coerceText(sent, shapes, { emptyMeansAbsent: true, keeps: isLossless, refusedIn });
}

/** @returns what was sent for one name; a text that says why it cannot be read */
function memberOf(same: readonly FormPart[], files: Blob, values: number): Sent | string {
  const [{ name = "", kind } = {}] = same;
  if (same.some(({ isFile }) => isFile)) {
    const all = same.map((part) => fileOf(part, files));
    // Several of a name that the document does not describe are a list.
    return { value: kind === "files" || all.length > 1 ? all : all[0] };
  }
  const contents = same.map(({ chunks }) => Buffer.concat(chunks));
  if (kind === "json" || kind === "jsons") {
    const readings = contents.map((content) => parseJson(content, { values }));
    const read = readings.flatMap((one) => (one.ok ? [one.value] : []));
    if (read.length < readings.length) return `has a part "${name}" that is not valid JSON`;
    const isWhole = read.length === 1 && (kind === "json" || Array.isArray(read[0]));
    return { value: isWhole ? read[0] : read };
  }
  const texts = contents.flatMap((content) => decodeUtf8(content, "keep") ?? []);
  return texts.length < contents.length ? `has a part "${name}" that is not UTF-8` : texts;
}

/** RFC 7578 4.2: a part without a file name is sent for a file, too. */
function fileOf({ isFile, fileName = "", type, start, length, chunks }: FormPart, files: Blob): File {
  const content = isFile ? files.slice(start, start + length) : Buffer.concat(chunks);
  return new File([content], fileName, { type });
}

/** @returns the files that are smaller than the document allows; larger ones are not received. */
export function sizeFaults(value: unknown, { sizes = {} }: MediaFacts): readonly ProblemFault[] {
  return Object.entries(Object(value)).flatMap(([name, member]) => {
    const least = Object.hasOwn(sizes, name) ? (sizes[name]?.least ?? 0) : 0;
    return [member]
      .flat()
      .filter((one) => one instanceof Blob && one.size < least)
      .map(() => ({ pointer: formatPointer([name]), detail: `has less than ${least} bytes` }));
  });
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
  return errorsOf(validate, Object.fromEntries(replaced)).filter(({ instancePath, keyword, params }) => {
    const [, first = ""] = instancePath.split("/");
    if (!files.includes(first.replaceAll("~1", "/").replaceAll("~0", "~"))) return true;
    // That a file is not null says nothing where it may be either.
    return OF_FILES.includes(keyword) && Object(params).type !== "null";
  });
}
