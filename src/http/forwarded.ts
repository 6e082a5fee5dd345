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
