// Whether a request may be sent again, and when: by declaration, never by the name of its method.
import type { Row } from "./table.ts";

/** Statuses after which the same request may be answered otherwise. */
const TRANSIENT: readonly number[] = [408, 429, 502, 503, 504];

/**
 * @param headers of the request
 * @returns whether sending it again does no more than sending it once
 */
export function isRepeatable(row: Row, headers: Headers): boolean {
  // RFC 9110 13.1.1: what may happen to one state only can't happen twice.
  const ifMatch = row.ifMatch && headers.get("if-match");
  if (row.safe || row.again === true || (ifMatch && ifMatch !== "*")) return true;
  return row.again === "by-key" && headers.has("idempotency-key");
}

/** @returns whether an answer asks for the same request once more. */
export function asksAgain(status: number, content: string): boolean {
  // draft-ietf-httpapi-idempotency-key-header-07 2.7: 409 while a twin is in progress
  return (
    TRANSIENT.includes(status) || (status === 409 && /"type"\s*:\s*"([^"]*\/)?key-in-progress"/.test(content))
  );
}

/**
 * @param headers of the answer
 * @param now milliseconds since 1970, for an answer without `Date`
 * @returns the milliseconds that `Retry-After` asks for; 0 when it does not, or says something else
 */
export function retryAfter(headers: Headers, now: number): number {
  // RFC 9110 10.2.3: Retry-After = HTTP-date / delay-seconds
  const value = headers.get("retry-after") ?? "";
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // By the server's own clock, where it is told.
  const sent = Date.parse(headers.get("date") ?? "") || now;
  return Math.max(0, Date.parse(value) - sent) || 0;
}

/** @returns a wait of full jitter: anything between nothing and `base`, doubled with each attempt, up to `cap`. */
export function jitter(
  attempt: number,
  { base, cap }: { readonly base: number; readonly cap: number },
  random: () => number,
): number {
  return random() * Math.min(cap, base * 2 ** (attempt - 1));
}
