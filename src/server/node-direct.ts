// Answers requests for operations on Node's own request and response, without a `Request`, a `Response` and Hono.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { fields } from "../semantics/fields.ts";
import type { Method } from "../semantics/methods.ts";
import { noteProblem } from "./attended.ts";
import type { Operations } from "./operations.ts";
import { contentOf } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { headOfNode } from "./request-head.ts";

/** In a target with other characters, a `Request` has some of them percent-encoded. */
const PLAIN_TARGET = /^[A-Za-z0-9\-._~!$&()*+,;=:@%/?]*$/;

/**
 * @param operations the operations of a document
 * @returns a function that answers a request, or returns false if it is for no operation that it can answer
 */
export function directAnswers(
  operations: Operations,
): (incoming: IncomingMessage, outgoing: ServerResponse) => boolean {
  return (incoming, outgoing) => {
    const { method = "", url = "" } = incoming;
    if (method === ("HEAD" satisfies Method) || !PLAIN_TARGET.test(url)) return false;
    const query = url.indexOf("?");
    const path = query < 0 ? url : url.slice(0, query);
    const found = operations.find(method, path);
    if (found === undefined || found.mayStream) return false;
    const requestTarget = { path, search: query < 0 ? "" : url.slice(query) };
    const send = (outcome: Outcome): void => sendSafely(operations, incoming, outgoing, outcome);
    const outcome = found.answer({ head: headOfNode(incoming), incoming, requestTarget });
    if (outcome instanceof Promise) void outcome.then(send).catch(() => outgoing.destroy());
    else send(outcome);
    return true;
  };
}

/** A field that a handler has made may be one that cannot be sent. */
function sendSafely(
  operations: Operations,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  outcome: Outcome,
): void {
  try {
    write(operations, incoming, outgoing, outcome);
  } catch (error) {
    if (outgoing.headersSent) outgoing.destroy();
    else write(operations, incoming, outgoing, operations.failure(error));
  }
}

function write(
  { requestIdOf }: Operations,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  outcome: Outcome,
): void {
  const { status, headers, problem } = outcome;
  if (problem !== undefined) noteProblem({ outgoing }, outcome);
  const id = problem === undefined ? undefined : requestIdOf({ incoming, outgoing });
  const content = outcome.content ?? contentOf(outcome, id);
  if (content instanceof ReadableStream) {
    outgoing.writeHead(status, headers);
    Readable.fromWeb(content as NodeStream).pipe(outgoing);
  } else if (content === null && !hasLength(status)) {
    outgoing.writeHead(status, headers).end();
  } else {
    const length = content === null ? 0 : Buffer.byteLength(content);
    outgoing.writeHead(status, { ...headers, [fields.contentLength.name]: length }).end(content ?? "");
  }
}

/** RFC 9110 8.6: a 204 has no Content-Length, and that of a 304 would be of the content that it leaves out. */
function hasLength(status: number): boolean {
  return status !== 204 && status !== 304;
}
