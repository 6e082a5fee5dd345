// `verbatim lint`: what is wrong in a document, and what to write instead.
import { parseArgs } from "node:util";
import { DocumentError } from "../contract/load.ts";
import { type LocatedFinding, lintDocument, type Report } from "../lint/lint.ts";
import type { Command, Io } from "./command.ts";
import { type Mood, type Paint, painterFor } from "./text/painter.ts";
import { printable, printableLine } from "./text/printable.ts";

const usage = `Usage: verbatim lint [document] [--format human|json]

Says what is wrong in an OpenAPI 3.x document, where, and what to write instead: Redocly's recommended
rules, and those of Verbatim on what a method means. A redocly.yaml beside the document is honoured: its
plugins, its severities, and the findings that its ignore file accepts.

  document          path of the document (default: openapi.yaml)
  --format FORMAT   human (default), or json: { operations, findings: [{ rule, severity, file, line,
                    column, wrong, instead }] }

Exit: 0 no error (there may be warnings), 1 errors, 2 could not run
`;

export const lintCommand: Command = {
  name: "lint",
  summary: "say what is wrong in a document, and what to write instead",
  usage,
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { format: { type: "string", default: "human" } },
    });
    if (positionals.length > 1) return refuse(`one document at a time, not ${positionals.length}`, io);
    if (!isFormat(values.format)) return refuse(`--format is human or json, not ${values.format}`, io);
    try {
      const report = await lintDocument(positionals[0] ?? "openapi.yaml");
      io.out(formats[values.format](report, io));
      return report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      io.err(printable(`${error.message}\n`));
      return 2;
    }
  },
};

const formats = {
  human: (report: Report, io: Io) => asText(report, painterFor(io)),
  json: (report: Report, _: Io) => printable(`${JSON.stringify(report, null, 2)}\n`),
};

function isFormat(text: string): text is keyof typeof formats {
  return Object.hasOwn(formats, text);
}

function refuse(reason: string, io: Io): number {
  io.err(`verbatim lint: ${printable(reason)}. See verbatim lint --help.\n`);
  return 2;
}

const severities: Readonly<
  Record<LocatedFinding["severity"], { readonly mood: Mood; readonly word: string }>
> = {
  error: { mood: "bad", word: "error" },
  warn: { mood: "careful", word: "warning" },
};

function asText({ findings, operations }: Report, paint: Paint): string {
  const total = { error: count(findings, "error"), warn: count(findings, "warn") };
  const judged = `in ${plural(operations, "operation")}`;
  const summary =
    findings.length === 0
      ? `no findings ${judged}`
      : `${plural(total.error, "error")}, ${plural(total.warn, "warning")} ${judged}`;
  return `${[...findings.map((finding) => block(finding, paint)), summary].join("\n")}\n`;
}

function block({ file, line, column, severity, rule, wrong, instead }: LocatedFinding, paint: Paint): string {
  const place = `${printableLine(file)}:${line}:${column}`;
  const { mood, word } = severities[severity];
  const head = `${place}  ${paint(mood, word)}  ${paint("label", printableLine(rule))}`;
  const lines = [wrong.replaceAll("\n", "\n  "), ...(instead === "" ? [] : [`→ ${instead}`])];
  return `${[head, ...lines.map((text) => `  ${printable(text)}`)].join("\n")}\n`;
}

function count(findings: readonly LocatedFinding[], severity: LocatedFinding["severity"]): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function plural(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
