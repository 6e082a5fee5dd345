// Which media type a generated client sends or asks for, and what its content is in TypeScript.
import { isJsonType } from "../http/media-type.ts";
import { isRecord, type Members, membersOf } from "../json/record.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { isStreamed, streamSchema } from "./streamed-media.ts";

/** How content is written and read. `bytes` is a `Blob`; `text` is a string, XML included. */
export type Kind = "json" | "form" | "multipart" | "text" | "bytes";

/** Follows a `$ref` to its value. */
export type Resolve = (value: unknown) => Members;

/** The `format` that stands for a `Blob`. */
export const BLOB = "verbatim-blob";
/** The `format` that stands for the bytes of a request: a `Blob`, bytes or a stream. */
export const BYTES = "verbatim-bytes";

/** @returns the kind of a media type. A schema decides only for a type that says nothing about its format. */
export function kindOf(type: string, schema: Members): Kind {
  if (isJsonType(type)) return "json";
  if (type.startsWith(mediaTypes.form)) return "form";
  if (type.startsWith("multipart/")) return "multipart";
  if (TEXT.test(type)) return "text";
  if (ANYTHING.test(type)) return isText(schema) ? "text" : isBinary(schema) ? "bytes" : "json";
  return isText(schema) && !BINARY.test(type) ? "text" : "bytes";
}

const TEXT = /^text\/|[/+](xml|yaml|x-yaml|csv|graphql|javascript|x-ndjson|jsonl|json-seq|x-jsonlines)(;|$)/;
const BINARY = /^(image|audio|video|font)\/|\/(octet-stream|zip|gzip|pdf)(;|$)/;
const ANYTHING = /^(\*|application)\/\*/;

function isText(schema: Members): boolean {
  return [schema["type"]].flat().includes("string") && !isBinary(schema);
}

/** OpenAPI 3.0 says `format: binary`; in 3.1 content without a schema is binary (4.8.14.2). */
function isBinary(schema: Members): boolean {
  return schema["format"] === "binary" || Object.keys(schema).length === 0;
}

/**
 * @param content the media types of a request or a response
 * @param resolve follows a `$ref`
 * @param isAnswer whether it is of a response: the client reads a stream item by item
 * @returns the same where one of them is JSON, otherwise the one that the client uses; names are in lower case, ranges
 *   such as `text/*` are a type of their range, and schemas say what a client passes and gets
 */
export function usedContent(content: Members, resolve: Resolve, isAnswer = false): Members {
  const all = Object.entries(content)
    .filter(([type]) => !type.startsWith("x-"))
    .map(([type, media]): Entry => {
      const range = type.toLowerCase().trim();
      const whole = resolve(media);
      return isAnswer && isStreamed(range)
        ? { type: range, kind: "text", media: { ...whole, schema: streamSchema(range, whole, resolve) } }
        : entryOf(range, whole, resolve, isAnswer);
    });
  const isPlain = all.some(({ type }) => type === mediaTypes.json || type === mediaTypes.mergePatch);
  const [best] = all.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const used = isPlain ? all : best === undefined ? [] : [best];
  return Object.fromEntries(used.map(({ type, media }) => [type, media]));
}

type Entry = { readonly type: string; readonly kind: Kind; readonly media: Members };
const ORDER: readonly Kind[] = ["json", "form", "multipart", "text", "bytes"];

function entryOf(range: string, media: Members, resolve: Resolve, isAnswer: boolean): Entry {
  const written = media["schema"];
  const schema = resolve(written);
  const kind = kindOf(range, schema);
  const type = ANYTHING.test(range) || range === "text/*" ? NAMED[kind] : range;
  if (kind === "multipart")
    return { type, kind, media: { ...media, schema: withBlobs(written, resolve, 0) } };
  if (kind === "bytes")
    return { type, kind, media: { ...media, schema: { type: "string", format: isAnswer ? BLOB : BYTES } } };
  if (kind === "text" && !isText(schema))
    return { type, kind, media: { ...media, schema: { type: "string" } } };
  return { type, kind, media };
}

/** The type that stands for any of its kind. */
const NAMED: Readonly<Record<Kind, string>> = {
  json: mediaTypes.json,
  form: mediaTypes.form,
  multipart: "multipart/form-data",
  text: "text/plain",
  bytes: "application/octet-stream",
};

/** A multipart schema with a `Blob` for each file (OpenAPI 3.1 4.8.14.3, 3.0 4.7.14.3); the same one if it has none. */
function withBlobs(schema: unknown, resolve: Resolve, depth: number): unknown {
  const found = resolve(schema);
  if (isFile(found)) return { ...found, type: "string", format: BLOB };
  if (depth > 4) return schema;
  const { properties, items } = found;
  const changed = [
    ...changedMembers("properties", membersOf(properties), resolve, depth),
    ...["allOf", "anyOf", "oneOf"].flatMap((keyword) =>
      changedMembers(keyword, Array.isArray(found[keyword]) ? found[keyword] : {}, resolve, depth),
    ),
    ...(isRecord(items) ? [["items", withBlobs(items, resolve, depth + 1)] as const] : []),
  ].filter(([keyword, part]) => part !== found[keyword]);
  return changed.length === 0 ? schema : { ...found, ...Object.fromEntries(changed) };
}

/** The keyword with its schemas changed; nothing if none of them has a file. */
function changedMembers(
  keyword: string,
  schemas: object,
  resolve: Resolve,
  depth: number,
): readonly (readonly [string, unknown])[] {
  const parts = Object.entries(schemas).map(
    ([name, part]) => [name, part, withBlobs(part, resolve, depth + 1)] as const,
  );
  if (parts.every(([, before, after]) => before === after)) return [];
  const after = parts.map(([name, , part]) => [name, part] as const);
  return [[keyword, Array.isArray(schemas) ? after.map(([, part]) => part) : Object.fromEntries(after)]];
}

/** OpenAPI 3.0 says `format: binary`; JSON Schema 2020-12 8.4: a media type without an encoding means raw bytes. */
export function isFile(schema: Members): boolean {
  const isRaw = typeof schema["contentMediaType"] === "string" && schema["contentEncoding"] === undefined;
  return schema["format"] === "binary" || (isRaw && !isJsonType(String(schema["contentMediaType"])));
}
