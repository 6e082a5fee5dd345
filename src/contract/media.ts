// Reads the media types of a request or a response (OpenAPI 3.1 4.8.14).
import { membersOf } from "./members.ts";
import type { Media } from "./operation.ts";
import { isRecord, type Spot } from "./spot.ts";

/** @returns the media types of a `content` object, in document order. */
export function readMedia(content: Spot): readonly Media[] {
  return content.entries().map(([type, media]) => ({
    type: type.toLowerCase(),
    schema: isRecord(media.value) ? media.value["schema"] : undefined,
    members: membersOf(media.at("schema")),
    place: media.usedAt,
  }));
}
