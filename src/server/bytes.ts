// Reads the bytes of a request's content, up to a limit.
import type { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { fieldNames } from "../semantics/fields.ts";
import type { RequestHead } from "./request-head.ts";
import type { Soon } from "./soon.ts";

/**
 * @param request a request whose content was not read yet
 * @param incoming the request of Node, if the server runs on Node: reading it needs no web stream
 * @param limit the most bytes to read
 * @returns the bytes; `undefined` when there are more than the limit
 * @throws ContentAborted when the content ends before it is complete
 */
export function readBytes(
  request: RequestHead,
  incoming: Incoming | undefined,
  limit: number,
): Soon<Uint8Array | undefined> {
  const here = incoming && bytesThatAreHere(request, incoming, limit);
  return here ?? readArriving(request, incoming, limit);
}

/** Most content is short and arrives with its head; then nothing has to wait for it. */
function bytesThatAreHere(request: RequestHead, incoming: Incoming, limit: number): Uint8Array | undefined {
  const { complete = false, readableLength } = incoming;
  if (readableLength === 0 || readableLength > limit) return undefined;
  // Node says that content is complete a little after its last byte, and then it would have to be waited for.
  if (!complete && Number(request.headers.get(fieldNames.contentLength) ?? Number.NaN) !== readableLength)
    return undefined;
  // `read` alone has no event, after which the front sends `100 Continue`, however long the store took (RFC 9110 10.1.1).
  incoming.emit("resume");
  const bytes: unknown = incoming.read();
  return bytes instanceof Uint8Array ? bytes : undefined;
}

async function readArriving(
  request: RequestHead,
  incoming: Incoming | undefined,
  limit: number,
): Promise<Uint8Array | undefined> {
  try {
    return await (incoming === undefined ? readChunks(request, limit) : readIncoming(incoming, limit));
  } catch (error) {
    throw new ContentAborted("The client disconnected before all of its content arrived.", { cause: error });
  }
}

async function readChunks({ body }: RequestHead, limit: number): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of piecesOf(body)) {
    length += chunk.byteLength;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * @param request a request whose content was not read yet
 * @param incoming the request of Node, if the server runs on Node
 * @returns the bytes as they arrive: a loop that is slow slows the client down; one that is left leaves the connection open
 * @throws ContentAborted when the content ends before it is complete
 */
export async function* chunksOf(
  { body }: RequestHead,
  incoming: Incoming | undefined,
): AsyncGenerator<Uint8Array> {
  try {
    if (incoming !== undefined) {
      // The iterator starts to read without this event, after which the front sends `100 Continue` (RFC 9110 10.1.1).
      incoming.emit("resume");
      yield* incoming.iterator({ destroyOnReturn: false });
    } else if (body !== null) yield* piecesOf(body);
  } catch (error) {
    throw new ContentAborted("The client disconnected before all of its content arrived.", { cause: error });
  }
}

/**
 * Leaving the loop does not cancel the content: an adapter would close the connection before the response is sent, and the
 * stream of a `FormData` ends the process of Node.
 */
function piecesOf(body: ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return (body as unknown as NodeStream<Uint8Array>).values({ preventCancel: true });
}

/** The part of `IncomingMessage` of `node:http` that reading needs. */
export type Incoming = Pick<
  Readable,
  "on" | "emit" | "pause" | "removeAllListeners" | "iterator" | "read" | "readableLength"
> & {
  /** Whether all of the content has arrived. */
  readonly complete?: boolean;
};

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
    let hasEnded = false;
    incoming.on("end", () => {
      hasEnded = true;
      resolve(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks));
    });
    incoming.on("error", reject);
    // Before the end, the connection was lost. An error costs more than the rest of this function.
    incoming.on("close", () => void (hasEnded || reject(new Error("closed"))));
  });
}

/** The client caused it and will not read the response, so it is not reported as a failure. */
export class ContentAborted extends Error {
  override name = "ContentAborted";
}
