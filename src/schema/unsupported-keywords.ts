/** Finds the parts of a schema that the compiled validators would not check, so that none is dropped silently. */
import { formatPointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { parseReference } from "./component-reference.ts";
import { keywordNamed } from "./keywords.ts";
import { patternFault } from "./pattern/pattern.ts";
import { subschemasOf } from "./subschemas.ts";

export type Unsupported = {
  /** RFC 6901, from the given schema */
  readonly pointer: string;
  /** `""` if the given value itself is not a schema */
  readonly keyword: string;
  readonly reason: string;
};

/**
 * @param schema a schema from the document, read as JSON Schema 2020-12 (OpenAPI 3.1, 4.8.24)
 * @returns every keyword that the validators of `compileStandalone` would not check, with the reason and what to write
 * instead; references are not followed
 */
export function unsupportedKeywords(schema: unknown): readonly Unsupported[] {
  return within(schema, "", "", anchorsIn(schema));
}

/** The names that references in the schema can lead to. */
function anchorsIn(schema: unknown): readonly string[] {
  const own = isRecord(schema) ? [schema["$anchor"], schema["$dynamicAnchor"]] : [];
  return [
    ...own.filter((name) => typeof name === "string"),
    ...subschemasOf(schema).flatMap((inner) => anchorsIn(inner.schema)),
  ];
}

function within(
  schema: unknown,
  pointer: string,
  keyword: string,
  anchors: readonly string[],
): readonly Unsupported[] {
  if (typeof schema === "boolean") return [];
  if (!isRecord(schema)) return [{ pointer, keyword, reason: notASchema(keyword, schema) }];
  const own = Object.keys(schema).flatMap((name) => {
    const isAnchor = name.endsWith("ef") && anchors.some((anchor) => schema[name] === `#${anchor}`);
    const reason = isAnchor ? undefined : reasonAgainst(name, schema);
    return reason === undefined ? [] : [{ pointer: pointer + formatPointer([name]), keyword: name, reason }];
  });
  const deeper = subschemasOf(schema).flatMap((inner) =>
    within(inner.schema, `${pointer}${inner.pointer}`, inner.keyword, anchors),
  );
  return [...own, ...deeper];
}

function notASchema(keyword: string, value: unknown): string {
  if (keyword === "items" && Array.isArray(value))
    return "JSON Schema 2020-12 has no list here: write `prefixItems`";
  return "a schema must be an object, `true` or `false`";
}

function reasonAgainst(name: string, schema: Readonly<Record<string, unknown>>): string | undefined {
  const row = keywordNamed(name);
  if (row === undefined) {
    return "not a keyword of JSON Schema 2020-12 or OpenAPI: check the spelling, or begin an extension with `x-`";
  }
  if (row.use === "refused") return row.because;
  if (row.needs !== undefined && !Object.hasOwn(schema, row.needs))
    return `has no effect without \`${row.needs}\``;
  if (name === "unevaluatedItems" && hasContains(schema)) return CONTAINS;
  return Object.hasOwn(valueReasons, name) ? valueReasons[name]?.(schema[name]) : undefined;
}

/** Why `unevaluatedItems` is not supported next to `contains`. */
export const CONTAINS =
  "what `contains` has found is not counted: list the items with `prefixItems` and `items`, or remove `contains`";

/** @returns whether the schema, or one that applies to the same value, has `contains`. */
export function hasContains(schema: unknown): boolean {
  return (
    (isRecord(schema) && schema["contains"] !== undefined) ||
    subschemasOf(schema).some((inner) => inner.inPlace && hasContains(inner.schema))
  );
}

/** Keywords that are supported with some values only. */
const valueReasons: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  $ref: notAComponent,
  $dynamicRef: notAComponent,
  $schema: (value) =>
    DIALECTS.includes(String(value))
      ? undefined
      : "every schema is read as JSON Schema 2020-12, the dialect of OpenAPI 3.1: remove it",
  pattern: (value) => patternFault(String(value)),
  patternProperties: (value) =>
    isRecord(value) ? Object.keys(value).map(patternFault).find(Boolean) : undefined,
  exclusiveMinimum: (value) => notABound(value) ?? roundedMinimum(value),
  exclusiveMaximum: (value) => notABound(value) ?? roundedMaximum(value),
  minimum: roundedMinimum,
  maximum: roundedMaximum,
  multipleOf: roundedBound,
  const: rounded,
  enum: (value) =>
    Array.isArray(value) && value.length === 0
      ? "an empty list allows no value: list the values, or leave it out"
      : rounded(value),
  properties: namesProto,
  dependentRequired: namesProto,
  dependentSchemas: namesProto,
  required: (value) =>
    typeof value === "boolean"
      ? "a boolean is from older drafts: list the required members in the parent schema"
      : undefined,
};

const DIALECTS: readonly string[] = [
  "https://json-schema.org/draft/2020-12/schema",
  "https://spec.openapis.org/oas/3.1/dialect/base",
];

function notAComponent(value: unknown): string | undefined {
  return typeof value === "string" && parseReference(value) !== undefined
    ? undefined
    : "does not refer to `#/components/schemas/NAME`, or to an anchor in the same schema: move its target to components.schemas";
}

/** Parsing has rounded such a number, or may have: the text that the document has is lost. */
function rounded(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(rounded).find(Boolean);
  return typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
    ? `the number ${value} is outside ±(2^53-1), where a double cannot hold every integer: leave it out, or use a string`
    : undefined;
}

/** A bound of more than 21 digits is a measurement, which is written with an exponent. */
function roundedBound(value: unknown): string | undefined {
  return typeof value === "number" && Math.abs(value) >= 1e21 ? undefined : rounded(value);
}

/** Every integer that the server accepts is within ±(2^53-1), so a bound beyond that on its own side excludes none. */
function roundedMinimum(value: unknown): string | undefined {
  return Number(value) < -Number.MAX_SAFE_INTEGER ? undefined : roundedBound(value);
}

function roundedMaximum(value: unknown): string | undefined {
  return Number(value) > Number.MAX_SAFE_INTEGER ? undefined : roundedBound(value);
}

function notABound(value: unknown): string | undefined {
  return typeof value === "boolean" ? "a boolean is from OpenAPI 3.0: write the bound itself" : undefined;
}

// Ajv skips this name, so that its generated code does not read a prototype.
function namesProto(value: unknown): string | undefined {
  return isRecord(value) && Object.hasOwn(value, "__proto__")
    ? "a member named `__proto__` is never checked"
    : undefined;
}
