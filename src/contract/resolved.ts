// A part of the document as a plain value, its references followed.
import { isRecord, membersOf } from "../json/record.ts";
import type { Spot } from "./spot.ts";

/**
 * @param holder the object with the member
 * @param key the member's name
 * @returns the member with every `$ref` followed and the siblings of a `$ref` kept (OpenAPI 3.1 4.8.23.1); a part that
 * would contain itself is `{}`
 */
export function resolvedMember(holder: Spot, key: string): unknown {
  return resolve(holder, key, []);
}

function resolve(holder: Spot, key: string, above: readonly string[]): unknown {
  const member = holder.at(key);
  const { value } = member;
  if (typeof value !== "object" || value === null) return value;
  const here = `${member.place.file}${member.place.pointer}`;
  if (above.includes(here)) return {};
  const parts = member.entries().map(([name]) => [name, resolve(member, name, [...above, here])] as const);
  if (Array.isArray(value)) return parts.map(([, part]) => part);
  return { ...Object.fromEntries(parts), ...siblingsOfReference(holder, key) };
}

function siblingsOfReference(holder: Spot, key: string): Readonly<Record<string, unknown>> {
  const written = membersOf(holder.value)[key];
  if (!isRecord(written) || typeof written["$ref"] !== "string") return {};
  const { $ref: _, ...siblings } = written;
  return siblings;
}
