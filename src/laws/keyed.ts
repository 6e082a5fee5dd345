// What the laws about Idempotency-Key share.
import type { Operation } from "../contract/operation.ts";
import { formatIdempotencyKey } from "../http/idempotency-key.ts";
import { fields } from "../semantics/fields.ts";
import { jsonMedia } from "./about.ts";
import type { Exchange, PathParameters, World } from "./world.ts";

/** @returns whether the operation takes a key and content that a probe can vary. */
export function takesKey(operation: Operation): boolean {
  return operation.traits.key !== "none" && jsonMedia(operation) !== undefined;
}

/** Performs the operation at `path` with `content` under `key`. */
export function performKeyed(
  world: World,
  operation: Operation,
  { path, content, key }: { readonly path: PathParameters; readonly content: unknown; readonly key: string },
): Promise<Exchange> {
  const headers = { [fields.idempotencyKey.name]: formatIdempotencyKey(key) };
  return world.perform(operation, { path, content, headers });
}
