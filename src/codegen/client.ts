// Writes `client.ts`: a typed client for the document's operations, with a row of facts about each.
import type { Contract, Operation } from "../contract/operation.ts";
import { isRecord, type Members } from "../json/record.ts";
import { isField } from "../semantics/fields.ts";
import { clientComment } from "./client-comment.ts";
import { clientRow, readerOf } from "./client-row.ts";
import { exportedModels, freeName, type ModelNames, typeName } from "./model-names.ts";
import { printComment, printKey, printValue, Raw } from "./print.ts";

/**
 * @param contract the contract of `document`
 * @param document a document, prepared by `clientDocument`
 * @param models the names of the types of its components
 * @returns the text of `client.ts`. Its only import of a generated file is of types, so that the name of that file is of
 *   no importance when it runs: a compiler may write it elsewhere, or strip its types.
 */
export function writeClient(contract: Contract, document: Members, models: ModelNames): string {
  const methods = namedMethods(contract.operations.filter(isSendable), models);
  const rows = methods.map(
    ({ operation }) => [operation.id, clientRow(operation, contract, document)] as const,
  );
  const helpers = HELPERS.filter((name) => rows.some(([, row]) => uses(`${name}.`, row)));
  const isChoice = rows.some(([, { answers }]) => uses("streams.either(", answers));
  const chosen = isChoice ? "streams.choosing(options)" : "options";
  const streaming = helpers.includes("streams") ? `streams.streaming(${chosen})` : "options";
  const given = rows.some(([, row]) => row["duplex"] !== undefined)
    ? `content.sendingOnce(${streaming})`
    : streaming;
  const types = methods.map((one) => typesOf(one, contract)).join("");
  const imports = [
    ...IMPORTED.filter((name) => types.includes(`${name}<`) || types.includes(` ${name};`)).map(
      (name) => `type ${name}`,
    ),
    "type ClientOptions",
    "createTypedClient",
  ];
  return [
    `// Generated from the document; do not edit. A typed client for ${contract.title.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}.\n`,
    `import {\n${imports.map((name) => `  ${name},\n`).join("")}} from "@verbatim-http/kit/client/client";\n`,
    ...helpers.map((name) => `import * as ${name} from "@verbatim-http/kit/client/${MODULES[name]}";\n`),
    'import type { Table } from "@verbatim-http/kit/client/table";\n',
    ...(methods.length > 0 ? ['import type { operations } from "./schema.js";\n'] : []),
    exportedModels(models, [...OWN_NAMES, ...methods.flatMap(namesIn)]),
    "\nconst table = {\n",
    ...rows.map(([id, row]) => `  ${printKey(id)}: ${printValue(row, 2)},\n`),
    "} as const satisfies Table;\n\n",
    "/** One method per operation, under its `operationId`. */\n",
    "export interface ApiClient {\n",
    methods
      .map(
        ({ operation, name }) =>
          `${clientComment(operation, 2)}  readonly ${printKey(operation.id)}: ${name};\n`,
      )
      .join("\n"),
    "}\n\n",
    printComment([
      "@param options the URL of the service, and how to send requests",
      "@returns a client whose operations, parameters, contents and results are typed by the document",
    ]),
    "export function createClient(options: ClientOptions): ApiClient {\n",
    `  return createTypedClient<ApiClient>(${given}, table);\n`,
    "}\n",
    types,
  ].join("");
}

/** @returns whether the platform's `fetch` can send the operation: never TRACE (Fetch 2.2.1). */
export function isSendable({ method }: Operation): boolean {
  return method !== "TRACE";
}

/** An operation with the names of the types of its method, of what it takes, and of what it returns. */
type NamedMethod = {
  readonly operation: Operation;
  readonly name: string;
  readonly input: string;
  readonly result: string;
  readonly options: string;
};

const IMPORTED = ["Answered", "Call", "EditInput", "Given", "Input", "Operation", "Unanswered"];

/** The names that every `client.ts` uses itself. */
const OWN_NAMES = [
  "ApiClient",
  "createClient",
  "table",
  "ClientOptions",
  "createTypedClient",
  ...IMPORTED,
  "Table",
  "operations",
  "content",
  "keys",
  "parameters",
  "streams",
];

function namedMethods(operations: readonly Operation[], models: ModelNames): readonly NamedMethod[] {
  const taken = new Set([...OWN_NAMES, ...models.values()]);
  const free = (wanted: string): string => {
    const name = freeName(wanted, taken);
    taken.add(name);
    return name;
  };
  return operations.map((operation) => {
    const stem = typeName(operation.id);
    return {
      operation,
      name: free(`${stem}Method`),
      input: free(`${stem}Input`),
      result: free(`${stem}Result`),
      options: free(`${stem}EditOptions`),
    };
  });
}

function namesIn({ name, input, result, options }: NamedMethod): readonly string[] {
  return [name, input, result, options];
}

/** Interfaces and unions under names of their own, which editors and compilers then show in place of their parts. */
function typesOf({ operation, name, input, result, options }: NamedMethod, contract: Contract): string {
  const key = JSON.stringify(operation.id);
  const { read } = readerOf(operation, contract);
  const { key: takesKey, keyField } = operation.traits;
  const keyName =
    takesKey === "none" || keyField === undefined ? undefined : JSON.stringify(keyField.toLowerCase());
  const keyed = keyName === undefined ? "" : `, ${keyName}`;
  const prefers = operation.parameters.some((one) => one.in === "header" && isField("prefer", one.name));
  return [
    `\nexport interface ${input} extends Input<operations[${key}]${keyName === undefined ? "" : `, false${keyed}`}> {}\n`,
    `export type ${result} = Answered<operations[${key}], (typeof table)[${key}]> | Unanswered;\n`,
    read === undefined
      ? ""
      : `export interface ${options} extends EditInput<operations[${key}], operations[${JSON.stringify(read)}]${keyed}> {}\n`,
    `export interface ${name}\n`,
    `  extends Operation<operations, typeof table, ${key}, ${input}, ${result}${read === undefined ? "" : `, ${options}`}> {\n`,
    // Of several signatures, an editor shows only the comment of the signature.
    prefers ? clientComment(operation, 2) : "",
    `  (...input: Given<${input}>): Call<${result}>;\n`,
    "}\n",
  ].join("");
}

/** The modules of the client that only some documents need. */
const MODULES = {
  content: "other-content",
  keys: "key-field",
  parameters: "url-styles",
  streams: "item-streams",
} as const;
const HELPERS = ["content", "keys", "parameters", "streams"] as const;

function uses(text: string, value: unknown): boolean {
  if (value instanceof Raw) return value.text.includes(text);
  return isRecord(value) && Object.values(value).some((member) => uses(text, member));
}
