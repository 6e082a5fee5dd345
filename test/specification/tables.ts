// Writes what docs/specification.md and specification/ take from the tables in src/semantics/.
import { stringify } from "yaml";
import { SEMANTICS_KEY } from "../../src/contract/semantics.ts";
import { type MemberRow, members } from "../../src/semantics/declaration.ts";
import { type EffectRow, effects, repeatText } from "../../src/semantics/effects.ts";
import { type MethodRow, methods } from "../../src/semantics/methods.ts";

export const VERSION = "1.2.0";

type Rows<Row> = readonly (readonly [string, Row])[];
const memberRows: Rows<MemberRow> = Object.entries(members);
const effectRows: Rows<EffectRow> = Object.entries(effects);
const methodRows: Rows<MethodRow> = Object.entries(methods);

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The tables as data; `idempotent: null` means that the standard takes no position. */
export function effectsJson(): string {
  const open = (_: string, value: unknown): unknown => (value === undefined ? null : value);
  const named = Object.fromEntries(
    methodRows.map(([name, { safe, idempotent, content, section }]) => [
      name,
      { safe, idempotent: idempotent ?? null, content, section },
    ]),
  );
  return `${JSON.stringify({ version: VERSION, effects, methods: named }, open, 2)}\n`;
}

/** A JSON Schema of the extension, with one branch for each effect. */
export function extensionSchema(): string {
  return json(schemaOfExtension());
}

function schemaOfExtension(): Readonly<Record<string, unknown>> {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: SEMANTICS_KEY,
    description: `What one successful request of an operation does, and what a second one does. Version ${VERSION}.`,
    type: "object",
    required: memberRows.flatMap(([name, { required }]) => (required ? [name] : [])),
    properties: Object.fromEntries(
      memberRows.map(([name, { says, section, schema }]) => [
        name,
        { description: `${says} (${section})`, ...schema },
      ]),
    ),
    patternProperties: { "^x-": true },
    additionalProperties: false,
    allOf: effectRows.map(([effect, { safe, idempotent, target }]) => ({
      if: { properties: { effect: { const: effect } }, required: ["effect"] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: {
        properties: {
          safe: { const: safe },
          idempotent: { enum: idempotent },
          ...(target === "none" ? { target: false } : {}),
        },
      },
    })),
  };
}

/** A ruleset for Spectral: the declaration exists, fits the schema, and its effect belongs to the method. */
export function spectralRuleset(): string {
  const withEffects = methodRows.flatMap(([method]) => {
    const values = effectRows.flatMap(([effect, row]) => (row.method === method ? [effect] : []));
    return values.length === 0 ? [] : [{ method, values }];
  });
  const operations = `$.paths[*][${withEffects.map(({ method }) => method.toLowerCase()).join(",")}]`;
  const ofMethods = withEffects.map(({ method, values }) => [
    `method-semantics-effect-of-${method.toLowerCase()}`,
    {
      description: `The effect of ${method} is one of: ${values.join(", ")}.`,
      severity: "error",
      given: `$.paths[*].${method.toLowerCase()}.${SEMANTICS_KEY}.effect`,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of Spectral
      then: { function: "enumeration", functionOptions: { values } },
    },
  ]);
  const rules = {
    "method-semantics-declared": {
      description: "Every operation declares what one successful request does, and what a second one does.",
      severity: "warn",
      given: operations,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of Spectral
      then: { field: SEMANTICS_KEY, function: "truthy" },
    },
    "method-semantics-well-formed": {
      description: `${SEMANTICS_KEY} fits its JSON Schema (version ${VERSION}).`,
      message: `${SEMANTICS_KEY}: {{error}}`,
      severity: "error",
      given: `${operations}.${SEMANTICS_KEY}`,
      // biome-ignore lint/suspicious/noThenProperty: a keyword of Spectral
      then: {
        function: "schema",
        functionOptions: { dialect: "draft2020-12", allErrors: true, schema: schemaOfExtension() },
      },
    },
    ...Object.fromEntries(ofMethods),
  };
  return `# A ruleset for Spectral, which checks declarations of x-method-semantics ${VERSION}: spectral lint --ruleset spectral.yaml openapi.yaml\n${stringify({ rules })}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The tables of the page, by the name of their place in it. */
export const pageTables: Readonly<Record<string, string>> = {
  members: table(
    ["member", "required", "value", "says", "source"],
    memberRows.map(([name, { required, schema, says, section }]) => [
      `\`${name}\``,
      required ? "yes" : "no",
      valuesOf(schema),
      says,
      section,
    ]),
  ),
  effects: table(
    [
      "effect",
      "method",
      "`safe`",
      "`idempotent`",
      "target",
      "success",
      "one success",
      "the same again",
      "source",
    ],
    effectRows.map(([name, row]) => [
      `\`${name}\``,
      row.method,
      String(row.safe),
      row.idempotent.map((value) => `\`${value}\``).join(", "),
      row.target,
      row.successes.join(", "),
      row.once,
      repeatText(row.again),
      row.section,
    ]),
  ),
  methods: table(
    ["method", "safe", "idempotent", "content has a meaning", "source"],
    methodRows.map(([name, { safe, idempotent, content, section }]) => [
      name,
      yesNo(safe),
      idempotent === undefined ? "open" : yesNo(idempotent),
      yesNo(content),
      section,
    ]),
  ),
};

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function valuesOf(schema: Readonly<Record<string, unknown>>): string {
  const { enum: values, type, minimum, maximum } = schema;
  if (Array.isArray(values)) return values.map((value) => `\`${value}\``).join(", ");
  return minimum === undefined ? String(type) : `${type}, ${minimum} to ${maximum}`;
}

/** @returns the page with each table at its mark: `<!-- NAME -->`, the table, `<!-- end -->` */
export function withTables(page: string): string {
  return Object.entries(pageTables).reduce((text, [name, rows]) => {
    const mark = `<!-- ${name} -->`;
    const start = text.indexOf(mark);
    const end = text.indexOf("<!-- end -->", start);
    if (start === -1 || end === -1)
      throw new Error(`docs/specification.md has no place for the table ${name}`);
    return `${text.slice(0, start)}${mark}\n\n${rows}\n\n${text.slice(end)}`;
  }, page);
}
