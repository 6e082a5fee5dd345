/** Which addresses belong to one client: for limits that a client shall not escape by changing its address. */

/** RFC 6052 2.1: the IPv4 internet, as a server sees it behind a translator; the address is in the last 32 bits. */
const TRANSLATED = "64:ff9b:0:0:0:0:";
/** RFC 8215: the same for networks of one's own; where the IPv4 address is, is not known. */
const TRANSLATED_LOCALLY = "64:ff9b:1:";

/**
 * @param address the address of a connection, as Node writes it
 * @returns the IPv4 address, also of a client behind a translator; or the first 64 bits of the IPv6 address, because one
 *   customer has all addresses of a /64 (RFC 6177 2)
 *
 * @example
 * networkOf("::ffff:192.0.2.1") // "192.0.2.1"
 * networkOf("2001:db8::7") // "2001:db8:0:0"
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const groups = groupsOf(address);
  const text = groups.join(":");
  // RFC 4291 2.5.5.2: an IPv4 client of a socket for both versions.
  if (text.startsWith("0:0:0:0:0:ffff:") || text.startsWith(TRANSLATED)) return ipv4Of(groups.slice(6));
  return text.startsWith(TRANSLATED_LOCALLY) ? text : groups.slice(0, 4).join(":");
}

/** The eight groups of an IPv6 address, without zeros in front and without its zone (RFC 4291 2.2, RFC 4007 11). */
function groupsOf(address: string): readonly string[] {
  const [text = ""] = address.toLowerCase().split("%");
  const [before = "", after] = text.split("::").map(parts);
  if (after === undefined) return [...before];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after];
}

function parts(text: string): readonly string[] {
  return text === ""
    ? []
    : text.split(":").flatMap((part) => (part.includes(".") ? groupsOfIpv4(part) : part));
}

function groupsOfIpv4(address: string): readonly string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return [256 * a + b, 256 * c + d].map((group) => group.toString(16));
}

function ipv4Of(groups: readonly string[]): string {
  return groups
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [Math.floor(group / 256), group % 256])
    .join(".");
}
