// The header field that carries an idempotency key, written as its operation wants it.
import type { Operation } from "../../contract/operation.ts";
import { formatIdempotencyKey } from "../../http/idempotency-key.ts";
import { membersOf } from "../../json/record.ts";
import { keyFieldOf } from "../../semantics/traits.ts";
import type { World } from "../world.ts";

/**
 * @param operation takes a key
 * @param key unique text
 * @param faultsIn validates a value by a schema of the document
 * @returns the field: `Idempotency-Key` is a string of RFC 9651, in quotes, unless its schema wants it bare or as a UUID;
 *   fields of other services have no such rule
 */
export function keyHeader(
  operation: Operation,
  key: string,
  faultsIn: World["faultsIn"],
): Readonly<Record<string, string>> {
  const field = keyFieldOf(operation.traits);
  const parameter = operation.parameters.find(
    (one) => one.in === "header" && one.name.toLowerCase() === field.toLowerCase(),
  );
  const isUuid = membersOf(parameter?.resolved)["format"] === "uuid";
  const texts = isUuid ? [uuidFrom(key)] : [key, uuidFrom(key)];
  const quoted = operation.traits.keyField === undefined ? texts.slice(0, 1).map(formatIdempotencyKey) : [];
  const schema = parameter?.schema;
  const fits = (form: string): boolean => schema === undefined || (faultsIn(schema, form) ?? []).length === 0;
  const forms = [...quoted, ...texts];
  return { [field]: forms.find(fits) ?? forms[0] ?? key };
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
