// Answers the requests that Node's parser gives up: malformed, too long, or too slow.
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { type AttendOptions, attendedOf } from "./attended.ts";
import type { ConnectionTurns } from "./connection-turns.ts";
import type { CorsRules } from "./cors.ts";
import { answerRaw } from "./front-answers.ts";
import { closeLingering, isLingering } from "./lingering.ts";
import { problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";

/** The part of an error of Node's parser that shows where it stopped. */
export type ParserFault = {
  readonly code?: string | undefined;
  /** The packet in which it stopped. */
  readonly rawPacket?: Buffer | undefined;
  readonly bytesParsed?: number | undefined;
};

/** @returns the problem that made Node give up a request. */
function problemOf(fault: ParserFault): ProblemId {
  const { code, rawPacket, bytesParsed = 0 } = fault;
  const around = (from: number, to: number): string =>
    rawPacket?.subarray(Math.max(from, 0), to).toString("latin1") ?? "";
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "request-timeout";
  // The preface of HTTP/2 (RFC 9113 3.4).
  if (code === "HPE_PAUSED_H2_UPGRADE") return "version-not-supported";
  if (code === "HPE_INVALID_VERSION") {
    const version = /HTTP\/\d\.\d\r?\n/.test(around(bytesParsed - 8, bytesParsed + 5));
    return version ? "version-not-supported" : "malformed-request";
  }
  if (code !== "HPE_HEADER_OVERFLOW") return "malformed-request";
  return endsInTarget(around(0, bytesParsed)) ? "target-too-long" : "head-too-large";
}

/** Either the line has begun like a request, or the packet is a piece of one long word. */
function endsInTarget(read: string): boolean {
  const line = read.slice(read.lastIndexOf("\n") + 1);
  return /^[A-Z-]+ [^ ]*$/.test(line) || (line === read && !/[\s]/.test(line));
}

type FaultOptions = AttendOptions & { readonly cors?: CorsRules | undefined };

/**
 * Responds after the responses to all complete requests before it. A request that is cut off in its content gets the
 * response at once, unless its own has already started.
 *
 * @param fault where the parser stopped
 * @param socket the connection, which Node has released
 * @param turns the requests on it
 * @param options ids and the log
 */
export function answerFault(
  fault: ParserFault,
  socket: Socket,
  turns: ConnectionTurns,
  options: FaultOptions,
): void {
  // The last response was sent: what follows is discarded, malformed or not.
  if (isLingering(socket) && fault.code !== "ECONNRESET") return;
  if (fault.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const id = problemOf(fault);
  const detail =
    id === "malformed-request" ? "The request does not follow RFC 9112; check its framing." : undefined;
  const answer = problemOutcome(id, problems[id], [], { detail });
  const outgoing = turns.last(socket);
  if (outgoing === undefined || outgoing.req.complete) {
    const asked = { method: "", target: "", origin: originIn(fault) };
    void turns.answered(socket).then(() => answerRaw(socket, answer, asked, options));
  } else {
    void turns.before(socket).then(() => answerCutOff(outgoing, socket, answer, options));
  }
}

/** The value of `Origin`, if it arrived in the packet that could not be parsed. */
function originIn({ rawPacket }: ParserFault): string | undefined {
  return /\r\norigin:[ \t]*(\S+)[ \t]*\r\n/i.exec(rawPacket?.toString("latin1") ?? "")?.[1];
}

/** The response has the id under which the log lists the request. */
function answerCutOff(
  outgoing: ServerResponse,
  socket: Socket,
  answer: Outcome,
  options: FaultOptions,
): void {
  const { method = "", url: target = "", headers } = outgoing.req;
  if (outgoing.writableEnded) closeLingering(socket);
  else if (outgoing.headersSent) socket.destroy();
  else answerRaw(socket, answer, { method, target, origin: headers.origin }, options, attendedOf(outgoing));
}
