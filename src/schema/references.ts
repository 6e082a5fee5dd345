/** Refuses references that cannot be resolved, and circular ones for which no validator would terminate. */
import { isRecord } from "../json/record.ts";
import { circlesIn } from "./circles.ts";
import { type Components, schemaAt } from "./component-reference.ts";
import { keywordNamed } from "./keywords.ts";
import { subschemasOf } from "./subschemas.ts";
import { CONTAINS, hasContains } from "./unsupported-keywords.ts";

/**
 * @param where the name of the schema in the message
 * @param components the document's `components.schemas`
 * @throws Error if a reference in `schema` cannot be resolved, or applies itself to the same value again:
 * `A: { allOf: [{ $ref: A }] }` never ends, but a tree whose items are trees does
 */
export function assertReferences(where: string, schema: unknown, components: Components): void {
  assertCounted(where, schema, components);
  const circles = circularReferences(referencesIn(schema, everywhere), components);
  for (const ref of referencesIn(schema, everywhere)) {
    if (schemaAt(ref, components) === undefined) throw new Error(`${where}: cannot resolve ${ref}`);
    if (circles.has(ref)) {
      throw new Error(`${where}: ${ref} is circular: it applies itself to the same value again`);
    }
  }
}

/** @throws Error if `contains` is behind a reference next to `unevaluatedItems`, for which `unsupportedKeywords` looks only inside */
function assertCounted(where: string, schema: unknown, components: Components): void {
  if (isRecord(schema) && schema.unevaluatedItems !== undefined) {
    const reached = referencesIn(schema, inPlace).flatMap((ref) => [ref, ...reachedInPlace(ref, components)]);
    if (reached.some((ref) => hasContains(schemaAt(ref, components))))
      throw new Error(`${where}: unevaluatedItems: ${CONTAINS}`);
  }
  for (const inner of subschemasOf(schema)) assertCounted(where, inner.schema, components);
}

/**
 * @param components the document's `components.schemas`
 * @returns the names of the components that apply themselves to the same value again, which no validator and no type can
 *   end: `A: { allOf: [{ $ref: A }] }`, also through others
 */
export function circularComponents(components: Components): readonly string[] {
  const names = Object.keys(components);
  const circles = circularReferences(names.map(referenceTo), components);
  return names.filter((name) => circles.has(referenceTo(name)));
}

function circularReferences(starts: readonly string[], components: Components): ReadonlyMap<string, number> {
  return circlesIn(starts, (ref) => referencesIn(schemaAt(ref, components), inPlace));
}

/**
 * @param components the document's `components.schemas`
 * @returns the same, with `{}` for each reference that would apply a component to the same value again
 */
export function withoutCircles(components: Components): Components {
  const circles = circularReferences(Object.keys(components).map(referenceTo), components);
  if (circles.size === 0) return components;
  const cut = (own: string, schema: unknown): unknown => {
    if (!isRecord(schema)) return schema;
    const { $ref } = schema;
    const isBack = typeof $ref === "string" && circles.has(own) && circles.get($ref) === circles.get(own);
    const { $ref: _, ...rest } = schema;
    const parts = Object.entries(isBack ? rest : schema).map(([keyword, value]) => {
      const row = keywordNamed(keyword);
      if (row?.inPlace !== true) return [keyword, value];
      if (row.holds === "schema") return [keyword, cut(own, value)];
      if (row.holds === "list" && Array.isArray(value)) return [keyword, value.map((one) => cut(own, one))];
      if (row.holds !== "map" || !isRecord(value)) return [keyword, value];
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, cut(own, one)]))];
    });
    return Object.fromEntries(parts);
  };
  return Object.fromEntries(
    Object.entries(components).map(([name, schema]) => {
      const own = referenceTo(name);
      return [name, circles.has(own) ? cut(own, schema) : schema];
    }),
  );
}

function referenceTo(name: string): string {
  return `#/components/schemas/${name}`;
}

type Chosen = (part: { readonly inPlace: boolean }) => boolean;
const everywhere: Chosen = () => true;
const inPlace: Chosen = (part) => part.inPlace;

function referencesIn(schema: unknown, chosen: Chosen): readonly string[] {
  const own = isRecord(schema) && typeof schema.$ref === "string" ? [schema.$ref] : [];
  return [
    ...own,
    ...subschemasOf(schema)
      .filter(chosen)
      .flatMap((part) => referencesIn(part.schema, chosen)),
  ];
}

function reachedInPlace(ref: string, components: Components): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [ref];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const next of referencesIn(schemaAt(from, components), inPlace)) {
      if (!reached.has(next)) waiting.push(next);
      reached.add(next);
    }
  }
  return reached;
}
