// Converts schemas of OpenAPI 3.0 to those of 3.1, because validators read JSON Schema 2020-12 only.
import { membersOf } from "../json/record.ts";

/**
 * @param schema a schema
 * @param openapi the version of its document
 * @returns it as JSON Schema, as `withSchemasOf31` converts it
 */
export function schemaOf31(schema: unknown, openapi: string): unknown {
  return openapi.startsWith("3.0.") ? rewritten(schema, false, true) : schema;
}

/** Members whose value is data, even if it looks like a schema. */
const DATA = ["example", "examples", "default", "enum", "const", "value"];
/** Members that are maps of names: a name such as `default` in them is not a keyword. */
const MAPS = [
  "properties",
  "schemas",
  "responses",
  "parameters",
  "headers",
  "requestBodies",
  "paths",
  "content",
];

/**
 * @param document a bundled document
 * @param nullWithoutType whether `nullable` next to `allOf`, `anyOf` or `oneOf` allows `null`, too
 * @returns it, or for OpenAPI 3.0 a copy in which `nullable` with a `type`, and `exclusive…` bounds, are converted to
 *   JSON Schema, and in which a reference is alone
 */
export function withSchemasOf31(
  document: Readonly<Record<string, unknown>>,
  nullWithoutType = false,
): Readonly<Record<string, unknown>> {
  const isOld = String(document["openapi"]).startsWith("3.0.");
  return isOld ? membersOf(rewritten(document, false, nullWithoutType)) : document;
}

function rewritten(value: unknown, isMap: boolean, nullWithoutType: boolean): unknown {
  if (Array.isArray(value)) return value.map((one) => rewritten(one, false, nullWithoutType));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).map(([name, one]) => {
    const isData = !isMap && (DATA.includes(name) || name.startsWith("x-"));
    return [name, isData ? one : rewritten(one, !isMap && MAPS.includes(name), nullWithoutType)] as const;
  });
  const copy = Object.fromEntries(kept);
  // OpenAPI 3.0.3 4.7.23: whatever is next to a reference is ignored.
  if (!isMap && String(copy["$ref"]).startsWith("#/components/")) return { $ref: copy["$ref"] };
  return isMap ? copy : withBounds(withNull(copy, nullWithoutType));
}

const BRANCHES = ["allOf", "anyOf", "oneOf"];
const CONDITIONS = ["enum", "not", "properties", "items"];

/** OpenAPI 3.0.3 4.7.24.2: `nullable` has a meaning only with a `type`; documents and their types rarely know. */
function withNull(
  { nullable, ...rest }: Record<string, unknown>,
  nullWithoutType: boolean,
): Record<string, unknown> {
  if (typeof nullable !== "boolean") return nullable === undefined ? rest : { ...rest, nullable };
  if (nullable && nullWithoutType && rest["type"] === undefined) {
    if (BRANCHES.some((key) => rest[key] !== undefined)) return { anyOf: [rest, { type: "null" }] };
    // A schema without any condition allows null already.
    if (!CONDITIONS.some((key) => rest[key] !== undefined)) return rest;
  }
  if (typeof rest["type"] !== "string") return nullable ? { ...rest, nullable } : rest;
  return nullable ? { ...rest, type: [rest["type"], "null"] } : rest;
}

function withBounds(schema: Record<string, unknown>): Record<string, unknown> {
  const pairs = [
    ["minimum", "exclusiveMinimum"],
    ["maximum", "exclusiveMaximum"],
  ] as const;
  const copy = { ...schema };
  for (const [bound, exclusive] of pairs) {
    if (typeof copy[exclusive] !== "boolean") continue;
    const isExclusive = copy[exclusive] && copy[bound] !== undefined;
    delete copy[exclusive];
    if (!isExclusive) continue;
    copy[exclusive] = copy[bound];
    delete copy[bound];
  }
  return copy;
}
