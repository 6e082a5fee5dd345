// Which of the declared media types the server reads and writes, and how.
import { isJsonType, parseMediaType } from "../http/media-type.ts";
import { possibleTypes } from "../schema/text-shapes.ts";
import { framingOf } from "../semantics/item-media.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import type { Contract, Media, Operation, Response } from "./operation.ts";

/** How content is read: parsed as JSON or as a form, or handed over as bytes or as text. */
export type Reading = "json" | "form" | "multipart" | "bytes" | "text";

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
  if (type === mediaTypes.multipart) {
    const isObject = media.schema === undefined || possibleTypes(media.schema, schemas).has("object");
    return isObject ? "multipart" : undefined;
  }
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

/**
 * @returns whether the server applies the content to the target by RFC 7396. Of any other type that a merge has, such as
 *   plain JSON, no standard says what it changes, so the handler gets it as sent.
 */
export function isMergePatched(operation: Operation): boolean {
  const types = (operation.content?.media ?? []).map((media) => essenceOf(media));
  return operation.semantics.effect === "merge" && types.some((type) => type === mediaTypes.mergePatch);
}

/** How content is sent: JSON, text, bytes, or a stream of items. */
export type Sending = "json" | "text" | "bytes" | "items";

/** @returns how the server sends a media type; `undefined` if it does not, because it is a range or in parts. */
export function sendingOf(type: string): Sending | undefined {
  if (isJsonType(type)) return "json";
  if (framingOf(type) !== undefined) return "items";
  if (type.startsWith("text/")) return "text";
  return type.includes("*") || type.startsWith("multipart/") ? undefined : "bytes";
}

const ORDER: readonly (Sending | undefined)[] = ["json", "text", "items", "bytes"];

/** @returns the media type in which the server sends a response: JSON if it can be, otherwise text, and so on. */
export function sentMedia({ media }: Response): Media | undefined {
  const sent = ORDER.find((one) => media.some(({ type }) => sendingOf(type) === one));
  return media.find(({ type }) => sent !== undefined && sendingOf(type) === sent);
}

/** @returns the media type in which the server sends a stream of items, if the response declares one */
export function itemMedia({ media }: Response): Media | undefined {
  return media.find(({ type }) => sendingOf(type) === "items");
}

/** @returns the media types of a success that is whole or a stream: the handler and the client choose one */
export function choiceOf({ responses }: Pick<Operation, "responses">): readonly string[] {
  const both = responses.flatMap((one) => {
    const [whole, stream] = [sentMedia(one), itemMedia(one)];
    return whole !== undefined && stream !== undefined && whole !== stream && !/^[45]/.test(one.status)
      ? [whole.type, stream.type]
      : [];
  });
  return [...new Set(both)];
}

/** @returns whether a schema describes the content: that of bytes and of a stream is never checked. */
export function isChecked({ type }: Media): boolean {
  const sending = sendingOf(type);
  return sending === "json" || sending === "text";
}
