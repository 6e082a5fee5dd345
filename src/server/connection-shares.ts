// Bounds the connections of each address, so that one client cannot hold all that the server accepts.
import type { Socket } from "node:net";

/** The part of a server of Node that announces connections. */
type Announcing = { readonly on: (event: "connection", listener: (socket: Socket) => void) => unknown };

/**
 * A connection beyond the share of its address is closed at once. Connections from this machine have no bound: a proxy here
 * sends the requests of everyone.
 *
 * @param server a server that does not listen yet
 * @param most the most connections of one IPv4 address, or of one IPv6 network (RFC 6177: a site has at least a /64)
 */
export function shareConnections(server: Announcing, most: number): void {
  const open = new Map<string, Set<Socket>>();
  server.on("connection", (socket: Socket) => {
    const network = networkOf(socket.remoteAddress);
    if (network === undefined) return;
    const sockets = open.get(network) ?? new Set();
    // A request with an ignored `Upgrade` announces its connection again.
    if (sockets.has(socket)) return;
    if (sockets.size >= most) {
      socket.destroy();
      return;
    }
    open.set(network, sockets.add(socket));
    socket.once("close", () => {
      sockets.delete(socket);
      if (sockets.size === 0) open.delete(network);
    });
  });
}

/** @returns the IPv4 address, or the first 64 bits of the IPv6 address; `undefined` for this machine and for an unknown one. */
function networkOf(address: string | undefined): string | undefined {
  // RFC 4291 2.5.5.2: an IPv4 client of a socket for both versions.
  const text = address?.replace(/^::ffff:(?=\d+\.)/i, "");
  if (text === undefined || text === "::1" || text.startsWith("127.")) return undefined;
  if (!text.includes(":")) return text;
  const [start = "", rest] = text.split("::");
  const before = start === "" ? [] : start.split(":");
  // RFC 4291 2.2: `::` is as many groups of zeros as are missing.
  const missing = rest === undefined ? 0 : 8 - before.length - (rest === "" ? 0 : rest.split(":").length);
  const after = rest === undefined || rest === "" ? [] : rest.split(":");
  return [...before, ...Array.from({ length: missing }, () => "0"), ...after].slice(0, 4).join(":");
}
