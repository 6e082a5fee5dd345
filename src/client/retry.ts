// Whether a request may be sent again, and when: by declaration, never by the name of its method.
import { parsed } from "./errors.ts";
import type { Row } from "./table.ts";

/**
 * @param headers of the request
 * @returns whether sending it again does no more than sending it once
 */
export function isRepeatable({ safe, again, effect, ifMatch }: Row, headers: Headers): boolean {
  if (again === "by-key") return /[^"]/.test(headers.get("idempotency-key") ?? "");
  if (safe || again) return true;
  // RFC 9110 13.1.1: a change of one state of the target, whose tag it changes, can't happen twice. Of what is
  // added beside it, or processed, its tag tells nothing.
  return effect === "merge" && !!ifMatch && /^"[^"]*"$/.test(headers.get("if-match") ?? "");
}

/** @returns whether an answer says that nothing was done. */
export function provesNoEffect({ status, redirected }: Response): boolean {
  // RFC 9110 15.4.8, 15.4.9: what is to be sent elsewhere was not done here.
  return !redirected && /^(4|30[78])/.test(`${status}`);
}

/** draft-ietf-httpapi-idempotency-key-header-07 2.7: 409 while a twin is in progress. */
export function isInProgress(content: string): boolean {
  return /(^|\/)key-in-progress$/.test(Object(parsed(content)).type);
}

/** @returns a wait of full jitter: anything between nothing and `base`, doubled with each attempt, up to `cap`. */
export function jitter(
  attempt: number,
  { base, cap }: { readonly base: number; readonly cap: number },
  random: () => number,
): number {
  return random() * Math.min(cap, base * 2 ** (attempt - 1));
}
