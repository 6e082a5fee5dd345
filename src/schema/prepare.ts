/** Prepares the schemas of a bundled OpenAPI document for Ajv: absolute names, and only keywords that have an effect. */
import { isRecord } from "../json/record.ts";
import { isChecked } from "./ajv.ts";
import { parseReference } from "./component-reference.ts";
import { keywordNamed } from "./keywords.ts";

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
  const copy = stripped(schema);
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

function mapped(schemas: Readonly<Record<string, unknown>>): unknown {
  return Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, stripped(inner)]));
}

function absolute(ref: string): string {
  const place = parseReference(ref);
  if (place === undefined) throw new Error(`${ref} does not refer to #/components/schemas/`);
  return `${componentId(place.name)}${place.below === "" ? "" : `#${place.below}`}`;
}
