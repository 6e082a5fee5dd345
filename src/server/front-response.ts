// The response of the front: it has `Connection: close` exactly when the connection is closed after it.
import type {
  IncomingMessage,
  ServerResponse as NodeResponse,
  OutgoingHttpHeader,
  OutgoingHttpHeaders,
} from "node:http";
import { fields } from "../semantics/fields.ts";
import { methodNamed, methods } from "../semantics/methods.ts";
import { attendedOf } from "./attended.ts";
import { type CorsRules, corsFields } from "./cors.ts";
import { hasContent, isFaulty } from "./front-framing.ts";
import { ServerResponse } from "./node-http.ts";
import { REQUEST_ID } from "./request-id.ts";

/** Unneeded content of up to this many bytes is read to its end, so that the connection can be reused. */
const SMALL = 1024 * 1024;

const AWAITS_CONTINUE = Symbol("awaits continue");
type Fields = OutgoingHttpHeaders | OutgoingHttpHeader[];
type Marked = IncomingMessage & { [AWAITS_CONTINUE]?: true };

/**
 * RFC 9110 10.1.1: `100 Continue` is sent when the content is first read, so never when the head alone determines the
 * response.
 */
export function continueWhenRead(incoming: IncomingMessage, outgoing: NodeResponse): void {
  (incoming as Marked)[AWAITS_CONTINUE] = true;
  incoming.once("resume", () => {
    if (outgoing.headersSent) return;
    delete (incoming as Marked)[AWAITS_CONTINUE];
    outgoing.writeContinue();
  });
}

/**
 * @param state whether the server is closing: then each response is the last one on its connection
 * @param cors pages of which origins may use the service; `undefined`: of none
 * @returns the class of responses for `node:http`
 */
export function frontResponse(
  state: { readonly isClosing: boolean },
  cors?: CorsRules | undefined,
): typeof ServerResponse {
  return class FrontResponse<Request extends IncomingMessage> extends ServerResponse<Request> {
    override writeHead(status: number, reason?: string | Fields, headers?: Fields): this {
      if (state.isClosing || isLastOf(this.req)) this.shouldKeepAlive = false;
      const [phrase, given] = typeof reason === "string" ? [reason, headers] : [undefined, reason ?? headers];
      const all = withId(given, attendedOf(this)?.id);
      if (cors !== undefined) {
        setFields(this, all);
        addCors(this, cors);
      }
      const rest = cors === undefined ? all : undefined;
      return phrase === undefined ? super.writeHead(status, rest) : super.writeHead(status, phrase, rest);
    }

    /** The id is a field of every response, and is not set before: Node writes fields faster that come all at once. */
    override getHeader(name: string): ReturnType<NodeResponse["getHeader"]> {
      return super.getHeader(name) ?? (name === REQUEST_ID ? attendedOf(this)?.id : undefined);
    }
  };
}

function withId(given: Fields | undefined, id: string | undefined): Fields {
  if (id === undefined) return given ?? {};
  if (!Array.isArray(given)) return { ...given, [REQUEST_ID]: id };
  // Names and values in turn, as the server's own responses have them, are made for this response.
  if (Array.isArray(given[0])) return [...given.flat(), REQUEST_ID, id];
  given.push(REQUEST_ID, id);
  return given;
}

function setFields(response: NodeResponse, given: Fields | undefined): void {
  const all = Array.isArray(given) ? pairsOf(given) : Object.entries(given ?? {});
  for (const [name, value] of all) if (value !== undefined) response.setHeader(name, value);
}

/** Node takes names and values in turn, too. */
function pairsOf(list: readonly OutgoingHttpHeader[]): readonly (readonly [string, OutgoingHttpHeader])[] {
  const flat = list.flat();
  return flat.flatMap((value, at) => (at % 2 === 1 ? [[String(flat[at - 1]), value] as const] : []));
}

function addCors(response: NodeResponse, cors: CorsRules): void {
  const vary = response.getHeader(fields.vary.name);
  const own = {
    names: response.getHeaderNames(),
    vary: vary === undefined ? undefined : String(vary),
  };
  setFields(response, corsFields(cors, response.req.headers.origin, own));
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
