/** Validates values against a document's schemas in this process, for the checker; servers never load this module. */
import type { ValidateFunction } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { isRecord } from "../json/record.ts";
import { assertSchema, makeAjv } from "./ajv.ts";
import { type Components, schemaAt } from "./component-reference.ts";
import { type Fault, faultsOf } from "./faults.ts";
import { componentId, entryId, prepared } from "./prepare.ts";
import { hasUnevaluated, subschemasOf } from "./subschemas.ts";
import { unsupportedKeywords } from "./unsupported-keywords.ts";

/** @returns the faults of the value; `undefined` if the schema has keywords that cannot be checked here. */
export type FaultsIn = (schema: unknown, value: unknown) => readonly Fault[] | undefined;

/** Without these, a validator could refuse valid values; without other keywords, it only accepts more. */
const indispensable = new Set([
  "",
  ...["$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor"],
  ...["nullable", "exclusiveMinimum", "exclusiveMaximum", "required", "pattern", "items"],
  ...["minimum", "maximum", "multipleOf", "const", "enum"],
]);

/**
 * @param components the document's `components.schemas`
 * @returns a function that validates values from `JSON.parse`; it compiles each schema on first use
 */
export function faultsIn(components: Components): FaultsIn {
  const compiled = new Map<unknown, ValidateFunction | undefined>();
  const known = new Map<boolean, Ajv2020>();
  const isUnevaluated = Object.values(components).some(hasUnevaluated);
  const compile = (schema: unknown): ValidateFunction | undefined => {
    const wanted = isUnevaluated || hasUnevaluated(schema);
    const ajv = known.get(wanted) ?? ajvWith(components, wanted);
    known.set(wanted, ajv);
    return attempt(() => {
      const own = prepared(entryId(`entry${compiled.size}`), schema);
      assertSchema(own);
      return ajv.compile(own);
    });
  };
  return (schema, value) => {
    if (!compiled.has(schema)) {
      compiled.set(schema, isJudgeable(schema, components) ? compile(schema) : undefined);
    }
    const validate = compiled.get(schema);
    if (validate === undefined) return undefined;
    if (validate(value)) return [];
    return faultsOf(validate.errors ?? []);
  };
}

function ajvWith(components: Components, unevaluated: boolean): Ajv2020 {
  const ajv = makeAjv({}, unevaluated);
  for (const [name, schema] of Object.entries(components)) {
    // An invalid component matters only if something refers to it.
    attempt(() => ajv.addSchema(prepared(componentId(name), schema)));
  }
  return ajv;
}

/** Whether the schema, and every schema that it refers to, can be checked without refusing valid values. */
function isJudgeable(schema: unknown, components: Components): boolean {
  const waiting = [schema];
  const seen = new Set<unknown>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (unsupportedKeywords(next).some(({ keyword }) => indispensable.has(keyword))) return false;
    // Whether such a member is required depends on the direction.
    if (isRecord(next) && next.writeOnly === true) return false;
    waiting.push(...referred(next, components));
  }
  return true;
}

function referred(schema: unknown, components: Components): readonly unknown[] {
  const own = isRecord(schema) && typeof schema.$ref === "string" ? [schemaAt(schema.$ref, components)] : [];
  return [...own, ...subschemasOf(schema).map((part) => part.schema)];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
