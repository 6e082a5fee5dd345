// `verbatim explain`: the operations of a document and what sending each of them twice does, as a table.
import { parseArgs } from "node:util";
import { loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/operation.ts";
import { type Facts, factsOf } from "../explain/promises.ts";
import { layOut, markdownTable } from "../explain/promises-table.ts";
import type { Command, Io } from "./command.ts";
import { painterFor } from "./text/painter.ts";
import { printable, printableLine } from "./text/printable.ts";

const usage = `Usage: verbatim explain [document] [--format human|json|markdown]

Shows every operation of an OpenAPI 3.x document, with or without x-method-semantics: its effect,
whether it is safe and idempotent, the preconditions and the key it takes, what an identical second
request is answered by, and whether a client may retry it.

  document           OpenAPI 3.x, YAML or JSON (default: openapi.yaml)
  --format FORMAT    human (default): a table as wide as the terminal (COLUMNS), or a block an
                     operation where that is too narrow; json: with a sentence on each operation,
                     null where nothing settles a question; markdown: one table

The signs: yes, no, by key (yes, with the same Idempotency-Key), ? not settled, ! required, - none.
Colours are for terminals only, and NO_COLOR switches them off.

Exit: 0 done, 2 could not run
`;

const formats = {
  human: (contract: Contract, rows: readonly Facts[], io: Io): string => {
    const paint = painterFor(io);
    const head = paint("heading", printableLine(`${contract.title} ${contract.version}`.trim()));
    const count = `${rows.length} ${rows.length === 1 ? "operation" : "operations"}`;
    return `${head}, ${count}\n\n${rows.length === 0 ? "" : layOut(rows.map(printableRow), widthOf(io), paint)}`;
  },
  json: ({ title, version }: Contract, rows: readonly Facts[]): string => {
    const nullForUnsettled = (_: string, value: unknown): unknown => (value === undefined ? null : value);
    return printable(`${JSON.stringify({ title, version, operations: rows }, nullForUnsettled, 2)}\n`);
  },
  markdown: (_: Contract, rows: readonly Facts[]): string => markdownTable(rows.map(printableRow)),
} as const;

export const explainCommand: Command = {
  name: "explain",
  summary: "what each operation of a document does, and what sending it twice does",
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string", default: "human" } },
    });
    if (positionals.length > 1) {
      io.err(`verbatim explain: one document at a time.\n${usage}`);
      return 2;
    }
    if (!isFormat(values.format)) {
      io.err(`verbatim explain: --format is ${Object.keys(formats).join(", ")}, not "${values.format}".\n`);
      return 2;
    }
    const { contract } = await loadDocument(positionals[0] ?? "openapi.yaml");
    io.out(formats[values.format](contract, contract.operations.map(factsOf), io));
    return 0;
  },
};

/** The document's own words in a row: its path and its operationId. */
function printableRow(row: Facts): Facts {
  const { path, operation } = row;
  return { ...row, path: printableLine(path), operation: operation && printableLine(operation) };
}

function isFormat(text: string): text is keyof typeof formats {
  return Object.hasOwn(formats, text);
}

/** What is not a terminal, such as a file, has lines of any length. */
function widthOf({ env, isTerminal }: Io): number {
  const columns = Number(env.COLUMNS);
  if (Number.isInteger(columns) && columns > 0) return columns;
  return isTerminal ? 80 : Number.POSITIVE_INFINITY;
}
