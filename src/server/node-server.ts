// The HTTP server under the app: its limits, and problems in place of the responses of Node.

import type { IncomingMessage, RequestListener, Server, ServerOptions, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { normalHost } from "../http/host.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { type Attended, type AttendOptions, attend } from "./attended.ts";
import type { Closing } from "./closing.ts";
import { shareConnections } from "./connection-shares.ts";
import { connectionTurns } from "./connection-turns.ts";
import { type FrontOptions, judgeHead } from "./front.ts";
import { answerRaw, sendAnswer } from "./front-answers.ts";
import { answerFault, type ParserFault } from "./front-faults.ts";
import { hasContent, LONGEST_HEAD } from "./front-framing.ts";
import { continueWhenRead, frontResponse } from "./front-response.ts";
import { ignoreUpgrade } from "./ignored-upgrade.ts";
import { closeIdle, lingerOnClose } from "./lingering.ts";
import { directAnswers } from "./node-direct.ts";
import { createServer } from "./node-http.ts";
import type { Operations } from "./operations.ts";
import { problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { originFormOf, type RawHead } from "./raw-head.ts";
import { releasedSockets } from "./released.ts";
import { closeUnread } from "./unread.ts";

/** How long a client may take, in milliseconds; a slower one gets 408 (RFC 9110 15.5.9). */
export type Patience = {
  readonly head: number;
  readonly request: number;
  readonly checkEvery: number;
  /** How long a client may read nothing of a response; then its connection is closed. */
  readonly unread: number;
  /** How long a connection is kept for the next request; Node adds a second. */
  readonly idle: number;
};

export const PATIENCE: Patience = {
  head: 10_000,
  request: 30_000,
  checkEvery: 1000,
  unread: 20_000,
  idle: 5000,
};

/** The most connections at a time, so that their buffers have a bound; more are closed at once. */
const MOST_CONNECTIONS = 1000;

export type NodeServerOptions = FrontOptions &
  AttendOptions & {
    readonly patience: Patience;
    /** The operations of the app behind `fetch`, which are then answered without it. */
    readonly operations?: Operations | undefined;
    /** Requests for operations that only `fetch` answers as it should. Default: none. */
    readonly isForFetch?: ((incoming: IncomingMessage) => boolean) | undefined;
    /** The most connections at a time; more are closed at once. Default: 1000. */
    readonly maxConnections?: number | undefined;
    /**
     * The most connections of one address, this machine excepted. Default: half of all; all with a `publicOrigin`, behind which
     * is a proxy.
     */
    readonly maxConnectionsPerAddress?: number | undefined;
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
  const byFetch = fetchListener(fetch);
  const { operations, isForFetch } = options;
  if (operations === undefined) return serverFor(byFetch, options, closing);
  const answered = directAnswers(operations);
  return serverFor(
    (incoming, outgoing) => {
      if (isForFetch?.(incoming) || !answered(incoming, outgoing)) byFetch(incoming, outgoing);
    },
    options,
    closing,
  );
}

/** What it needs of Hono, and of the `fetch` of Node, is loaded for the first request: most requests do without. */
function fetchListener(fetch: Fetch): RequestListener {
  let listener: RequestListener | undefined;
  const loaded = async (): Promise<RequestListener> => {
    const { getRequestListener } = await import("@hono/node-server");
    // The front discards content that the app does not read.
    listener ??= getRequestListener(fetch, { autoCleanupIncoming: false });
    return listener;
  };
  return (incoming, outgoing) => {
    if (listener !== undefined) listener(incoming, outgoing);
    else
      loaded()
        .then((found) => found(incoming, outgoing))
        .catch(() => void outgoing.destroy());
  };
}

function serverFor(listener: RequestListener, options: NodeServerOptions, closing: Closing): Server {
  const turns = connectionTurns();
  const answer: RequestListener = (incoming, outgoing) =>
    turns.inTurn(outgoing, () => {
      // Before the packet is read, so that a fault in its content finds the id of the request.
      const attended = attend(incoming, outgoing, options);
      whenPacketIsRead(incoming, () => answerOrPass(incoming, outgoing, attended, options, listener));
    });
  const server = createServer(
    { ...limitsOf(options), ServerResponse: frontResponse(closing, options.cors) },
    answer,
  );
  const takeOver = releasedSockets(server);
  // A client that closes its side after its last request still gets the responses.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on("connection", (socket: Socket) => lingerOnClose(socket));
  // Node would leave out the lines after the first thousand; the size of the head bounds their number, too.
  server.maxHeadersCount = 0;
  const most = options.maxConnections ?? MOST_CONNECTIONS;
  server.maxConnections = most;
  const share = options.publicOrigin === undefined ? Math.ceil(most / 2) : most;
  shareConnections(server, options.maxConnectionsPerAddress ?? share);
  closeUnread(server, options.patience, options.clock);
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
    takeOver(socket);
    const judged = judgeHead(headOf(incoming), options) ?? refusal("method-not-allowed");
    const { method = "", url: target = "", headers } = incoming;
    const asked = { method, target, origin: headers.origin };
    void turns.answered(socket).then(() => answerRaw(socket, judged, asked, options));
  });
  server.on("upgrade", (incoming, socket: Socket, rest) => {
    takeOver(socket);
    void turns.answered(socket).then(() => ignoreUpgrade(server, incoming, socket, rest));
  });
  server.on("clientError", (error: ParserFault, socket: Socket) => {
    takeOver(socket);
    answerFault(error, socket, turns, options);
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
    maxHeaderSize: LONGEST_HEAD,
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.checkEvery,
    keepAliveTimeout: patience.idle,
  };
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
  if (incoming.url !== undefined && !incoming.url.startsWith("/")) incoming.url = originFormOf(incoming.url);
  incoming.headers.host = normalHost(incoming.headers.host ?? "localhost");
  listener(incoming, outgoing);
}

function headOf({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): RawHead {
  return { method, target: url, httpVersion, rawHeaders };
}

function refusal(id: ProblemId): Outcome {
  return problemOutcome(id, problems[id]);
}
