/** Judges values by schemas of a document in this process, for one who judges a server; never loaded by a server. */
import type { ValidateFunction } from "ajv";
import type { Ajv2020 } from "ajv/dist/2020.js";
import { isRecord } from "../json/record.ts";
import { makeAjv } from "./ajv.ts";
import { type Components, schemaAt } from "./component-reference.ts";
import { type Fault, faultsOf } from "./faults.ts";
import { componentId, entryId, prepared } from "./prepare.ts";
import { subschemasOf } from "./subschemas.ts";
import { unsupportedKeywords } from "./unsupported-keywords.ts";

/** @returns the faults of the value; `undefined` where the schema says what cannot be judged here. */
export type FaultsIn = (schema: unknown, value: unknown) => readonly Fault[] | undefined;

/** Without these a validator would refuse what the schema means to allow; what else it drops only makes it milder. */
const indispensable = new Set([
  "",
  ...["$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor"],
  ...["nullable", "writeOnly", "exclusiveMinimum", "exclusiveMaximum", "required", "pattern", "items"],
]);

/**
 * @param components the document's `components.schemas`
 * @returns a judge of values as `JSON.parse` gives them; each schema is compiled when it is first asked for
 */
export function faultsIn(components: Components): FaultsIn {
  const compiled = new Map<unknown, ValidateFunction | undefined>();
  let known: Ajv2020 | undefined;
  const compile = (schema: unknown): ValidateFunction | undefined => {
    known ??= ajvWith(components);
    const ajv = known;
    return attempt(() => ajv.compile(prepared(entryId(`entry${compiled.size}`), schema)));
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

function ajvWith(components: Components): Ajv2020 {
  const ajv = makeAjv({});
  for (const [name, schema] of Object.entries(components)) {
    // A broken component is missed only where something refers to it.
    attempt(() => ajv.addSchema(prepared(componentId(name), schema)));
  }
  return ajv;
}

/** Whether the schema, and everything that it refers to, says nothing that would be lost to its harm. */
function isJudgeable(schema: unknown, components: Components): boolean {
  const waiting = [schema];
  const seen = new Set<unknown>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (unsupportedKeywords(next).some(({ keyword }) => indispensable.has(keyword))) return false;
    waiting.push(...referred(next, components));
  }
  return true;
}

function referred(schema: unknown, components: Components): readonly unknown[] {
  const own = isRecord(schema) && typeof schema.$ref === "string" ? [schemaAt(schema.$ref, components)] : [];
  return [...own, ...subschemasOf(schema).flatMap((part) => referred(part.schema, components))];
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
