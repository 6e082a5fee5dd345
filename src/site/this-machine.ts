// Which addresses only this machine can reach.
import { isHost, isLoopback } from "../http/host.ts";

/** @returns whether only this machine can reach an address to listen on, which has no brackets. */
export function isThisMachine(host: string): boolean {
  const text = host.includes(":") ? `[${host}]` : host;
  return isHost(text) && isLoopback(text);
}
