// The header field that carries an idempotency key, written as its operation wants it.
import type { Operation } from "../../contract/operation.ts";
import { formatIdempotencyKey } from "../../http/idempotency-key.ts";
import { membersOf } from "../../json/record.ts";
import { keyFieldOf } from "../../semantics/traits.ts";

/**
 * @param operation takes a key
 * @param key unique text
 * @returns the field: `Idempotency-Key` is a string of RFC 9651, in quotes; fields of other services have no such rule
 */
export function keyHeader(operation: Operation, key: string): Readonly<Record<string, string>> {
  const field = keyFieldOf(operation.traits);
  const parameter = operation.parameters.find(
    (one) => one.in === "header" && one.name.toLowerCase() === field.toLowerCase(),
  );
  const text = membersOf(parameter?.resolved)["format"] === "uuid" ? uuidFrom(key) : key;
  return { [field]: operation.traits.keyField === undefined ? formatIdempotencyKey(text) : text };
}

/** A UUID of version 8 (RFC 9562 5.8): equal texts have equal ones, and different texts almost certainly do not. */
function uuidFrom(text: string): string {
  const digits = [1, 2, 3, 4].map((start) => hashOf(text, start).toString(16).padStart(8, "0")).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-8$3-8$4-$5");
}

/** FNV-1a, 32 bits. */
function hashOf(text: string, start: number): number {
  let hash = Math.imul(0x811c9dc5, start);
  for (const one of `${start} ${text}`) hash = Math.imul(hash ^ (one.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
