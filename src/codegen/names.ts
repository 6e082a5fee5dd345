// Which compiled validator serves which part of the document: named once, shared where the schema is the same.
import type { Contract, Operation, Parameter } from "../contract/operation.ts";
import { isRecord } from "../json/record.ts";
import { isField } from "../semantics/fields.ts";
import { mediaTypes } from "../semantics/media-types.ts";

export type Validators = {
  /** Export name -> schema, in the order of first use. */
  readonly entries: ReadonlyMap<string, unknown>;
  /** The export that validates a schema; `wanted` is its name when it is new and has none of its own. */
  readonly nameOf: (schema: unknown, wanted: string) => string;
};

/** @returns the validators that the operations of a contract need. */
export function collectValidators(contract: Contract): Validators {
  const entries = new Map<string, unknown>();
  const names = new Map<string, string>();
  const nameOf = (schema: unknown, wanted: string): string => {
    const text = JSON.stringify(schema);
    const known = names.get(text);
    if (known !== undefined) return known;
    const name = freeName(identifier(componentName(schema) ?? wanted), entries);
    names.set(text, name);
    entries.set(name, schema);
    return name;
  };
  for (const operation of contract.operations) collectOf(operation, nameOf);
  return { entries, nameOf };
}

function collectOf(operation: Operation, nameOf: Validators["nameOf"]): void {
  for (const place of ["path", "query", "header"] as const) {
    const schema = parametersSchema(operation, place);
    const isEmpty = Object.keys(schema.properties).length === 0;
    nameOf(schema, isEmpty ? "no_parameters" : `${operation.id}_${place}`);
  }
  for (const media of operation.content?.media ?? []) {
    nameOf(media.schema ?? {}, `${operation.id}_${media.type === mediaTypes.json ? "content" : media.type}`);
  }
  for (const response of operation.responses) {
    const media = response.media[0];
    if (media) nameOf(media.schema ?? {}, `${operation.id}_${response.status}`);
  }
}

/** Header parameters with a meaning of their own are read by their grammar, not by a schema. */
const OWN_GRAMMAR = [
  "ifMatch",
  "ifNoneMatch",
  "idempotencyKey",
  "prefer",
  "accept",
  "contentType",
  "authorization",
] as const;

/** @returns the parameters of one place that a handler gets. */
export function parametersOf(operation: Operation, place: "path" | "query" | "header"): readonly Parameter[] {
  return operation.parameters.filter(
    (one) => one.in === place && !(place === "header" && OWN_GRAMMAR.some((id) => isField(id, one.name))),
  );
}

/** @returns the schema of all parameters of one place as an object that admits no others. */
export function parametersSchema(
  operation: Operation,
  place: "path" | "query" | "header",
): { readonly properties: Readonly<Record<string, unknown>>; readonly [keyword: string]: unknown } {
  const parameters = parametersOf(operation, place);
  const required = parameters.filter((one) => one.required).map((one) => one.name);
  const properties = Object.fromEntries(parameters.map((one) => [one.name, one.schema ?? {}]));
  const schema = { type: "object", properties, additionalProperties: false };
  return required.length > 0 ? { ...schema, required } : schema;
}

/** The name of the component that a schema is a bare reference to. */
export function componentName(schema: unknown): string | undefined {
  const ref = isRecord(schema) && Object.keys(schema).length === 1 ? schema["$ref"] : undefined;
  return typeof ref === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1] : undefined;
}

function identifier(text: string): string {
  const plain = text.replaceAll(/[^\w$]+/g, "_");
  return /^\d/.test(plain) || RESERVED.has(plain) ? `_${plain}` : plain;
}

/** Two names of the document that would be one name of the code stay two. */
function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
  return free;
}

// ECMA-262 12.7.2
const RESERVED = new Set(
  (
    "await break case catch class const continue debugger default delete do else enum export extends false finally " +
    "for function if import in instanceof new null return super switch this throw true try typeof var void while " +
    "with yield let static implements interface package private protected public arguments eval"
  ).split(" "),
);
