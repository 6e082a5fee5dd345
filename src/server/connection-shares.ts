// Bounds the connections of each address, so that one client cannot hold all that the server accepts.
import type { Socket } from "node:net";
import { networkOf } from "../http/client-network.ts";

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
    const network = countedNetwork(socket.remoteAddress);
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

/** @returns whose connections are counted together; `undefined` for this machine and for an unknown address. */
function countedNetwork(address: string | undefined): string | undefined {
  const network = address === undefined || address === "::1" ? undefined : networkOf(address);
  return network?.startsWith("127.") ? undefined : network;
}
