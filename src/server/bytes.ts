// Reads the bytes of a request's content, and no more than is allowed.
import type { Readable } from "node:stream";
import { fields } from "../semantics/fields.ts";

/**
 * @param request a request whose content was not read yet
 * @param incoming the same as Node has it, where it is Node that serves: read without a stream in between
 * @param limit the most that is read, in bytes
 * @returns the bytes; `undefined` when there are more than the limit
 * @throws ContentAborted when the content ends before it is whole
 */
export async function readBytes(
  request: Request,
  incoming: Incoming | undefined,
  limit: number,
): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get(fields.contentLength.name) ?? 0) > limit) return undefined;
  try {
    return await (incoming === undefined ? readChunks(request, limit) : readIncoming(incoming, limit));
  } catch (error) {
    throw new ContentAborted("the client gave up before its content had arrived", { cause: error });
  }
}

async function readChunks({ body }: Request, limit: number): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.byteLength;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** As much of `node:http`'s IncomingMessage as reading takes. */
export type Incoming = Pick<Readable, "on" | "pause" | "removeAllListeners">;

function readIncoming(incoming: Incoming, limit: number): Promise<Uint8Array | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    incoming.on("data", (chunk: Uint8Array) => {
      length += chunk.byteLength;
      if (length <= limit) {
        chunks.push(chunk);
        return;
      }
      incoming.removeAllListeners("data");
      incoming.pause();
      resolve(undefined);
    });
    incoming.on("end", () => resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)));
    incoming.on("error", reject);
    // After the end this changes nothing; before it, the connection is gone.
    incoming.on("close", () => reject(new Error("closed")));
  });
}

/** The client's doing, and nobody reads the answer: nothing to report. */
export class ContentAborted extends Error {
  override name = "ContentAborted";
}
