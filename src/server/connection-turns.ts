// The requests of one connection, answered one after the other.
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { isLingering } from "./lingering.ts";

export type ConnectionTurns = {
  /** Runs when all requests before it on the connection were answered, unless the connection was closed by then. */
  readonly inTurn: (outgoing: ServerResponse, run: () => void) => void;
  /** Resolves when all requests that came on the connection so far were answered. */
  readonly answered: (socket: Duplex) => Promise<void>;
  /** The answer to the request that came last on the connection. */
  readonly last: (socket: Duplex) => ServerResponse | undefined;
};

type Queue = { end: Promise<void>; waiting: number; outgoing: ServerResponse };

/** A connection with so many requests waiting is not read any further; with so many it is given up. */
const FEW_WAITING = 16;
const MOST_WAITING = 2000;

/**
 * RFC 9112 9.3.2: of pipelined requests, only safe ones may run in parallel; Node hands over each as soon as it is
 * read, so that a DELETE would overtake the PUT before it. A client that never reads its responses is disconnected.
 */
export function connectionTurns(): ConnectionTurns {
  const queues = new WeakMap<Duplex, Queue>();
  return {
    answered: (socket) => queues.get(socket)?.end ?? Promise.resolve(),
    last: (socket) => queues.get(socket)?.outgoing,
    inTurn: (outgoing, run) => {
      const { socket } = outgoing.req;
      // RFC 9112 9.6: after an answer that says `close`, no further request on the connection is processed.
      if (isLingering(socket)) return;
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
      else void before.then(() => (socket.destroyed || isLingering(socket) ? undefined : run()));
    },
  };
}
