// Shared by the laws about Idempotency-Key.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Exchange, Principal } from "../exchange.ts";
import { keyHeader } from "../shared/key-header.ts";
import type { PathParameters, World } from "../world.ts";

export type Keyed = {
  readonly path: PathParameters;
  readonly content: unknown;
  readonly key: string;
  readonly as?: Principal;
};

/** The sections of the draft about repeats (2.6) and the uniqueness of keys (2.2). */
export const keySections = {
  uniqueness: "draft-ietf-httpapi-idempotency-key-header-07 2.2",
  enforcement: "draft-ietf-httpapi-idempotency-key-header-07 2.6",
} as const;

/** @returns whether the operation takes a key, and content that a probe can vary. */
export function takesKey(operation: Operation): boolean {
  return operation.traits.key !== "none" && jsonMedia(operation) !== undefined;
}

/** Performs the operation at `path` with `content` and `key`. */
export function performKeyed(
  world: World,
  operation: Operation,
  { key, ...sending }: Keyed,
): Promise<Exchange> {
  return world.perform(operation, { ...sending, headers: keyHeader(operation, key, world.faultsIn) });
}
