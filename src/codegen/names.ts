// Names the compiled validators: one per schema, however many parts of the document use it.
import type { Contract, Operation, Parameter } from "../contract/operation.ts";
import { isChecked, itemMedia, readMedia, sentMedia } from "../contract/served-media.ts";
import { isRecord } from "../json/record.ts";
import { mediaTypes } from "../semantics/media-types.ts";
import { hasOwnGrammar } from "../semantics/traits.ts";
import { declaredItems } from "./streamed-media.ts";

/** The places of parameters that a handler gets (OpenAPI 3.1 4.8.12.1). */
export type ParameterPlace = "path" | "query" | "header" | "cookie";
const PLACES: readonly ParameterPlace[] = ["path", "query", "header", "cookie"];

export type Validators = {
  /** Export name -> schema, in the order of first use. */
  readonly entries: ReadonlyMap<string, unknown>;
  /**
   * @returns the export that validates a schema of the contract
   * @throws Error for any other schema, because no file has its validator
   */
  readonly nameOf: (schema: unknown) => string;
};

/** The name of a validator whose schema has no name: never empty. */
type WantedName = `${string}_${string}`;

/** @returns the validators that the operations of a contract need. */
export function collectValidators(contract: Contract): Validators {
  const entries = new Map<string, unknown>();
  const names = new Map<string, string>();
  const add = (schema: unknown, wanted: WantedName): void => {
    const text = JSON.stringify(schema);
    if (names.has(text)) return;
    const name = freeName(identifier(componentName(schema) ?? wanted), entries);
    names.set(text, name);
    entries.set(name, schema);
  };
  for (const operation of contract.operations) addValidatorsOf(operation, contract, add);
  return {
    entries,
    nameOf: (schema) => {
      const name = names.get(JSON.stringify(schema));
      if (name === undefined)
        throw new Error(`No operation uses this schema, so it has no validator: ${JSON.stringify(schema)}`);
      return name;
    },
  };
}

function addValidatorsOf(
  operation: Operation,
  contract: Contract,
  add: (schema: unknown, wanted: WantedName) => void,
): void {
  for (const place of PLACES) {
    const schema = parametersSchema(operation, place);
    const isEmpty = Object.keys(schema.properties).length === 0;
    add(schema, isEmpty ? "no_parameters" : `${operation.id}_${place}`);
  }
  for (const [media] of readMedia(operation, contract)) {
    add(media.schema ?? {}, `${operation.id}_${media.type === mediaTypes.json ? "content" : media.type}`);
  }
  for (const response of operation.responses) {
    const media = sentMedia(response);
    if (media && isChecked(media)) add(media.schema ?? {}, `${operation.id}_${response.status}`);
    const stream = itemMedia(response);
    const items = stream && declaredItems(stream, contract);
    if (items?.schema !== undefined) add(items.schema, `${operation.id}_${response.status}_item`);
  }
}

/** @returns the parameters of one place that a handler gets. */
export function parametersOf(operation: Operation, place: ParameterPlace): readonly Parameter[] {
  return operation.parameters.filter(
    (one) => one.in === place && (place !== "header" || !hasOwnGrammar(one.name, operation.traits)),
  );
}

/** @returns the schema of an object with all parameters of one place and no other members. */
export function parametersSchema(
  operation: Operation,
  place: ParameterPlace,
): { readonly properties: Readonly<Record<string, unknown>>; readonly [keyword: string]: unknown } {
  const parameters = parametersOf(operation, place);
  const required = parameters.filter((one) => one.required).map((one) => one.name);
  const properties = Object.fromEntries(parameters.map((one) => [one.name, one.schema ?? {}]));
  const schema = { type: "object", properties, additionalProperties: false };
  return required.length > 0 ? { ...schema, required } : schema;
}

/** The name of the component that a schema refers to, if it is nothing but a reference. */
export function componentName(schema: unknown): string | undefined {
  const ref = isRecord(schema) && Object.keys(schema).length === 1 ? schema["$ref"] : undefined;
  return typeof ref === "string" ? /^#\/components\/schemas\/([^/]+)$/.exec(ref)?.[1] : undefined;
}

/** @returns a text as a JavaScript identifier, with `_` in place of invalid characters. */
export function identifier(text: string): string {
  const plain = text.replaceAll(/[^\w$]+/g, "_");
  return /^\d/.test(plain) || RESERVED.has(plain) ? `_${plain}` : plain;
}

/** Keeps two names of the document apart that would give the same identifier. */
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
