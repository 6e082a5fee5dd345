// Reads the media types of a request or a response (OpenAPI 3.1 4.8.14).
import { isJsonType } from "../http/media-type.ts";
import { membersOf } from "../json/record.ts";
import { declaredMembers } from "./members.ts";
import type { Media, Operation } from "./operation.ts";
import type { Spot } from "./spot.ts";

/** @returns the media types of a `content` object, in document order. */
export function readMedia(content: Spot): readonly Media[] {
  return content.entries().map(([type, media]) => ({
    type: type.toLowerCase(),
    schema: membersOf(media.value)["schema"],
    ...itemSchemaOf(media),
    members: declaredMembers(media.at("schema")),
    ...exampleIn(media),
    place: media.usedAt,
  }));
}

function itemSchemaOf(media: Spot): Pick<Media, "itemSchema"> {
  const { itemSchema } = membersOf(media.value);
  return itemSchema === undefined ? {} : { itemSchema };
}

/** OpenAPI 3.1 4.8.14: `example`, or the first of `examples`. */
function exampleIn(media: Spot): Pick<Media, "example"> {
  const [, first] = media.at("examples").entries()[0] ?? [];
  const example = media.at("example").value ?? first?.at("value").value;
  return example === undefined ? {} : { example };
}

/** @returns the media type in which an operation is sent JSON, the first one. */
export function jsonMedia({ content }: Operation): Media | undefined {
  return content?.media.find(({ type }) => isJsonType(type));
}
