/** Finds what a schema says and the compiled validators would not honour, so that nothing is dropped in silence. */
import { fullFormats } from "ajv-formats/dist/formats.js";
import { formatPointer } from "../json/pointer.ts";
import { isRecord } from "../json/record.ts";
import { parseReference } from "./component-reference.ts";
import { keywordNamed } from "./keywords.ts";
import { subschemasOf } from "./subschemas.ts";

export type Unsupported = {
  /** RFC 6901, from the schema given */
  readonly pointer: string;
  /** `""` when it is the schema given that is none */
  readonly keyword: string;
  readonly reason: string;
};

/**
 * @param schema a schema as it stands in the document, read as JSON Schema 2020-12 (OpenAPI 3.1, 4.8.24)
 * @returns every keyword that the validators of `compileStandalone` would not honour, with the reason and the
 * cure; references are not followed
 */
export function unsupportedKeywords(schema: unknown): readonly Unsupported[] {
  return within(schema, "", "");
}

function within(schema: unknown, pointer: string, keyword: string): readonly Unsupported[] {
  if (typeof schema === "boolean") return [];
  if (!isRecord(schema)) return [{ pointer, keyword, reason: notASchema(keyword, schema) }];
  const own = Object.keys(schema).flatMap((name) => {
    const reason = reasonAgainst(name, schema);
    return reason === undefined ? [] : [{ pointer: pointer + formatPointer([name]), keyword: name, reason }];
  });
  const deeper = subschemasOf(schema).flatMap((inner) =>
    within(inner.schema, `${pointer}${inner.pointer}`, inner.keyword),
  );
  return [...own, ...deeper];
}

function notASchema(keyword: string, value: unknown): string {
  if (keyword === "items" && Array.isArray(value))
    return "older drafts wrote a list here: write `prefixItems`";
  return "a schema is an object, `true` or `false`";
}

function reasonAgainst(name: string, schema: Readonly<Record<string, unknown>>): string | undefined {
  const row = keywordNamed(name);
  if (row === undefined) {
    return "no keyword of JSON Schema 2020-12 or OpenAPI: is it misspelt? The name of an extension begins with `x-`";
  }
  if (row.use === "refused") return row.because;
  if (row.needs !== undefined && !Object.hasOwn(schema, row.needs))
    return `says nothing without \`${row.needs}\``;
  return Object.hasOwn(valueReasons, name) ? valueReasons[name]?.(schema[name]) : undefined;
}

/** Keywords that are honoured with some values and not with others. */
const valueReasons: Readonly<Record<string, (value: unknown) => string | undefined>> = {
  $ref: (value) =>
    typeof value === "string" && parseReference(value) !== undefined
      ? undefined
      : "does not lead to `#/components/schemas/NAME`: bundle the document first",
  format: (value) =>
    typeof value === "string" && Object.hasOwn(fullFormats, value)
      ? undefined
      : "no format that ajv-formats knows, so nothing would check it: use `pattern`, or say it in the description",
  pattern: notARegExp,
  patternProperties: (value) =>
    isRecord(value) ? Object.keys(value).map(notARegExp).find(Boolean) : undefined,
  exclusiveMinimum: notABound,
  exclusiveMaximum: notABound,
  properties: namesProto,
  dependentRequired: namesProto,
  dependentSchemas: namesProto,
  required: (value) =>
    typeof value === "boolean"
      ? "older drafts wrote so: list the members in the schema around it"
      : undefined,
};

function notABound(value: unknown): string | undefined {
  return typeof value === "boolean" ? "OpenAPI 3.0 wrote a boolean here: write the bound itself" : undefined;
}

function notARegExp(pattern: unknown): string | undefined {
  try {
    new RegExp(String(pattern), "u");
    return undefined;
  } catch (error) {
    return `no regular expression of ECMA-262 with the flag u: ${error instanceof Error ? error.message : error}`;
  }
}

// Ajv skips this one name when it compiles, lest the code it writes reads a prototype.
function namesProto(value: unknown): string | undefined {
  return isRecord(value) && Object.hasOwn(value, "__proto__")
    ? "a member `__proto__` is never checked"
    : undefined;
}
