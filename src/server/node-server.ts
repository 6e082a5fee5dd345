// The HTTP server under the app: its limits, and problems in place of the responses of Node.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type ProblemId, problems } from "../semantics/problems.ts";
import type { Closing } from "./closing.ts";
import { type ConnectionTurns, connectionTurns } from "./connection-turns.ts";
import { type FrontOptions, judgeHead, plainHost, type RawHead } from "./front.ts";
import { answerRaw, type Exchanged, sendAnswer } from "./front-answers.ts";
import { continueWhenRead, frontResponse, hasContent } from "./front-response.ts";
import { ignoreUpgrade } from "./ignored-upgrade.ts";
import { closeIdle, isLingering, lingerOnClose } from "./lingering.ts";
import { problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { REQUEST_ID } from "./request-id.ts";

/** How long a client may take, in milliseconds; a slower one gets 408 (RFC 9110 15.5.9). */
export type Patience = {
  readonly head: number;
  readonly request: number;
  readonly checkEvery: number;
  /** How long a connection is kept for the next request; Node adds a second. */
  readonly idle: number;
};

export const PATIENCE: Patience = { head: 10_000, request: 30_000, checkEvery: 1000, idle: 5000 };

export type NodeServerOptions = FrontOptions & {
  readonly patience: Patience;
  /** Returns a new id for each request; the response has it as `X-Request-Id`. */
  readonly requestId: () => string;
  /** A monotonic clock, in milliseconds. */
  readonly clock: () => number;
  /** Called after each request; the status is 0 when the client disconnected. */
  readonly onExchange: (exchanged: Exchanged) => void;
};

/** Serves a request, like the `fetch` of a Hono app. */
export type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/**
 * @param fetch serves the requests that the front accepts
 * @param options limits, paths, callbacks
 * @param closing whether the server is closing: then each response is the last one on its connection
 * @returns a server that does not listen yet; each of its responses is the app's or a problem
 */
export function frontServer(
  fetch: Fetch,
  options: NodeServerOptions,
  closing: Closing = { isClosing: false },
): Server {
  // The front discards content that the app does not read.
  const listener = getRequestListener(fetch, { autoCleanupIncoming: false });
  return serverFor(listener, options, closing);
}

function serverFor(listener: RequestListener, options: NodeServerOptions, closing: Closing): Server {
  const turns = connectionTurns();
  const answer: RequestListener = (incoming, outgoing) =>
    turns.inTurn(outgoing, () =>
      whenPacketIsRead(incoming, () => {
        const attended = attend(incoming, outgoing, options);
        answerOrPass(incoming, outgoing, attended, options, listener);
      }),
    );
  const server = createServer({ ...limitsOf(options), ServerResponse: frontResponse(closing) }, answer);
  server.on("connection", (socket: Socket) => lingerOnClose(socket));
  server.on("timeout", closeIdle);
  server.on("checkContinue", (incoming: IncomingMessage, outgoing: ServerResponse) => {
    continueWhenRead(incoming, outgoing);
    answer(incoming, outgoing);
  });
  server.on("checkExpectation", (incoming, outgoing) => {
    const attended = attend(incoming, outgoing, options);
    outgoing.setHeader("connection", "close");
    refuse(incoming, outgoing, refusal("expectation-failed"), attended);
  });
  server.on("connect", (incoming, socket: Socket) => {
    guardSocket(socket);
    const judged = judgeHead(headOf(incoming), options) ?? refusal("method-not-allowed");
    const asked = { method: incoming.method ?? "", target: incoming.url ?? "" };
    void turns.answered(socket).then(() => answerRaw(socket, judged, asked, options));
  });
  server.on("upgrade", (incoming, socket: Socket, rest) => {
    guardSocket(socket);
    void turns.answered(socket).then(() => ignoreUpgrade(server, incoming, socket, rest));
  });
  server.on("clientError", (error: NodeJS.ErrnoException, socket: Socket) => {
    guardSocket(socket);
    if (error.code === "ECONNRESET" || !socket.writable || isLingering(socket)) socket.destroy();
    else {
      const judged = refusal(problemOf(error.code));
      answerBroken(socket, turns, () => answerRaw(socket, judged, { method: "", target: "" }, options));
    }
  });
  return server;
}

/**
 * Node emits a request before it has read the content in the same packet. Afterwards it is known whether the content is
 * complete, and so whether the connection can be reused after a response that does not need it.
 */
function whenPacketIsRead(incoming: IncomingMessage, run: () => void): void {
  if (hasContent(incoming)) process.nextTick(run);
  else run();
}

/** The limits. The front handles a missing Host, not Node. */
function limitsOf({ patience }: NodeServerOptions): ServerOptions {
  return {
    requireHostHeader: false,
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.checkEvery,
    keepAliveTimeout: patience.idle,
  };
}

/**
 * Node removes its listeners from a socket that it releases, and an `error` without a listener ends the process. So this
 * must run in the same tick, before the first await.
 */
function guardSocket(socket: Socket): void {
  socket.on("error", () => socket.destroy());
}

/**
 * Responds to a malformed request after the responses to all complete requests before it. If the content of the last
 * request is malformed, responds at once, unless its response has already started.
 */
function answerBroken(socket: Socket, { answered, last }: ConnectionTurns, answer: () => void): void {
  const outgoing = last(socket);
  if (outgoing === undefined || outgoing.req.complete) void answered(socket).then(answer);
  else if (outgoing.headersSent) socket.destroy();
  else answer();
}

/** A request that is being answered. */
type Attended = {
  readonly id: string;
  /** Set when the front refuses the request. */
  problem?: string;
};

/** Gives the request its id, and reports its end. */
function attend(incoming: IncomingMessage, outgoing: ServerResponse, options: NodeServerOptions): Attended {
  const { method = "", url = "" } = incoming;
  const address = incoming.socket.remoteAddress;
  const started = options.clock();
  const attended: Attended = { id: options.requestId() };
  outgoing.setHeader(REQUEST_ID, attended.id);
  // Reads the content that was not needed, so that the next request on the connection is understood.
  outgoing.once("finish", () => incoming.resume());
  outgoing.once("close", () => {
    const status = outgoing.headersSent ? outgoing.statusCode : 0;
    const milliseconds = options.clock() - started;
    options.onExchange({ ...attended, method, target: url, status, milliseconds, address });
  });
  return attended;
}

function refuse(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: Outcome,
  attended: Attended,
): void {
  if (answer.problem !== undefined) attended.problem = answer.problem.type;
  sendAnswer(outgoing, answer, attended.id, incoming.method ?? "");
}

function answerOrPass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  attended: Attended,
  options: NodeServerOptions,
  listener: RequestListener,
): void {
  const judged = judgeHead(headOf(incoming), options);
  if (judged !== undefined) {
    incoming.resume();
    refuse(incoming, outgoing, judged, attended);
    return;
  }
  if (incoming.url !== undefined && !incoming.url.startsWith("/")) incoming.url = originForm(incoming.url);
  incoming.headers.host = plainHost(incoming.headers.host);
  listener(incoming, outgoing);
}

function problemOf(code: string | undefined): ProblemId {
  if (code === "HPE_HEADER_OVERFLOW") return "head-too-large";
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "request-timeout";
  return "malformed-request";
}

function headOf({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): RawHead {
  return { method, target: url, httpVersion, rawHeaders };
}

/** RFC 9112 3.2.2: absolute form is accepted; only path and query matter here. */
function originForm(target: string): string {
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function refusal(id: ProblemId): Outcome {
  const detail =
    id === "malformed-request" ? "The request does not follow RFC 9112; check its framing." : undefined;
  return problemOutcome(id, problems[id], [], { detail });
}
