// What the laws about preconditions share.
import type { Operation } from "../contract/operation.ts";
import { type FieldId, isField } from "../semantics/fields.ts";
import { membersOf } from "./likeness.ts";

/** @returns whether the document lets a value through where the operation takes the field. */
export function letsThrough(operation: Operation, field: FieldId, value: string): boolean {
  const parameter = operation.parameters.find((one) => one.in === "header" && isField(field, one.name));
  if (parameter === undefined) return false;
  const { pattern, enum: values, maxLength } = membersOf(parameter.resolved);
  if (typeof pattern === "string" && !new RegExp(pattern, "u").test(value)) return false;
  if (Array.isArray(values) && !values.includes(value)) return false;
  return typeof maxLength !== "number" || value.length <= maxLength;
}

/** A tag that no resource ever has. */
export const NEVER = '"never-a-tag-of-this"';

/** @returns whether the tag compares strongly with itself (RFC 9110 8.8.3.2). */
export function isStrong(tag: string | undefined): tag is string {
  return tag !== undefined && !tag.startsWith("W/");
}
