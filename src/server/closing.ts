// Closes a server so that no client loses an answer (RFC 9112 9.6).
import type { Server } from "node:http";

/** Whether a server is closing: then each answer says `Connection: close`. */
export type Closing = { isClosing: boolean };

export type CloseTiming = {
  /** How long requests are still answered on any connection, so that clients and proxies can turn away, in milliseconds. */
  readonly grace: number;
  /** How long requests in progress may take after that, in milliseconds. */
  readonly deadline: number;
};

/** How often connections that became idle since are closed, in milliseconds. */
const IDLE_CHECK = 50;

/**
 * From now on each answer is the last one on its connection. After the grace the server takes no new connections and
 * closes the idle ones; after the deadline it closes all.
 *
 * @param server a server that listens
 * @param closing the state that its front reads
 * @returns resolves when every connection is closed; says whether that took the deadline
 */
export async function closeServer(
  server: Server,
  closing: Closing,
  { grace, deadline }: CloseTiming,
): Promise<"in time" | "at the deadline"> {
  closing.isClosing = true;
  await pause(grace);
  return new Promise((resolve) => {
    let end: "in time" | "at the deadline" = "in time";
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK);
    const force = setTimeout(() => {
      end = "at the deadline";
      server.closeAllConnections();
    }, deadline);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(force);
      resolve(end);
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return milliseconds === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, milliseconds));
}
