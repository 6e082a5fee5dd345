// How a keyed request is recognised, remembered and answered again.
import { hash } from "node:crypto";
import { parseIdempotencyKey } from "../http/idempotency-key.ts";
import { fields } from "../semantics/fields.ts";
import type { RequestContext } from "./context.ts";
import type { KeyRecord, Outcome } from "./port.ts";

/** How long a record is kept: 24 hours, in milliseconds. */
export const KEY_LIFETIME = 24 * 60 * 60 * 1000;

/** For a request whose key is in progress: the first one is usually done within a second. */
export const TRY_AGAIN_SOON = { [fields.retryAfter.name]: "1" } as const;

/** @returns the key of a request to an operation that takes one; `undefined` when there is none, or none that is valid. */
export function keyOf({ wiring, request }: RequestContext): string | undefined {
  const sent = wiring.key === "none" ? null : request.headers.get(fields.idempotencyKey.name);
  return sent === null ? undefined : parseIdempotencyKey(sent);
}

/**
 * @returns where a key counts: one principal, one operation, one resource (never a global name, or answers leak).
 * The parameters and not the path as it was sent: `/books/%61b` is `/books/ab` (RFC 3986 6.2.2.2).
 */
export function scopeOf({ principal, wiring, path }: RequestContext, key: string): string {
  return JSON.stringify([principal.id, wiring.method, wiring.path, path, key]);
}

/** @returns a digest of the request as it was sent: method, path, query, media type and raw bytes. */
export function fingerprintOf({ wiring, path, requestTarget, mediaType, bytes }: RequestContext): string {
  const head = JSON.stringify([wiring.method, wiring.path, path, requestTarget.search, mediaType ?? ""]);
  return hash("sha256", Buffer.concat([Buffer.from(head), bytes]), "base64url");
}

/** @returns the first answer again, marked as such. */
export function replayOf({ outcome }: KeyRecord): Outcome {
  return { ...outcome, headers: { ...outcome.headers, [fields.idempotencyReplayed.name]: "true" } };
}
