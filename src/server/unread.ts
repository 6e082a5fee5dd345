// Closes connections whose clients do not read their responses, so that what waits for them does not fill the memory.
import type { Server } from "node:http";
import type { Socket } from "node:net";

type Seen = { taken: number; since: number };

/**
 * Node's own time limit starts again when a client sends something, so a client that never reads could keep it from ending.
 *
 * @param server a server that does not listen yet
 * @param limits how long a client may take nothing of what waits for it, and how often to check, in milliseconds
 * @param clock a monotonic clock, in milliseconds
 */
export function closeUnread(
  server: Server,
  { unread, checkEvery }: { readonly unread: number; readonly checkEvery: number },
  clock: () => number,
): void {
  const open = new Map<Socket, Seen>();
  server.on("connection", (socket: Socket) => {
    // A request with an ignored `Upgrade` announces its connection again.
    if (open.has(socket)) return;
    open.set(socket, { taken: 0, since: clock() });
    socket.once("close", () => open.delete(socket));
  });
  const check = setInterval(() => {
    const now = clock();
    for (const [socket, seen] of open) {
      const taken = socket.bytesWritten - socket.writableLength;
      if (socket.writableLength === 0 || taken !== seen.taken) Object.assign(seen, { taken, since: now });
      else if (now - seen.since >= unread) socket.destroy();
    }
  }, checkEvery);
  check.unref();
  server.once("close", () => clearInterval(check));
}
