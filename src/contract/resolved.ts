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
  return resolve(holder, key, new Map());
}

/** The place of each value that was resolved -> the result, which every use of the value shares. */
type Known = Map<string, unknown>;

function resolve(holder: Spot, key: string, known: Known): unknown {
  const member = holder.at(key);
  const { value } = member;
  if (typeof value !== "object" || value === null) return value;
  const here = `${member.place.file}${member.place.pointer}`;
  const siblings = siblingsOfReference(holder, key);
  const whole = known.get(here) ?? resolveMembers(member, here, known);
  return isRecord(whole) && Object.keys(siblings).length > 0 ? { ...whole, ...siblings } : whole;
}

function resolveMembers(member: Spot, here: string, known: Known): unknown {
  known.set(here, {});
  const parts = member.entries().map(([name]) => [name, resolve(member, name, known)] as const);
  const whole = Array.isArray(member.value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
  known.set(here, whole);
  return whole;
}

function siblingsOfReference(holder: Spot, key: string): Readonly<Record<string, unknown>> {
  const written = membersOf(holder.value)[key];
  if (!isRecord(written) || typeof written["$ref"] !== "string") return {};
  const { $ref: _, ...siblings } = written;
  return siblings;
}
