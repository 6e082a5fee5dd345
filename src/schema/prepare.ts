/** Prepares the schemas of a bundled OpenAPI document for Ajv: absolute names, and only keywords that have an effect. */
import { isRecord } from "../json/record.ts";
import { isChecked } from "./ajv.ts";
import { parseReference } from "./component-reference.ts";
import { keywordNamed } from "./keywords.ts";
import { convertedMember, hasUnevaluated } from "./subschemas.ts";

/** Ajv resolves references between schemas only by absolute `$id`; RFC 6761 6.4 reserves this name permanently. */
export const documentUri = "https://document.invalid";

/** @returns the `$id` under which Ajv knows `components.schemas[name]` */
export function componentId(name: string): string {
  return `${documentUri}/components/schemas/${name}`;
}

/** @returns the `$id` under which Ajv knows the entry with this name */
export function entryId(name: string): string {
  return `${documentUri}/entries/${name}`;
}

/**
 * @param schema a schema without unsupported keywords
 * @returns a copy with an `$id` and absolute references, without annotations, which would only make the code larger
 */
export function prepared(id: string, schema: unknown): Record<string, unknown> {
  const copy = stripped(hasUnevaluated(schema) ? withoutConditions(schema) : schema);
  return isRecord(copy) ? { $id: id, ...copy } : { $id: id, allOf: [copy] };
}

function stripped(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  const members = Object.entries(schema).flatMap(([keyword, value]) => {
    const row = keywordNamed(keyword);
    if (row?.use !== "checked" || (keyword === "format" && !isChecked(value))) return [];
    if (keyword === "$ref") return [[keyword, absolute(String(value))]];
    if (row.holds === "schema") return [[keyword, stripped(value)]];
    if (row.holds === "list" && Array.isArray(value)) return [[keyword, value.map(stripped)]];
    if (row.holds === "map" && isRecord(value)) return [[keyword, mapped(value)]];
    return [[keyword, value]];
  });
  return Object.fromEntries(members);
}

/**
 * What the schema of an `if` evaluates counts only if it holds (Core 10.2.2.1), but Ajv counts it in any case: each case
 * becomes a branch of its own.
 */
function withoutConditions(schema: unknown): unknown {
  if (!isRecord(schema)) return schema;
  const { if: condition, then, else: otherwise, ...rest } = schema;
  const copy = Object.fromEntries(
    Object.entries(rest).map(([keyword, value]) => [
      keyword,
      convertedMember(keyword, value, withoutConditions),
    ]),
  );
  if (condition === undefined) return copy;
  const [holds, yes, no] = [condition, then ?? true, otherwise ?? true].map(withoutConditions);
  const cases = { anyOf: [{ allOf: [holds, yes] }, { allOf: [{ not: holds }, no] }] };
  return { ...copy, allOf: [...(Array.isArray(copy["allOf"]) ? copy["allOf"] : []), cases] };
}

function mapped(schemas: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, stripped(inner)]));
}

function absolute(ref: string): string {
  const place = parseReference(ref);
  if (place === undefined) throw new Error(`${ref} does not refer to #/components/schemas/`);
  return `${componentId(place.name)}${place.below === "" ? "" : `#${place.below}`}`;
}
