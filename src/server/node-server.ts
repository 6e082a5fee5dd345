// The HTTP server under the app: its limits, and the answers that Node itself would give, as problems.

import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { fields } from "../semantics/fields.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import type { Closing } from "./closing.ts";
import { type ConnectionTurns, connectionTurns } from "./connection-turns.ts";
import { type FrontOptions, judgeHead, plainHost, type RawHead } from "./front.ts";
import { continueWhenRead, frontResponse, hasContent } from "./front-response.ts";
import { ignoreUpgrade } from "./ignored-upgrade.ts";
import { closeIdle, closeLingering, isLingering, lingerOnClose } from "./lingering.ts";
import { contentOf, problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { REQUEST_ID } from "./request-id.ts";

/** How long a client may take, in milliseconds; what is slower is answered 408 (RFC 9110 15.5.9). */
export type Patience = {
  readonly head: number;
  readonly request: number;
  readonly checkEvery: number;
  /** How long a connection is kept for a next request; Node adds a second. */
  readonly idle: number;
};

export const PATIENCE: Patience = { head: 10_000, request: 30_000, checkEvery: 1000, idle: 5000 };

export type Exchanged = {
  readonly id: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly milliseconds: number;
};

export type NodeServerOptions = FrontOptions & {
  readonly patience: Patience;
  /** A fresh id for each request; the answer carries it as `X-Request-Id`. */
  readonly requestId: () => string;
  /** Milliseconds from any point, never backwards. */
  readonly clock: () => number;
  /** Told of each request when it was answered, or given up by the client (status 0). */
  readonly onExchange: (exchanged: Exchanged) => void;
};

/** Answers a request: what a Hono app's `fetch` is. */
export type Fetch = (request: Request, env: unknown) => Response | Promise<Response>;

/**
 * @param fetch answers what the front lets through
 * @param options limits, paths, callbacks
 * @param closing whether the server is closing: then each answer is the last one on its connection
 * @returns a server that does not listen yet; its every answer is the app's or a problem
 */
export function frontServer(
  fetch: Fetch,
  options: NodeServerOptions,
  closing: Closing = { isClosing: false },
): Server {
  // Content that the app leaves unread is the front's to discard.
  const listener = getRequestListener(fetch, { autoCleanupIncoming: false });
  return serverFor(listener, options, closing);
}

function serverFor(listener: RequestListener, options: NodeServerOptions, closing: Closing): Server {
  const turns = connectionTurns();
  const answer: RequestListener = (incoming, outgoing) =>
    turns.inTurn(outgoing, () =>
      whenPacketIsRead(incoming, () => {
        const id = attend(incoming, outgoing, options);
        answerOrPass(incoming, outgoing, id, options, listener);
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
    const id = attend(incoming, outgoing, options);
    outgoing.setHeader("connection", "close");
    send(outgoing, refusal("expectation-failed"), id, incoming.method ?? "");
  });
  server.on("connect", (incoming, socket: Socket) => {
    guardSocket(socket);
    const judged = judgeHead(headOf(incoming), options) ?? refusal("method-not-allowed");
    const asked = { method: incoming.method ?? "", target: incoming.url ?? "" };
    void turns.answered(socket).then(() => tellRaw(socket, judged, asked, options));
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
      answerBroken(socket, turns, () => tellRaw(socket, judged, { method: "", target: "" }, options));
    }
  });
  return server;
}

/**
 * Node hands a request over before it has read the content in the same packet. Afterwards it is known whether the
 * content is complete, and so whether an answer that does not need it can keep the connection.
 */
function whenPacketIsRead(incoming: IncomingMessage, run: () => void): void {
  if (hasContent(incoming)) process.nextTick(run);
  else run();
}

/** The limits; and a missing Host is ours to answer. */
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
 * Node takes its own listeners off a socket that it hands over: an `error` that nobody listens to ends the process.
 * So this runs in the same tick, before anything is awaited.
 */
function guardSocket(socket: Socket): void {
  socket.on("error", () => socket.destroy());
}

/**
 * What is broken is answered after all that came whole before it. When it is the content of the last request itself,
 * that one is answered so at once; and not twice, when its answer was begun.
 */
function answerBroken(socket: Socket, { answered, last }: ConnectionTurns, answer: () => void): void {
  const outgoing = last(socket);
  if (outgoing === undefined || outgoing.req.complete) void answered(socket).then(answer);
  else if (outgoing.headersSent) socket.destroy();
  else answer();
}

/** Gives the request its id, and sees to it that its end is told. */
function attend(incoming: IncomingMessage, outgoing: ServerResponse, options: NodeServerOptions): string {
  const { method = "", url = "" } = incoming;
  const started = options.clock();
  const id = options.requestId();
  outgoing.setHeader(REQUEST_ID, id);
  // What was not needed of the content is read all the same, so that the next request on the connection is understood.
  outgoing.once("finish", () => incoming.resume());
  outgoing.once("close", () => {
    const status = outgoing.headersSent ? outgoing.statusCode : 0;
    options.onExchange({ id, method, target: url, status, milliseconds: options.clock() - started });
  });
  return id;
}

function answerOrPass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  id: string,
  options: NodeServerOptions,
  listener: RequestListener,
): void {
  const judged = judgeHead(headOf(incoming), options);
  if (judged !== undefined) {
    incoming.resume();
    send(outgoing, judged, id, incoming.method ?? "");
    return;
  }
  if (incoming.url !== undefined && !incoming.url.startsWith("/")) incoming.url = originForm(incoming.url);
  incoming.headers.host = plainHost(incoming.headers.host);
  listener(incoming, outgoing);
}

/** Answers on a connection that no `ServerResponse` was made for, and tells of it; what was asked may be unknown. */
function tellRaw(
  socket: Socket,
  answer: Outcome,
  asked: Pick<Exchanged, "method" | "target">,
  options: NodeServerOptions,
): void {
  const id = options.requestId();
  writeRaw(socket, answer, id);
  options.onExchange({ id, ...asked, status: answer.status, milliseconds: 0 });
}

function problemOf(code: string | undefined): ProblemId {
  if (code === "HPE_HEADER_OVERFLOW") return "head-too-large";
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return "request-timeout";
  return "malformed-request";
}

function headOf({ method = "", url = "", httpVersion, rawHeaders }: IncomingMessage): RawHead {
  return { method, target: url, httpVersion, rawHeaders };
}

/** RFC 9112 3.2.2: absolute form is accepted; the path and the query are what counts here. */
function originForm(target: string): string {
  const rest = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  return rest.startsWith("/") ? rest : `/${rest}`;
}

function send(outgoing: ServerResponse, answer: Outcome, id: string, method: string): void {
  const content = contentOf(answer, id);
  outgoing.setHeader(REQUEST_ID, id);
  outgoing.writeHead(answer.status, headersOf(answer, content)).end(method === "HEAD" ? null : content);
}

function headersOf({ headers }: Outcome, content: string | null): Record<string, string> {
  if (content === null) return { ...headers };
  return { ...headers, [fields.contentLength.name]: String(Buffer.byteLength(content)) };
}

/** An answer on a connection that no `ServerResponse` was made for; it is the last one there. */
function writeRaw(socket: Socket, answer: Outcome, id: string): void {
  const content = contentOf(answer, id);
  const all = {
    ...headersOf(answer, content),
    [REQUEST_ID]: id,
    date: new Date().toUTCString(),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`;
  socket.write(`${head}${content ?? ""}`);
  closeLingering(socket);
}

function refusal(id: ProblemId): Outcome {
  const detail = id === "malformed-request" ? "This is not a request as RFC 9112 has it." : undefined;
  return problemOutcome(id, problems[id], [], { detail });
}
