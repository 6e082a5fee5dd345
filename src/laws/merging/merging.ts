// Shared by the laws about merge patches.
import { jsonMedia } from "../../contract/media.ts";
import type { Operation } from "../../contract/operation.ts";
import { sameJson } from "../../json/equality.ts";
import { isRecord, type Members, membersOf } from "../../json/record.ts";
import { effects } from "../../semantics/effects.ts";
import { mediaTypes } from "../../semantics/media-types.ts";
import { ownMembers, puts } from "../shared/about.ts";
import { withoutNulls } from "../shared/shapes.ts";
import type { Made, World } from "../world.ts";

export const section = effects.merge.section;

/** @returns whether the operation takes a JSON merge patch (RFC 7396). */
export function merges(operation: Operation): boolean {
  return operation.semantics.effect === "merge" && jsonMedia(operation) !== undefined;
}

/** @returns whether the content says what the resource is afterwards: it is created, replaced or merged. */
export function writesByContent(operation: Operation): boolean {
  return operation.semantics.effect === "create" || puts(operation) || merges(operation);
}

/**
 * @returns whether the document says that the patch is a JSON merge patch: in application/json, `null` and nested objects
 *   may mean anything
 */
export function mergesByStandard(operation: Operation): boolean {
  return (
    merges(operation) && operation.content?.media.some(({ type }) => type === mediaTypes.mergePatch) === true
  );
}

/** Members with values that the item does not have yet, none of them `null`. */
export function drawNewMembers(world: World, operation: Operation, item: Made): Members {
  const content = membersOf(withoutNulls(world.anotherContent(operation, item.representation)));
  const names = ownMembers(operation).filter((name) => {
    const value = content[name];
    return value !== undefined && value !== null && !sameJson(value, item.representation[name]);
  });
  return Object.fromEntries(names.map((name) => [name, content[name]]));
}

/** @returns what RFC 7396 2 makes of a value and a patch. */
export function mergedInto(value: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const before = membersOf(value);
  const set = Object.entries(patch).map(([name, one]) => [name, mergedInto(before[name], one)] as const);
  const all = { ...before, ...Object.fromEntries(set) };
  return Object.fromEntries(Object.entries(all).filter(([, one]) => one !== null));
}

/** @returns the members of a patch without a declaration whose schema says that they may be `null`. */
export function nullableMembers(operation: Operation): readonly string[] {
  if (!merges(operation) || operation.semantics.declared) return [];
  const nullable = (jsonMedia(operation)?.members ?? []).filter((one) => one.nullable && !one.readOnly);
  return nullable.map(({ name }) => name);
}
