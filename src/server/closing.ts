// Closes a server so that no client loses a response (RFC 9112 9.6).
import type { Server } from "node:http";

/** Whether a server is closing: then each response has `Connection: close`. */
export type Closing = { isClosing: boolean };

export type CloseTiming = {
  /** How long the server still accepts requests, so that clients and proxies can move on, in milliseconds. */
  readonly grace: number;
  /** How long requests in progress may take after that, in milliseconds. */
  readonly deadline: number;
};

/** How often newly idle connections are closed, in milliseconds. */
const IDLE_CHECK = 50;

/**
 * From now on each response is the last one on its connection. After the grace period the server accepts no new
 * connections and closes the idle ones; after the deadline it closes all.
 *
 * @param server a server that listens
 * @param closing the state that its front reads
 * @returns a promise that resolves when every connection is closed, with whether that took the deadline
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
