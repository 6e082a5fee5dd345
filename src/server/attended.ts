// Each request with its id, from its arrival to its line in the log.
import type { IncomingMessage, ServerResponse } from "node:http";
import { traceContextOf } from "../http/trace-context.ts";
import { fieldNames } from "../semantics/fields.ts";
import { hasContent } from "./front-framing.ts";
import type { Outcome } from "./port.ts";

/** What the log reports about a request. */
export type ServedRequest = {
  readonly id: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
  /** The id of the operation that answered. */
  readonly operation?: string;
  /** The trace of the request, and the caller's step in it (W3C Trace Context). */
  readonly traceId?: string;
  readonly parentId?: string;
  /** The address of the caller; `undefined` when the connection is gone. */
  readonly address: string | undefined;
  /** Why the front refused the request, for an answer that the app did not give. */
  readonly problem?: string;
  /** More about the problem, such as why a token is not valid. */
  readonly reason?: string;
};

/** A request that is being answered. */
export type Attended = {
  readonly id: string;
  readonly traceId?: string;
  readonly parentId?: string;
  operation?: string;
  /** Set when the response is a problem. */
  problem?: string;
  reason?: string;
  /** Set when the response was written to the connection itself. */
  status?: number;
};

export type AttendOptions = {
  /** Returns a new id for each request; the response has it as `X-Request-Id`. */
  readonly requestId: () => string;
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number;
  /** Called after each request; the status is 0 when the client disconnected. */
  readonly afterRequest: (served: ServedRequest) => void;
};

const ATTENDED = Symbol("attended");
type Marked = ServerResponse & { [ATTENDED]?: Attended };

/** Gives a request its id, and reports its end. */
export function attend(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: AttendOptions,
): Attended {
  const { method = "", url = "" } = incoming;
  const address = incoming.socket.remoteAddress;
  const started = options.clock();
  const attended: Attended = attendedAs(options.requestId(), incoming);
  (outgoing as Marked)[ATTENDED] = attended;
  // Reads the content that was not needed, so that the next request on the connection is understood.
  if (hasContent(incoming)) outgoing.on("finish", () => incoming.resume());
  // A response emits this once, and `once` costs four times as much.
  outgoing.on("close", () => {
    const status = attended.status ?? (outgoing.headersSent ? outgoing.statusCode : 0);
    const milliseconds = options.clock() - started;
    options.afterRequest({ ...attended, method, target: url, status, milliseconds, address });
  });
  return attended;
}

function attendedAs(id: string, { headers }: IncomingMessage): Attended {
  const traceparent = headers[fieldNames.traceparent];
  if (typeof traceparent !== "string") return { id };
  const trace = traceContextOf(traceparent, undefined);
  return trace === undefined ? { id } : { id, traceId: trace.traceId, parentId: trace.parentId };
}

/** Notes which operation answers a request. */
export function noteOperation(env: unknown, operation: string | undefined): void {
  const { outgoing } = (env ?? {}) as { readonly outgoing?: Marked };
  const attended = outgoing?.[ATTENDED];
  if (attended !== undefined && operation !== undefined) attended.operation = operation;
}

/**
 * Notes for the log why a request is rejected.
 *
 * @param env the environment of the platform, if the app runs on it
 * @param outcome the response
 */
export function noteProblem(env: unknown, { problem, reason }: Pick<Outcome, "problem" | "reason">): void {
  const { outgoing } = (env ?? {}) as { readonly outgoing?: Marked };
  const attended = outgoing?.[ATTENDED];
  if (attended === undefined || problem === undefined) return;
  attended.problem = problem.type;
  if (reason !== undefined) attended.reason = reason;
}

/** @returns whether our front has received a request, which then adds to each response what belongs to every one. */
export function isAttended(env: unknown): boolean {
  const { outgoing } = (env ?? {}) as { readonly outgoing?: Marked };
  return outgoing?.[ATTENDED] !== undefined;
}

/** @returns what is known of the request that a response belongs to; `undefined` before its turn. */
export function attendedOf(outgoing: ServerResponse): Attended | undefined {
  return (outgoing as Marked)[ATTENDED];
}
