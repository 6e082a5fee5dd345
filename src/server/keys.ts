// Recognises keyed requests, and repeats the response of the first one.
import { hash } from "node:crypto";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import { fields } from "../semantics/fields.ts";
import { keyFieldOf } from "../semantics/traits.ts";
import type { RequestContext } from "./context.ts";
import type { KeyRecord, Outcome } from "./port.ts";
import type { RequestHead } from "./request-head.ts";
import type { Wiring } from "./wiring.ts";

/** The most records of one principal. A full share refuses new records, and never drops one that is still valid. */
export const KEYS_PER_PRINCIPAL = 100_000;

/** The lifetime of a record: 24 hours, in milliseconds. */
export const KEY_LIFETIME = 24 * 60 * 60 * 1000;

/** For a request whose key is in progress: the first one is usually done within a second. */
export const TRY_AGAIN_SOON = { [fields.retryAfter.name]: "1" } as const;

/** @returns the value of the field that carries the key of an operation; `null` when it was not sent */
export function sentKey(wiring: Wiring, request: RequestHead): string | null {
  return request.headers.get(keyFieldOf(wiring).toLowerCase());
}

/** @returns the key of a request, if its operation takes one; `undefined` when there is no valid key. */
export function keyOf({ wiring, request }: RequestContext): string | undefined {
  const sent = wiring.key === "none" ? null : sentKey(wiring, request);
  return sent === null ? undefined : parseIdempotencyKey(sent);
}

/**
 * @returns the scope of a key: one principal, one operation, one resource, so that responses do not leak. It has the
 * parsed parameters in place of the path, because `/books/%61b` is `/books/ab` (RFC 3986 6.2.2.2).
 */
export function scopeOf({ principal, wiring, path }: RequestContext, key: string): string {
  return JSON.stringify([principal.id, wiring.method, wiring.path, path, key]);
}

/**
 * @returns a digest of the request: method, path, query, media type and bytes. Of a form, these are the bytes of its parts: a
 *   client chooses a new boundary each time that it sends them (RFC 2046 5.1.1).
 */
export function fingerprintOf(context: RequestContext): string {
  const { wiring, path, requestTarget, mediaType, bytes } = context;
  const head = JSON.stringify([wiring.method, wiring.path, path, requestTarget.search, mediaType ?? ""]);
  return hash("sha256", Buffer.concat([Buffer.from(head), bytes]), "base64url");
}

/** @returns the first response again, marked as replayed. */
export function replayOf({ outcome }: KeyRecord): Outcome {
  return { ...outcome, headers: { ...outcome.headers, [fields.idempotencyReplayed.name]: "true" } };
}
