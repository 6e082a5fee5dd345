/** Hosts, as in the `Host` field (RFC 9110 7.2) and in an authority (RFC 3986 3.2). */

// RFC 3986 3.2.2, the part that Host allows: a name, an IPv4 or a bracketed IPv6 address, and a port.
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~!$&'()*+,;=%-]+)(?::\d{0,5})?$/;
const LOOPBACK_NAME = /^(?:localhost\.?|127(?:\.\d{1,3}){3})(?::\d{0,5})?$/i;
// In its normal form; the second one is an IPv4-mapped address (RFC 4291 2.5.5.2).
const LOOPBACK_V6 = /^\[::(?:1|ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4})\](?::\d+)?$/;
const PLAIN = /^[a-z0-9.-]+(?::[1-9]\d*)?$/;
/** What most clients send: words, or the usual address of this machine, and a port below 60,000. `xn--` has rules of its own. */
const USUAL = /^(?:[a-z]+(?:[.-][a-z]+)*|127\.0\.0\.1)(?::[1-5]?\d{1,4})?$/;

/** @returns whether the text is a host with an optional port, without user information. */
export function isHost(text: string): boolean {
  return USUAL.test(text) || (HOST.test(text) && URL.canParse(`http://${text}`));
}

/**
 * @param host a valid host with an optional port
 * @returns whether it is this machine, in any spelling of its loopback addresses (RFC 5735 3, RFC 4291 2.5.3, RFC 6761 6.3)
 */
export function isLoopback(host: string): boolean {
  return LOOPBACK_NAME.test(host) || (host.startsWith("[") && LOOPBACK_V6.test(normalHost(host)));
}

/**
 * @param host a valid host with an optional port
 * @returns the host in its normal form (RFC 3986 6.2.3: no empty port), the only one that the platform accepts
 */
export function normalHost(host: string): string {
  return PLAIN.test(host) ? host : new URL(`http://${host}`).host;
}
