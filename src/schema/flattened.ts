/** Merges a schema with its `$ref` and `allOf` into one schema, from which values are drawn. */
import { isRecord } from "../json/record.ts";
import { type Components, schemaAt } from "./component-reference.ts";

export type Flat = {
  /** The merged keywords of all parts, without `$ref`, `allOf`, `anyOf` and `oneOf`. */
  readonly keywords: Readonly<Record<string, unknown>>;
  /** One list of branches per `anyOf` and `oneOf`. */
  readonly choices: readonly (readonly unknown[])[];
};

/**
 * @param schema a schema without a reference to itself that applies to the same value
 * @param components the document's `components.schemas`
 * @returns its parts merged; for keywords that cannot be merged, the outermost one
 */
export function flattened(schema: unknown, components: Components): Flat {
  return flattenedOnce(schema, components, new Set());
}

/** What a reference leads to applies once, however many parts refer to it. */
function flattenedOnce(schema: unknown, components: Components, passed: Set<string>): Flat {
  if (!isRecord(schema)) return { keywords: {}, choices: [] };
  const { $ref, allOf, anyOf, oneOf, ...own } = schema;
  const isNew = typeof $ref === "string" && !passed.has($ref);
  if (isNew) passed.add($ref);
  const parts = [...(isNew ? [schemaAt($ref, components)] : []), ...(Array.isArray(allOf) ? allOf : [])].map(
    (part) => flattenedOnce(part, components, passed),
  );
  return {
    keywords: parts.reduce<Flat["keywords"]>((all, part) => merged(all, part.keywords), own),
    choices: [anyOf, oneOf].filter(Array.isArray).concat(parts.flatMap((part) => part.choices)),
  };
}

function merged(outer: Flat["keywords"], inner: Flat["keywords"]): Flat["keywords"] {
  const names = new Set([...Object.keys(outer), ...Object.keys(inner)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const [a, b] = [outer[name], inner[name]];
      return [name, a === undefined ? b : b === undefined ? a : both(name, a, b)];
    }),
  );
}

function both(keyword: string, a: unknown, b: unknown): unknown {
  if (keyword === "required" && Array.isArray(a) && Array.isArray(b)) return [...new Set([...a, ...b])];
  if (keyword === "type" || keyword === "enum") {
    const second = new Set([b].flat());
    return [a].flat().filter((one) => second.has(one));
  }
  if (keyword === "properties" && isRecord(a) && isRecord(b)) return joined(a, b);
  if (keyword === "readOnly" || keyword === "uniqueItems") return a === true || b === true;
  if (keyword === "additionalProperties") return a === false ? a : b === false ? b : a;
  if (typeof a === "number" && typeof b === "number") {
    return /^(min|exclusiveMin)/.test(keyword) ? Math.max(a, b) : Math.min(a, b);
  }
  return a;
}

/** A member that two parts describe must match both. */
function joined(a: Flat["keywords"], b: Flat["keywords"]): Flat["keywords"] {
  const shared = Object.keys(a).filter((name) => Object.hasOwn(b, name));
  return { ...a, ...b, ...Object.fromEntries(shared.map((name) => [name, { allOf: [a[name], b[name]] }])) };
}

/** @returns the types that a value may have; empty if any type is allowed. */
export function typesOf({ keywords, choices }: Flat, components: Components): readonly string[] {
  const own = [keywords.type ?? []].flat().map(String);
  if (own.length > 0) return own;
  const values = Object.hasOwn(keywords, "const") ? [keywords.const] : keywords.enum;
  if (Array.isArray(values)) return [...new Set(values.map(typeOf))];
  const [first] = choices;
  if (first !== undefined) {
    const branches = first.map((branch) => typesOf(flattened(branch, components), components));
    return branches.some((types) => types.length === 0) ? [] : [...new Set(branches.flat())];
  }
  return [];
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return Number.isInteger(value) ? "integer" : typeof value;
}
