// Answers requests for operations on Node's own request and response, without a `Request`, a `Response` and Hono.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { Method } from "../semantics/methods.ts";
import { noteOperation, noteProblem } from "./attended.ts";
import type { Operations } from "./operations.ts";
import { contentOf, fieldList } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { headOfNode } from "./request-head.ts";
import { type SharedBytes, sharedBytes } from "./shared-bytes.ts";

/** In a target with other characters, a `Request` has some of them percent-encoded, so the answers are the same here. */
const PLAIN_TARGET = /^[A-Za-z0-9\-._~!$&()*+,;=:@%/?]*$/;

function encodedTarget(target: string): string {
  const { href, origin } = new URL(`http://localhost${target}`);
  return href.slice(origin.length);
}

/**
 * @param operations the operations of a document
 * @returns a function that answers a request, or returns false if it is for no operation that it can answer
 */
export function directAnswers(
  operations: Operations,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  const server: Answering = { operations, share: sharedBytes() };
  return (incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    const target = PLAIN_TARGET.test(url) ? url : encodedTarget(url);
    const query = target.indexOf("?");
    const path = query < 0 ? target : target.slice(0, query);
    const found = operations.find(method, path);
    if (found === undefined) return false;
    noteOperation({ outgoing }, found.operation);
    // Whatever is thrown here ends the process: a function of the options may throw where it was to report a failure.
    try {
      const outcome = found.answer({
        head: headOfNode(incoming),
        incoming,
        address: incoming.socket.remoteAddress,
        requestTarget: { path, search: query < 0 ? "" : target.slice(query) },
      });
      if (outcome instanceof Promise)
        outcome.then((known) => sendSafely(server, outgoing, known)).catch(() => void outgoing.destroy());
      else sendSafely(server, outgoing, outcome);
    } catch {
      outgoing.destroy();
    }
    return true;
  };
}

/** What all requests have in common. */
type Answering = { readonly operations: Operations; readonly share: SharedBytes };

/** A field that a handler has made may be one that cannot be sent. */
function sendSafely(server: Answering, outgoing: ServerResponse, outcome: Outcome): void {
  try {
    write(server, outgoing, outcome);
  } catch (error) {
    if (outgoing.headersSent) throw error;
    // The phrase of the status that could not be sent.
    outgoing.statusMessage = "";
    write(server, outgoing, server.operations.failure(error));
  }
}

function write({ operations, share }: Answering, outgoing: ServerResponse, outcome: Outcome): void {
  const { status, headers, problem } = outcome;
  if (problem !== undefined) noteProblem({ outgoing }, outcome);
  const id = problem === undefined ? undefined : operations.requestIdOf({ incoming: outgoing.req, outgoing });
  const content = outcome.content ?? contentOf(outcome, id);
  if (content instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    writeStream(operations, outgoing, content).catch(() => outgoing.destroy());
  } else {
    const sent = typeof content === "string" ? share(outcome, content, outgoing) : content;
    // For HEAD, Node leaves out the content.
    outgoing.writeHead(status, fieldList(outcome, sent)).end(sent);
  }
}

/** The stream is cancelled when the client leaves; when the stream fails, the client sees that the content is cut off. */
async function writeStream(
  operations: Operations,
  outgoing: ServerResponse,
  content: ReadableStream<Uint8Array>,
): Promise<void> {
  if (outgoing.req.method === ("HEAD" satisfies Method)) {
    outgoing.end();
    // RFC 9110 9.3.2: HEAD has no content, so nothing reads the stream to its end.
    await content.cancel().catch((error: unknown) => operations.failure(error));
    return;
  }
  // The first piece may be long in coming.
  outgoing.flushHeaders();
  try {
    await pipeline(Readable.fromWeb(content as NodeStream), outgoing);
  } catch (error) {
    if (!outgoing.destroyed || !hasLeft(error)) operations.failure(error);
    outgoing.destroy();
  }
}

function hasLeft(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
}
