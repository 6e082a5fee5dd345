// The origin of the service for absolute addresses: never what an unchecked Host names (RFC 9110 17.1).
import type { Socket } from "node:net";

type Connection = Pick<Socket, "localAddress" | "localPort">;

/**
 * @param env the environment of the platform
 * @param url the address of the request, for an app that is called without a connection
 * @param publicOrigin the origin that a setting names
 * @returns that origin; otherwise that of the address to which the client connected
 */
export function ownOrigin(env: unknown, url: string, publicOrigin: string | undefined): string {
  if (publicOrigin !== undefined) return publicOrigin;
  const bindings = env as { readonly incoming?: { readonly socket: Connection } } | undefined;
  const { localAddress, localPort } = bindings?.incoming?.socket ?? {};
  if (localAddress === undefined) return new URL(url).origin;
  // An IPv4 client of a socket for both versions (RFC 4291 2.5.5.2); a zone is only known to this machine.
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*/s, "");
  return `http://${address.includes(":") ? `[${address}]` : address}:${localPort}`;
}
