// The connections that Node releases to us: it no longer hears their errors, and no longer closes them with the server.
import type { Server } from "node:http";
import type { Socket } from "node:net";

/**
 * An `error` without a listener ends the process, so the returned function must run in the same tick, before the first
 * await. `server.closeAllConnections()` closes these connections, too.
 *
 * @param server a server that does not listen yet
 * @returns a function that takes over a connection
 */
export function releasedSockets(server: Server): (socket: Socket) => void {
  const released = new Set<Socket>();
  const closeAll = server.closeAllConnections.bind(server);
  server.closeAllConnections = () => {
    closeAll();
    for (const socket of released) socket.destroy();
  };
  return (socket) => {
    // Node releases the connection again at each request with `Upgrade`.
    if (released.has(socket)) return;
    released.add(socket);
    socket.once("close", () => released.delete(socket));
    socket.on("error", () => socket.destroy());
  };
}
