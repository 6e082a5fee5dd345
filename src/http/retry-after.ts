/** The `Retry-After` field (RFC 9110 10.2.3). */

/**
 * @param headers of a response
 * @param now milliseconds since 1970, for a response without `Date`
 * @returns the milliseconds that the server asks to wait; `undefined` when it does not ask, or asks by something else
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  // RFC 9110 10.2.3: Retry-After = HTTP-date / delay-seconds
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = new Date(value);
  // By the server's own clock, where the response has it.
  const sent = Date.parse(headers.get("date") ?? "") || now;
  // RFC 9110 5.6.7: IMF-fixdate, and nothing else that may be read as a date.
  return date.toUTCString() === value ? Math.max(0, date.getTime() - sent) : undefined;
}
