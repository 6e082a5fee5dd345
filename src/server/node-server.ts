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
import type { Duplex } from "node:stream";
import { fields } from "../semantics/fields.ts";
import { type ProblemId, problems } from "../semantics/problems.ts";
import { type FrontOptions, judgeHead, plainHost, type RawHead } from "./front.ts";
import { contentOf, problemOutcome } from "./outcomes.ts";
import type { Outcome } from "./port.ts";
import { REQUEST_ID } from "./request-id.ts";

/** How long a client may take, in milliseconds; what is slower is answered 408 (RFC 9110 15.5.9). */
export type Patience = { readonly head: number; readonly request: number; readonly checkEvery: number };

export const PATIENCE: Patience = { head: 10_000, request: 30_000, checkEvery: 1000 };

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

/** How long a client may take to read a last answer before its connection is destroyed (RFC 9112 9.6), in milliseconds. */
const LINGER = 500;

/** @returns options for `node:http`: the limits, and that a missing Host is ours to answer. */
export function httpOptions({ patience }: NodeServerOptions): ServerOptions {
  return {
    requireHostHeader: false,
    headersTimeout: patience.head,
    requestTimeout: patience.request,
    connectionsCheckingInterval: patience.checkEvery,
  };
}

/**
 * @param options limits, paths, who is told
 * @returns what `@hono/node-server` takes as `createServer`: a server whose every answer is the app's or a problem
 */
export function frontServer(options: NodeServerOptions): typeof createServer {
  const create = (serverOptions: ServerOptions, listener: RequestListener): Server => {
    const turns = connectionTurns();
    const server = createServer(serverOptions, (incoming, outgoing) =>
      turns.inTurn(outgoing, () => {
        const id = attend(incoming, outgoing, options);
        answerOrPass(incoming, outgoing, id, options, listener);
      }),
    );
    server.on("checkExpectation", (incoming, outgoing) => {
      const id = attend(incoming, outgoing, options);
      outgoing.setHeader("connection", "close");
      send(outgoing, refusal("expectation-failed"), id, incoming.method ?? "");
    });
    server.on("connect", (incoming, socket) => {
      const answer = judgeHead(headOf(incoming), options) ?? refusal("method-not-allowed");
      const asked = { method: incoming.method ?? "", target: incoming.url ?? "" };
      void turns.answered(socket).then(() => tellRaw(socket, answer, asked, options));
    });
    server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
      if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
      else {
        const answer = refusal(problemOf(error.code));
        answerBroken(socket, turns, () => tellRaw(socket, answer, { method: "", target: "" }, options));
      }
    });
    return server;
  };
  return create as typeof createServer;
}

/**
 * What is broken is answered after all that came whole before it. When it is the content of the last request itself,
 * that one is answered so at once; and not twice, when its answer was begun.
 */
function answerBroken(socket: Duplex, { answered, last }: ConnectionTurns, answer: () => void): void {
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
  outgoing.once("finish", () => letGoOf(incoming));
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
  socket: Duplex,
  answer: Outcome,
  asked: Pick<Exchanged, "method" | "target">,
  options: NodeServerOptions,
): void {
  const id = options.requestId();
  writeRaw(socket, answer, id);
  options.onExchange({ id, ...asked, status: answer.status, milliseconds: 0 });
}

type ConnectionTurns = {
  /** Runs when all requests before it on the connection were answered. */
  readonly inTurn: (outgoing: ServerResponse, run: () => void) => void;
  /** Resolves when all requests that came on the connection so far were answered. */
  readonly answered: (socket: Duplex) => Promise<void>;
  /** The answer to the request that came last on the connection. */
  readonly last: (socket: Duplex) => ServerResponse | undefined;
};

type Queue = { end: Promise<void>; waiting: number; outgoing: ServerResponse };

/** With so many requests waiting a connection is not read any further; with so many it is given up. */
const FEW_WAITING = 16;
const MOST_WAITING = 2000;

/**
 * RFC 9112 9.3.2: of pipelined requests, only safe ones may run in parallel; Node hands over each as soon as it is
 * read, so that a DELETE would overtake the PUT before it. Who sends and never reads is not read for ever.
 */
function connectionTurns(): ConnectionTurns {
  const queues = new WeakMap<Duplex, Queue>();
  return {
    answered: (socket) => queues.get(socket)?.end ?? Promise.resolve(),
    last: (socket) => queues.get(socket)?.outgoing,
    inTurn: (outgoing, run) => {
      const { socket } = outgoing.req;
      const queue = queues.get(socket) ?? { end: Promise.resolve(), waiting: 0, outgoing };
      queues.set(socket, queue);
      queue.outgoing = outgoing;
      const before = queue.end;
      queue.waiting += 1;
      if (queue.waiting > MOST_WAITING) socket.destroy();
      else if (queue.waiting > FEW_WAITING) socket.pause();
      queue.end = new Promise<void>((resolve) => outgoing.once("close", resolve)).then(() => {
        queue.waiting -= 1;
        if (queue.waiting === FEW_WAITING) socket.resume();
      });
      if (queue.waiting === 1) run();
      else void before.then(() => (socket.destroyed ? undefined : run()));
    },
  };
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
function writeRaw(socket: Duplex, answer: Outcome, id: string): void {
  const content = contentOf(answer, id);
  const all = {
    ...headersOf(answer, content),
    [REQUEST_ID]: id,
    date: new Date().toUTCString(),
    connection: "close",
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const head = `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status] ?? ""}\r\n${lines.join("\r\n")}\r\n\r\n`;
  // Node has let go of a socket that CONNECT came on: nobody else would hear its errors, drain it or close it.
  socket.on("error", () => socket.destroy());
  socket.end(`${head}${content ?? ""}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER).unref();
}

/** An answer that did not need the content: what of it still comes is read for a moment, not for ever (RFC 9112 9.6). */
function letGoOf(incoming: IncomingMessage): void {
  if (incoming.complete) return;
  const giveUp = setTimeout(() => {
    if (!incoming.complete) incoming.socket.destroySoon();
  }, LINGER);
  giveUp.unref();
}

function refusal(id: ProblemId): Outcome {
  const detail = id === "malformed-request" ? "This is not a request as RFC 9112 has it." : undefined;
  return problemOutcome(id, problems[id], [], { detail });
}
