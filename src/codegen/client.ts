// Writes `client.ts`: a typed client of the document's operations.
import type { Contract } from "../contract/operation.ts";
import { printComment } from "./print.ts";

/** @returns the text of `client.ts`. */
export function writeClient(contract: Contract): string {
  return [
    `// Generated from the document; not to be edited. A typed client of: ${contract.title.replaceAll("\n", " ")}.\n`,
    'import { type Client, type ClientOptions, createTypedClient } from "verbatim/client/client";\n',
    'import { operations } from "./operations.ts";\n',
    'import type { paths } from "./schema.d.ts";\n\n',
    printComment([
      "@param options where the service is, and how to reach it",
      "@returns a client whose paths, parameters, contents and answers are those of the document",
    ]),
    "export function createClient(options: ClientOptions): Client<paths> {\n",
    "  return createTypedClient<paths>(options, operations);\n",
    "}\n",
  ].join("");
}
