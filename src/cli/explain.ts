// `verbatim explain`: shows what each operation of a document means, as a table.

import { type Evidence, evidenceOf } from "../contract/inferred/inference-table.ts";
import { settledOperations } from "../contract/inferred/settle.ts";
import { loadDocument } from "../contract/load.ts";
import type { Contract } from "../contract/operation.ts";
import { type OtherOperation, otherOperations } from "../contract/other-operations.ts";
import { type Facts, factsOf } from "../explain/promises.ts";
import { markdownTable, textTable } from "../explain/promises-table.ts";
import { printable, printableLine } from "../json/printable.ts";
import type { Effect } from "../semantics/effects.ts";
import { argumentsFrom, documentFrom, formatFrom, readingFrom, readingOptions } from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { painterFor } from "./text/painter.ts";
import { wrapped } from "./text/wrap.ts";
import { usage } from "./usage/explain-usage.ts";

/** `tried`: what only `check` takes the operation to do, to find out by its first requests. */
type Row = Facts & { readonly tried: { readonly effect: Effect; readonly because: string } | undefined };

/** A contract, and what its document describes next to the operations. */
type Described = Pick<Contract, "title" | "version"> & { readonly others: readonly OtherOperation[] };

type Format = (described: Described, rows: readonly Row[], io: Io) => string;

const formats: Readonly<Record<string, Format>> = {
  human: ({ title, version, others }, rows, io) => {
    const paint = painterFor(io);
    const head = paint("heading", printableLine(`${title} ${version}`.trim()));
    const next =
      others.length === 0 ? "" : `, and ${others.length} more that are not in its paths or methods`;
    const count = `${rows.length} ${rows.length === 1 ? "operation" : "operations"}${next}`;
    return `${head}, ${count}\n\n${rows.length === 0 ? "" : textTable(rows.map(printableRow), widthOf(io), paint)}${triedLines(rows.map(printableRow), widthOf(io))}${otherLines(others, widthOf(io))}`;
  },
  json: ({ title, version, others }, rows) => {
    const nullForUnsettled = (_: string, value: unknown): unknown => (value === undefined ? null : value);
    return printable(
      `${JSON.stringify({ title, version, operations: rows, others: others.map(({ place: _, ...one }) => one) }, nullForUnsettled, 2)}\n`,
    );
  },
  markdown: ({ others }, rows) =>
    `${markdownTable(rows.map(printableRow))}${otherLines(others, Number.POSITIVE_INFINITY)}`,
};

const options = { ...readingOptions, format: { type: "string", default: "human" } } as const;

export const explainCommand: Command = {
  name: "explain",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    const asText = formatFrom<Format>(values.format, formats);
    const { contract, root } = await loadDocument(documentFrom(positionals), readingFrom(values, io.err));
    const evidence = evidenceOf(contract);
    const rows = settledOperations(contract).map((operation, at) => ({
      ...factsOf(operation),
      tried: triedIn(evidence[at]),
    }));
    const { title, version } = contract;
    io.out(asText({ title, version, others: otherOperations(root) }, rows, io));
    return 0;
  },
};

function triedIn(row: Evidence | undefined): Row["tried"] {
  return row?.how === "tried" && row.effect !== undefined
    ? { effect: row.effect, because: row.because }
    : undefined;
}

/** What only `check` goes by, so that the table says no more than the document does. */
function triedLines(rows: readonly Row[], width: number): string {
  const lines = rows.flatMap(({ method, path, tried }) =>
    tried === undefined ? [] : wrapped(`  ${method} ${path}: ${tried.effect}, as ${tried.because}`, width, 4),
  );
  const head = "Not settled, but verbatim check tries it as:";
  return lines.length === 0 ? "" : `\n${[head, ...lines].join("\n")}\n`;
}

/** Webhooks, callbacks and new methods: they are listed, and nothing is claimed about them. */
function otherLines(others: readonly OtherOperation[], width: number): string {
  const lines = others.flatMap(({ kind, method, path, operation, of }) => {
    const name = operation === undefined ? "" : ` (${printableLine(operation)})`;
    const whose = of === undefined ? "" : `, of ${printableLine(of)}`;
    return wrapped(`  ${kind}  ${method} ${printableLine(path)}${name}${whose}`, width, 4);
  });
  const head = "Also in the document, and not explained:";
  return lines.length === 0 ? "" : `\n${[head, ...lines].join("\n")}\n`;
}

/** Escapes the path and the operationId, which are the document's own text. */
function printableRow(row: Row): Row {
  const { path, operation } = row;
  return { ...row, path: printableLine(path), operation: operation && printableLine(operation) };
}

/** Lines in a file may have any length. */
function widthOf({ env, isTerminal }: Io): number {
  const columns = Number(env.COLUMNS);
  if (Number.isInteger(columns) && columns > 0) return columns;
  return isTerminal ? 80 : Number.POSITIVE_INFINITY;
}
