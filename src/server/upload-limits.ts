// How much content a request may have.
import type { RequestContext } from "./context.ts";
import type { MediaFacts } from "./wiring.ts";

/** @returns whether content of the media type may be larger than what is kept in memory: bytes, and forms with files */
export function isUpload({ raw, parts }: MediaFacts): boolean {
  return raw === "bytes" || parts !== undefined;
}

/**
 * @returns the most bytes of content of a request: `contentLimit`; for an upload what the document allows, unless the service
 *   has an `uploadLimit`
 */
export function limitOf({ wiring, mediaType, contentLimit, uploadLimit }: RequestContext): number {
  const media = mediaType === undefined ? undefined : wiring.content?.media[mediaType];
  if (media === undefined || !isUpload(media)) return contentLimit;
  const most = media.size?.most;
  // A form has texts next to its files, and boundaries.
  const declared = most === undefined || media.parts === undefined ? most : most + contentLimit;
  return Math.min(declared ?? Number.POSITIVE_INFINITY, uploadLimit ?? declared ?? contentLimit);
}
