/** Refuses references that cannot be resolved, and circular ones for which no validator would terminate. */
import { isRecord } from "../json/record.ts";
import { type Components, schemaAt } from "./component-reference.ts";
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
  for (const ref of referencesIn(schema, everywhere)) {
    if (schemaAt(ref, components) === undefined) throw new Error(`${where}: cannot resolve ${ref}`);
    if (reachedInPlace(ref, components).has(ref)) throw new Error(`${where}: ${circular(ref)}`);
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

function circular(ref: string): string {
  return `${ref} is circular: it applies itself to the same value again`;
}

/** @returns why no validator of the schema would terminate; `undefined` if it would. */
export function circularReference(schema: unknown, components: Components): string | undefined {
  const found = referencesIn(schema, everywhere).find((ref) => reachedInPlace(ref, components).has(ref));
  return found === undefined ? undefined : circular(found);
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
