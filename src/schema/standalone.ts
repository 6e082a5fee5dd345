/** Compiles the schemas of an OpenAPI document to the text of one module of validators. */
import type { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { isRecord } from "../json/record.ts";
import { assertSchema, makeAjv } from "./ajv.ts";
import { bundled } from "./bundle.ts";
import { type Components, parseReference } from "./component-reference.ts";
import { componentId, entryId, prepared } from "./prepare.ts";
import { assertReferences } from "./references.ts";
import { hasUnevaluated } from "./subschemas.ts";
import { unsupportedKeywords } from "./unsupported-keywords.ts";

export type StandaloneInput = {
  /** the document's `components.schemas`: plain JSON in which every `$ref` is `#/components/schemas/NAME` or deeper */
  readonly components: Components;
  /** export name -> schema; a JavaScript identifier */
  readonly entries: Readonly<Record<string, unknown>>;
};

/**
 * @returns an ES module without import, `require` or `eval`: for each entry a function
 * `(value: unknown) => boolean` with a property `errors` (null or the input of `faultsOf`). The same input gives the
 * same text in any working folder. Values must come from `JSON.parse`.
 * @throws Error if a name is not an identifier, a schema has a keyword that `unsupportedKeywords` reports, a reference
 * is circular or cannot be resolved, or a keyword has a value that JSON Schema 2020-12 does not allow
 */
export async function compileStandalone(input: StandaloneInput): Promise<string> {
  assertSound(input);
  const all = [...Object.values(input.components), ...Object.values(input.entries)];
  const ajv = makeAjv({ source: true, esm: true, lines: true }, all.some(hasUnevaluated));
  for (const [name, schema] of Object.entries(input.components)) add(ajv, componentId(name), schema, name);
  const ids = Object.entries(input.entries).map(([name, schema]) => {
    const shared = sharedComponent(schema);
    if (shared !== undefined) return [name, componentId(shared)] as const;
    add(ajv, entryId(name), schema, name);
    return [name, entryId(name)] as const;
  });
  // Ajv needs names that do not clash with its own, so each entry is exported from `entry0`, `entry1`, … under its name.
  const inner = ids.map(([name, id], index) => ({ name, id, local: `entry${index}` }));
  const code = standaloneCode.default(ajv, Object.fromEntries(inner.map(({ local, id }) => [local, id])));
  return bundled(code, Object.fromEntries(inner.map(({ name, local }) => [name, local])));
}

function add(ajv: Ajv2020, id: string, schema: unknown, name: string): void {
  try {
    const own = prepared(id, schema);
    assertSchema(own);
    ajv.addSchema(own);
  } catch (error) {
    throw new Error(`${name}: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** An entry that is only a reference to a component shares the component's function. */
function sharedComponent(schema: unknown): string | undefined {
  if (!isRecord(schema) || Object.keys(schema).length !== 1) return undefined;
  const place = parseReference(String(schema.$ref));
  return place?.below === "" ? place.name : undefined;
}

function assertSound({ components, entries }: StandaloneInput): void {
  for (const name of Object.keys(components)) {
    if (parseReference(`#/components/schemas/${name}`)?.name !== name) {
      throw new Error(`${name}: a component's name may contain only letters, digits, ".", "-" and "_"`);
    }
  }
  for (const name of Object.keys(entries)) {
    if (!/^[A-Za-z_$][\w$]*$/.test(name)) throw new Error(`${name}: an entry's name must be an identifier`);
  }
  for (const [name, schema] of [...Object.entries(components), ...Object.entries(entries)]) {
    const [first] = unsupportedKeywords(schema);
    if (first !== undefined) throw new Error(`${name}${first.pointer}: ${first.reason}`);
    assertReferences(name, schema, components);
  }
}
