import { isRecord } from "../../json/record.ts";
import { testerIfAny } from "../../schema/pattern/pattern.ts";
import { declaredRow, either } from "../declared.ts";
import type { Rule } from "../rule.ts";

/** With any of these in it, a path leads to a different resource (RFC 3986 5.2.4, 3.3). */
const probes = ["", ".", "..", "a/b"];

/** Formats that allow none of the probes. */
const strictFormats = ["uuid", "date", "date-time", "time", "ipv4", "ipv6"];

export const idIsOneSegment: Rule = {
  id: "id-is-one-segment",
  severity: "warn",
  says: "A path parameter is one segment of the path: not empty, not a dot segment, without a slash.",
  section: "RFC 3986 5.2.4",
  check: ({ operations }) =>
    operations
      .filter((operation) => declaredRow(operation) !== undefined)
      .flatMap((operation) =>
        operation.parameters
          .filter((one) => one.in === "path" && one.resolved !== undefined)
          .map((one) => ({ one, allowed: probes.filter((probe) => allows(one.resolved, probe, new Map())) }))
          .filter((found) => found.allowed.length > 0)
          .map((found) => ({
            place: found.one.place,
            wrong: `${found.one.name} in ${operation.path} can be ${either(found.allowed.map((probe) => `"${probe}"`))}, which changes the path`,
            instead: "Add a pattern such as ^[A-Za-z0-9_-]{1,64}$, an enum or the format uuid to its schema.",
          })),
      ),
};

/** @returns whether a schema allows a string; keywords that are not checked here count as allowing it. */
function allows(schema: unknown, text: string, known: Map<unknown, boolean>): boolean {
  if (!isRecord(schema)) return schema !== false;
  const before = known.get(schema);
  if (before !== undefined) return before;
  const allowed =
    allowsItself(schema, text) &&
    branches(schema).every((group) => group.some((branch) => allows(branch, text, known)));
  known.set(schema, allowed);
  return allowed;
}

function allowsItself(schema: Readonly<Record<string, unknown>>, text: string): boolean {
  const { type, const: only, enum: values, pattern, format, minLength, maxLength } = schema;
  const types = [type].flat();
  if (type !== undefined && !types.includes("string")) return false;
  if (only !== undefined && only !== text) return false;
  if (Array.isArray(values) && !values.includes(text)) return false;
  if (typeof pattern === "string" && !matches(pattern, text)) return false;
  if (typeof format === "string" && strictFormats.includes(format)) return false;
  if (typeof minLength === "number" && text.length < minLength) return false;
  return !(typeof maxLength === "number" && text.length > maxLength);
}

/** Groups of subschemas; at least one of each group must allow the string. */
function branches(schema: Readonly<Record<string, unknown>>): readonly (readonly unknown[])[] {
  const { allOf, anyOf, oneOf } = schema;
  const all = Array.isArray(allOf) ? allOf.map((one: unknown) => [one]) : [];
  return [...all, ...[anyOf, oneOf].filter((group) => Array.isArray(group))];
}

/** JSON Schema 6.3.3: a pattern is not anchored. A pattern that cannot be matched in linear time is not checked. */
function matches(pattern: string, text: string): boolean {
  return testerIfAny(pattern)?.test(text) === true;
}
