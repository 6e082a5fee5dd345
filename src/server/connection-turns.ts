// Serves the requests of one connection one after the other.
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isLingering } from "./lingering.ts";

export type ConnectionTurns = {
  /** Runs when all earlier requests on the connection have ended, unless the connection was closed by then. */
  readonly inTurn: (outgoing: ServerResponse, run: () => void) => void;
  /** Resolves when all requests that arrived on the connection so far have ended. */
  readonly answered: (socket: Duplex) => Promise<void>;
  /** Resolves when all requests on the connection but the last one have ended. */
  readonly before: (socket: Duplex) => Promise<void>;
  /** The response to the last request on the connection. */
  readonly last: (socket: Duplex) => ServerResponse | undefined;
};

/** The turn of one request on its connection. */
type Turn = { isOver: boolean; next?: readonly (() => void)[] };
type Queue = { before: Turn; last: Turn; waiting: number; outgoing: ServerResponse };

const OVER: Turn = { isOver: true };

/** With this many requests waiting, a connection is no longer read; with this many it is closed. */
const FEW_WAITING = 16;
const MOST_WAITING = 2000;

/**
 * RFC 9112 9.3.2: of pipelined requests, only safe ones may run in parallel. Node emits each as soon as it is read, so a
 * DELETE could overtake the PUT before it. A client that never reads its responses is disconnected.
 */
export function connectionTurns(): ConnectionTurns {
  const queues = new WeakMap<Duplex, Queue>();
  return {
    answered: (socket) => promiseOf(queues.get(socket)?.last),
    before: (socket) => promiseOf(queues.get(socket)?.before),
    last: (socket) => queues.get(socket)?.outgoing,
    inTurn: (outgoing, run) => {
      const { socket } = outgoing.req;
      // RFC 9112 9.6: after a response with `close`, no further request on the connection is processed.
      if (isLingering(socket)) return;
      const queue = queues.get(socket) ?? { before: OVER, last: OVER, waiting: 0, outgoing };
      if (queue.last === OVER) queues.set(socket, queue);
      const turn: Turn = { isOver: false };
      queue.outgoing = outgoing;
      queue.before = queue.last;
      queue.last = turn;
      queue.waiting += 1;
      if (queue.waiting > MOST_WAITING) socket.destroy();
      else if (queue.waiting > FEW_WAITING) socket.pause();
      // A response emits this once.
      outgoing.on("close", () => {
        end(turn);
        queue.waiting -= 1;
        if (queue.waiting === FEW_WAITING) socket.resume();
      });
      if (queue.waiting === 1) run();
      else whenOver(queue.before, () => (socket.destroyed || isLingering(socket) ? undefined : run()));
    },
  };
}

/** What comes next runs when Node has finished with the response. */
function end(turn: Turn): void {
  turn.isOver = true;
  for (const next of turn.next ?? []) queueMicrotask(next);
}

function whenOver(turn: Turn, next: () => void): void {
  if (turn.isOver) queueMicrotask(next);
  else turn.next = [...(turn.next ?? []), next];
}

function promiseOf(turn: Turn = OVER): Promise<void> {
  return new Promise((resolve) => whenOver(turn, resolve));
}
