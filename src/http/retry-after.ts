/** The `Retry-After` field (RFC 9110 10.2.3). */

/**
 * @param headers the header fields of a response
 * @param now milliseconds since 1970, for a response without `Date`
 * @returns how many milliseconds the server asks to wait; `undefined` if the field is missing or malformed
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  // RFC 9110 10.2.3: Retry-After = HTTP-date / delay-seconds
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = new Date(value);
  // Use the server's clock if the response has `Date`.
  const sent = Date.parse(headers.get("date") ?? "") || now;
  // RFC 9110 5.6.7: accept only IMF-fixdate, although Date can parse more.
  return date.toUTCString() === value ? Math.max(0, date.getTime() - sent) : undefined;
}
