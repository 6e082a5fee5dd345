import { isRecord } from "../../json/record.ts";
import { declaredRow, either } from "../declared.ts";
import type { Rule } from "../rule.ts";

/** Each of these in a path leads elsewhere (RFC 3986 5.2.4, 3.3). */
const probes = ["", ".", "..", "a/b"];

/** Formats that admit none of the probes. */
const strictFormats = ["uuid", "date", "date-time", "time", "ipv4", "ipv6"];

export const idIsOneSegment: Rule = {
  id: "id-is-one-segment",
  severity: "error",
  says: "A path parameter is one segment of the path: not empty, no dot segment, without a slash.",
  section: "RFC 3986 5.2.4",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        operation.parameters
          .filter((one) => one.in === "path" && one.resolved !== undefined)
          .map((one) => ({ one, let: probes.filter((probe) => admits(one.resolved, probe)) }))
          .filter((found) => found.let.length > 0)
          .map((found) => ({
            place: found.one.place,
            wrong: `${found.one.name} in ${operation.path} can be ${either(found.let.map((probe) => `"${probe}"`))}, and such a path leads elsewhere`,
            instead: "Give its schema a pattern such as ^[A-Za-z0-9_-]{1,64}$, an enum, or the format uuid.",
          })),
      ),
};

/** Whether a schema admits a string; a keyword that is not looked at admits it no less. */
function admits(schema: unknown, text: string): boolean {
  if (!isRecord(schema)) return schema !== false;
  const { type, const: only, enum: values, pattern, format, minLength, maxLength } = schema;
  const types = [type].flat();
  if (type !== undefined && !types.includes("string")) return false;
  if (only !== undefined && only !== text) return false;
  if (Array.isArray(values) && !values.includes(text)) return false;
  if (typeof pattern === "string" && !matches(pattern, text)) return false;
  if (typeof format === "string" && strictFormats.includes(format)) return false;
  if (typeof minLength === "number" && text.length < minLength) return false;
  if (typeof maxLength === "number" && text.length > maxLength) return false;
  return branches(schema).every((group) => group.some((branch) => admits(branch, text)));
}

/** The subschemas of which at least one of each group has to hold. */
function branches(schema: Readonly<Record<string, unknown>>): readonly (readonly unknown[])[] {
  const { allOf, anyOf, oneOf } = schema;
  const all = Array.isArray(allOf) ? allOf.map((one: unknown) => [one]) : [];
  return [...all, ...[anyOf, oneOf].filter((group) => Array.isArray(group))];
}

/** JSON Schema 6.3.3: a pattern is not anchored. One that this language can't read is not judged. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "u").test(text);
  } catch {
    return false;
  }
}
