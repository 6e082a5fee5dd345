// How much content a request may have.
import type { RequestContext } from "./context.ts";
import type { MediaFacts } from "./wiring.ts";

/** @returns the media type of the request's content, if it may be larger than what is kept in memory: bytes, and forms with files */
export function uploadOf({ wiring, mediaType }: RequestContext): MediaFacts | undefined {
  const media = mediaType === undefined ? undefined : wiring.content?.media[mediaType];
  return media?.raw === "bytes" || media?.parts !== undefined ? media : undefined;
}

/**
 * @returns the most bytes of content of a request: `contentLimit`; for an upload what the document allows, unless the service
 *   has an `uploadLimit`
 */
export function limitOf(context: RequestContext): number {
  const { contentLimit, uploadLimit } = context;
  const media = uploadOf(context);
  if (media === undefined) return contentLimit;
  const most = media.size?.most;
  // A form has texts next to its files, and boundaries.
  const declared = most === undefined || media.parts === undefined ? most : most + contentLimit;
  return Math.min(declared ?? Number.POSITIVE_INFINITY, uploadLimit ?? declared ?? contentLimit);
}
