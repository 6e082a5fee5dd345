/** The types of the values that a schema allows, also for a schema that refers to itself. */
import { isRecord } from "../json/record.ts";
import { type Components, schemaAt } from "./component-reference.ts";

/**
 * @param schema a schema, its parts behind any `$ref`, `allOf`, `oneOf` and `anyOf`
 * @param components the document's `components.schemas`
 * @returns the names of the types, `null` among them; empty if the schema does not say. Each reference is followed once.
 *
 * @example
 * ```ts
 * jsonTypes({ type: "object", nullable: true }, {}); // ["object", "null"]
 * ```
 */
export function jsonTypes(schema: unknown, components: Components): readonly string[] {
  return [...typesIn(schema, components, new Map())];
}

/** What each reference leads to; empty while it is being followed, as a circle says nothing. */
type Known = Map<string, ReadonlySet<string>>;

function typesIn(schema: unknown, components: Components, known: Known): ReadonlySet<string> {
  if (!isRecord(schema)) return new Set();
  const own = ownTypes(schema);
  const found = own.size > 0 ? own : typesOfParts(schema, components, known);
  return schema["nullable"] === true ? new Set([...found, "null"]) : found;
}

function ownTypes({ type, const: constant, enum: values, properties, items }: Schema): ReadonlySet<string> {
  if (type !== undefined) return new Set([type].flat().map(String));
  if (constant !== undefined) return new Set([typeOf(constant)]);
  if (Array.isArray(values)) return new Set(values.map(typeOf));
  if (properties !== undefined) return new Set(["object"]);
  return new Set(items === undefined ? [] : ["array"]);
}

type Schema = Readonly<Record<string, unknown>>;

function typesOfParts(
  { $ref, allOf, oneOf, anyOf }: Schema,
  components: Components,
  known: Known,
): ReadonlySet<string> {
  if (typeof $ref === "string") {
    const before = known.get($ref);
    if (before !== undefined) return before;
    known.set($ref, new Set());
    const types = typesIn(schemaAt($ref, components), components, known);
    known.set($ref, types);
    return types;
  }
  for (const part of Array.isArray(allOf) ? allOf : []) {
    const types = typesIn(part, components, known);
    if (types.size > 0) return types;
  }
  const branches = [oneOf, anyOf].filter(Array.isArray).flat();
  const types = branches.map((branch) => typesIn(branch, components, known));
  return types.every((one) => one.size > 0) ? new Set(types.flatMap((one) => [...one])) : new Set();
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
