// Writes `client.ts`: a typed client for the document's operations, with a row of facts about each.
import type { Contract, Operation } from "../contract/operation.ts";
import { isRecord, type Members } from "../json/record.ts";
import { clientRow } from "./client-row.ts";
import { printComment, printKey, printValue, Raw } from "./print.ts";

/**
 * @param contract the contract of `document`
 * @param document a document, prepared by `clientDocument`
 * @returns the text of `client.ts`
 */
export function writeClient(contract: Contract, document: Members): string {
  const rows = contract.operations
    .filter(isSendable)
    .map((operation) => [operation.id, clientRow(operation, contract, document)] as const);
  const helpers = HELPERS.filter((name) => rows.some(([, row]) => uses(name, row)));
  return [
    `// Generated from the document; do not edit. A typed client for ${contract.title.replaceAll(/[\r\n\u2028\u2029]+/g, " ")}.\n`,
    'import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";\n',
    ...helpers.map((name) => `import * as ${name} from "verbatim/client/${MODULES[name]}";\n`),
    'import type { Table } from "verbatim/client/table";\n',
    'import type { operations } from "./schema.d.ts";\n\n',
    "const table = {\n",
    ...rows.map(([id, row]) => `  ${printKey(id)}: ${printValue(row, 2)},\n`),
    "} as const satisfies Table;\n\n",
    "/** One method per operation, under its `operationId`. */\n",
    "export type ApiClient = Client<operations, typeof table>;\n\n",
    printComment([
      "@param options the URL of the service, and how to send requests",
      "@returns a client whose operations, parameters, contents and results are typed by the document",
    ]),
    "export function createClient(options: ClientOptions): ApiClient {\n",
    "  return createTypedClient<operations, typeof table>(options, table);\n",
    "}\n",
  ].join("");
}

/** @returns whether the platform's `fetch` can send the operation: never TRACE (Fetch 2.2.1). */
export function isSendable({ method }: Operation): boolean {
  return method !== "TRACE";
}

/** The modules of the client that only some documents need. */
const MODULES = { content: "other-content", parameters: "url-styles" } as const;
const HELPERS = ["content", "parameters"] as const;

function uses(helper: (typeof HELPERS)[number], value: unknown): boolean {
  if (value instanceof Raw) return value.text.includes(`${helper}.`);
  return isRecord(value) && Object.values(value).some((member) => uses(helper, member));
}
