// Whether and when a request may be retried: by its declaration, never by the name of its method.
import { parsed } from "./errors.ts";
import type { Row } from "./table.ts";

/**
 * @param headers of the request
 * @returns whether sending the request twice has the effect of sending it once
 */
export function isRepeatable({ safe, again, effect, ifMatch }: Row, headers: Headers): boolean {
  if (again === "by-key") return /[^"]/.test(headers.get("idempotency-key") ?? "");
  if (safe || again) return true;
  // RFC 9110 13.1.1: a change that gives the target a new tag can't happen twice under the old tag. For create and
  // process, the target's tag says nothing about the effect.
  return effect === "merge" && !!ifMatch && /^"[^"]*"$/.test(headers.get("if-match") ?? "");
}

/** @returns whether a response says that nothing was done. */
export function provesNoEffect({ status, redirected }: Response): boolean {
  // RFC 9110 15.4.8, 15.4.9: a server that redirects the request did not carry it out.
  return !redirected && /^4|^30[78]/.test(`${status}`);
}

/** draft-ietf-httpapi-idempotency-key-header-07 2.7: 409 while a request with the same key is in progress. */
export function isInProgress(content: unknown): boolean {
  return /(^|\/)key-in-progress$/.test(Object(parsed(content)).type);
}

/** @returns a delay with full jitter: between 0 and `base`, which doubles with each attempt, up to `cap`. */
export function jitter(
  attempt: number,
  { base, cap }: { readonly base: number; readonly cap: number },
  random: () => number,
): number {
  return random() * Math.min(cap, base * 2 ** (attempt - 1));
}
