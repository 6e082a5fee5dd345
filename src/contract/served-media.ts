// Which of the declared media types the server reads and writes, and how.
import { isJsonType, parseMediaType } from "../http/media-type.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Contract, Media, Operation, Response } from "./operation.ts";

/** How content is read: parsed as JSON or as a form, or handed over as bytes or as text. */
export type Reading = "json" | "form" | "bytes" | "text";

/** @returns a media type without its parameters, as `Content-Type` is compared. */
export function essenceOf({ type }: Media): string {
  return parseMediaType(type)?.essence ?? type;
}

/**
 * @param media a media type of a request
 * @param contract its contract
 * @returns how the server reads it; `undefined` if it does not, because nothing of it tells text or bytes from a structure
 */
export function readingOf(media: Media, { schemas }: Pick<Contract, "schemas">): Reading | undefined {
  const type = essenceOf(media);
  if (isJsonType(type)) return "json";
  if (type === mediaTypes.form) return "form";
  if (type.includes("*") || type.startsWith("multipart/")) return undefined;
  if (media.schema !== undefined && !possibleTypes(media.schema, schemas).has("string")) return undefined;
  return type.startsWith("text/") ? "text" : "bytes";
}

/** @returns the media types that the server reads, each with how. */
export function readMedia(
  { content }: Operation,
  contract: Pick<Contract, "schemas">,
): readonly (readonly [Media, Reading])[] {
  return (content?.media ?? []).flatMap((media) => {
    const reading = readingOf(media, contract);
    return reading === undefined ? [] : [[media, reading] as const];
  });
}

/** @returns the media type in which the server sends a response: the first that is JSON, otherwise the first that is text. */
export function sentMedia({ media }: Response): Media | undefined {
  return media.find(({ type }) => isJsonType(type)) ?? media.find(({ type }) => type.startsWith("text/"));
}
