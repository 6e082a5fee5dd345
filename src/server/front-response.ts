// The response of the front: it has `Connection: close` exactly when the connection is closed after it.
import {
  type IncomingMessage,
  type OutgoingHttpHeader,
  type OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import { methodNamed, methods } from "../semantics/methods.ts";
import { isFaulty } from "./front-framing.ts";

/** Unneeded content of up to this many bytes is read to its end, so that the connection can be reused. */
const SMALL = 1024 * 1024;

const AWAITS_CONTINUE = Symbol("awaits continue");
type Fields = OutgoingHttpHeaders | OutgoingHttpHeader[];
type Marked = IncomingMessage & { [AWAITS_CONTINUE]?: true };

/**
 * RFC 9110 10.1.1: `100 Continue` is sent when the content is first read, so never when the head alone determines the
 * response.
 */
export function continueWhenRead(incoming: IncomingMessage, outgoing: ServerResponse): void {
  (incoming as Marked)[AWAITS_CONTINUE] = true;
  incoming.once("resume", () => {
    if (outgoing.headersSent) return;
    delete (incoming as Marked)[AWAITS_CONTINUE];
    outgoing.writeContinue();
  });
}

/**
 * @param state whether the server is closing: then each response is the last one on its connection
 * @returns the class of responses for `node:http`
 */
export function frontResponse(state: { readonly isClosing: boolean }): typeof ServerResponse {
  return class FrontResponse<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(status: number, reason?: string | Fields, headers?: Fields): this {
      if (state.isClosing || isLastOf(this.req)) this.shouldKeepAlive = false;
      return typeof reason === "string"
        ? super.writeHead(status, reason, headers)
        : super.writeHead(status, reason ?? headers);
    }
  };
}

/** RFC 9112 6: the fields that announce content. */
export function hasContent({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
}

/** RFC 9112 9.3: a connection can be reused only when the content of its last request was read to the end. */
function isLastOf(incoming: IncomingMessage): boolean {
  const { headers } = incoming;
  if (isFaulty(incoming.httpVersion, headers["transfer-encoding"] !== undefined)) return true;
  if (incoming.complete || !hasContent(incoming)) return false;
  // The rest of chunked content has an unknown length; if the method has content, assume that it is long.
  if (headers["transfer-encoding"] !== undefined) return meansSomething(incoming);
  const length = Number(headers["content-length"]);
  // A client that got no `100 Continue` may send its content anyway, or its next request.
  return length > SMALL || (incoming as Marked)[AWAITS_CONTINUE] === true;
}

function meansSomething({ method = "" }: IncomingMessage): boolean {
  const known = methodNamed(method);
  return known === undefined || methods[known].content;
}
