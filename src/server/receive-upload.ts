// Receives uploads: binary content, and forms with files, of any size that the limits allow, in little memory.
import { createHash } from "node:crypto";
import { chunksOf } from "./bytes.ts";
import { mostValues, settleContent } from "./content.ts";
import { fieldOf, type RequestContext } from "./context.ts";
import { type Note, receiveForm } from "./form-parts.ts";
import { readMembers, sizeFaults } from "./multipart.ts";
import { makeSpool, type Spool } from "./spool.ts";
import { limitOf } from "./upload-limits.ts";
import type { MediaFacts } from "./wiring.ts";

/**
 * Reads an upload into the context: the handler gets a `Blob`, or an object with a `File` for each file. Nothing waits for
 * it, as its unit of work begins afterwards.
 *
 * @param context a request that passed the rows about the request alone
 * @param media the media type of its content
 * @throws ContentAborted when the content ends before it is complete; StoreUnavailable when the disk is full
 */
export async function receiveUpload(context: RequestContext, media: MediaFacts): Promise<void> {
  const spool = makeSpool();
  context.upload = spool;
  const digest = context.key === undefined ? undefined : createHash("sha256");
  const note: Note = (seen) => void digest?.update(seen);
  const chunks = chunksOf(context.request, context.incoming);
  if (media.parts === undefined) await receiveBytes(context, media, chunks, spool, note);
  else await receiveMembers(context, media, chunks, spool, note);
  context.bytes = digest?.digest() ?? context.bytes;
}

type Chunks = AsyncIterable<Uint8Array>;

async function receiveBytes(
  context: RequestContext,
  { size = {} }: MediaFacts,
  chunks: Chunks,
  spool: Spool,
  note: Note,
): Promise<void> {
  const limit = limitOf(context);
  for await (const chunk of chunks) {
    if (spool.size() + chunk.byteLength > limit) {
      context.excess = { limit };
      return;
    }
    note(chunk);
    await spool.write(chunk);
  }
  const value = await spool.blob(context.mediaType ?? "");
  const { least = 0 } = size;
  context.judged =
    value.size < least
      ? { value: undefined, invalid: [{ pointer: "", detail: `has less than ${least} bytes` }] }
      : { value };
}

async function receiveMembers(
  context: RequestContext,
  media: MediaFacts,
  chunks: Chunks,
  spool: Spool,
  note: Note,
): Promise<void> {
  const { request, contentLimit, wiring } = context;
  const limits = { all: limitOf(context), texts: contentLimit };
  const type = fieldOf(request, "contentType") ?? "";
  const received = await receiveForm(chunks, type, media, limits, spool, note);
  if ("excess" in received) context.excess = received.excess;
  else if ("unreadable" in received) {
    const detail = `multipart/form-data: ${received.unreadable}`;
    context.judged = { value: undefined, unreadable: [{ detail }] };
  } else {
    const reading = readMembers(received.parts, await spool.blob(""), media, mostValues(contentLimit));
    const judged = settleContent(media, reading, wiring.content?.readOnly ?? []);
    const small = sizeFaults(judged.value, media);
    context.judged = small.length > 0 ? { value: undefined, invalid: small } : judged;
  }
}
