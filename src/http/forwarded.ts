/** The `Forwarded` field (RFC 7239): what a proxy knew of the request that it received. */
import { parseParameter, splitParts } from "./field.ts";

/**
 * @param value the field's value, such as `for=192.0.2.43;host=api.example.com;proto=https`
 * @returns the parameters of the last element, by lower-case name: those of the nearest proxy, as each proxy adds one at the
 *   end (RFC 7239 4); `undefined` if it is malformed
 */
export function lastForwarded(value: string): ReadonlyMap<string, string> | undefined {
  const pairs = splitParts(splitParts(value, ",").at(-1) ?? "", ";").map(parseParameter);
  const known = pairs.flatMap((pair) => (pair === undefined ? [] : [pair]));
  return known.length > 0 && known.length === pairs.length ? new Map(known) : undefined;
}

/** RFC 7239 6: an IPv4 address, or an IPv6 address in brackets, with or without a port; names that hide it are left out. */
const NODE = /^(?:(\d{1,3}(?:\.\d{1,3}){3})|\[([0-9a-f:.]{2,45})\])(?::[\w.-]{1,32})?$/i;

/**
 * @param value the field's value
 * @returns the address of the client of the nearest proxy; `undefined` if the last element says none
 *
 * @example
 * forwardedAddress('for=192.0.2.43, for="[2001:db8::7]:4711"') // "2001:db8::7"
 */
export function forwardedAddress(value: string): string | undefined {
  const [, ipv4, ipv6] = NODE.exec(lastForwarded(value)?.get("for") ?? "") ?? [];
  return ipv4 ?? ipv6;
}
