// `verbatim lint`: reports what is wrong in a document, and how to fix it.

import { printable, printableLine } from "../json/printable.ts";
import { type LocatedFinding, lintDocument, type Report } from "../lint/lint.ts";
import {
  argumentsFrom,
  documentFrom,
  formatFrom,
  readingFrom,
  readingOptions,
  UsageError,
} from "./arguments.ts";
import type { Command, Io } from "./command.ts";
import { changeInWords, fixFindings } from "./lint/fix.ts";
import { type Mood, type Paint, painterFor } from "./text/painter.ts";
import { usage } from "./usage/lint-usage.ts";

const options = {
  ...readingOptions,
  format: { type: "string", default: "human" },
  summary: { type: "boolean", default: false },
  fix: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
} as const;

export const lintCommand: Command = {
  name: "lint",
  readsDocument: true,
  usage,
  async run(args, io) {
    const { values, positionals } = argumentsFrom(args, options);
    const format = formatFrom<Format>(values.format, formats);
    if (values["dry-run"] && !values.fix) throw new UsageError("--dry-run: only with --fix");
    const reading = readingFrom(values, io.err);
    const file = documentFrom(positionals);
    const lint = (): Promise<Report> => lintDocument(file, reading.files, reading);
    const { report, fixed } = values.fix
      ? await fixFindings(lint, values["dry-run"])
      : { report: await lint(), fixed: undefined };
    const isSummary = values.summary && values.format === "human";
    io.out(isSummary ? asSummary(report, fixed, painterFor(io)) : format(report, fixed, io));
    return report.findings.some(({ severity }) => severity === "error") ? 1 : 0;
  },
};

/** `undefined` without `--fix`. */
type Fixed = readonly LocatedFinding[] | undefined;
type Format = (report: Report, fixed: Fixed, io: Io) => string;

const formats: Readonly<Record<string, Format>> = {
  human: (report, fixed, io) => asText(report, fixed, painterFor(io)),
  json: ({ operations, findings }, fixed) => {
    const record = {
      operations,
      ...(fixed === undefined ? {} : { fixed: fixed.map(asRecord) }),
      findings: findings.map(asRecord),
    };
    return printable(`${JSON.stringify(record, null, 2)}\n`);
  },
};

const severities: Readonly<
  Record<LocatedFinding["severity"], { readonly mood: Mood; readonly word: string }>
> = {
  error: { mood: "bad", word: "error" },
  warn: { mood: "careful", word: "warning" },
};

function asRecord({ fix: _, ...finding }: LocatedFinding): Omit<LocatedFinding, "fix"> {
  return finding;
}

/** One line per rule, the most frequent first. */
function asSummary(report: Report, fixed: Fixed, paint: Paint): string {
  const kinds = Map.groupBy(report.findings, ({ severity, rule }) => `${severity} ${rule}`);
  const lines = [...kinds.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((all) => all.slice(0, 1).map((first) => kindLine(first, all.length, paint)));
  return `${[...lines, ...countOfFixed(fixed), totals(report)].join("\n")}\n`;
}

function kindLine(
  { file, line, column, severity, rule }: LocatedFinding,
  number: number,
  paint: Paint,
): string {
  const { mood, word } = severities[severity];
  const place = `${printableLine(file)}:${line}:${column}`;
  return `${String(number).padStart(6)}  ${paint(mood, word.padEnd(7))}  ${paint("label", printableLine(rule))}  ${place}`;
}

function asText(report: Report, fixed: Fixed, paint: Paint): string {
  const changes = fixed?.map((finding) => blockOfFixed(finding, paint)) ?? [];
  const found = report.findings.map((finding) => block(finding, paint));
  return `${[...changes, ...found, ...countOfFixed(fixed), totals(report)].join("\n")}\n`;
}

function countOfFixed(fixed: Fixed): readonly string[] {
  return fixed === undefined ? [] : [`${plural(fixed.length, "finding")} fixed`];
}

function blockOfFixed({ file, line, column, rule, wrong, fix }: LocatedFinding, paint: Paint): string {
  const place = `${printableLine(file)}:${line}:${column}`;
  const change = fix === undefined ? "" : changeInWords(fix);
  const head = `${place}  ${paint("good", "fixed")}  ${paint("label", printableLine(rule))}`;
  return `${head}\n  ${printable(wrong.replaceAll("\n", "\n  "))}\n  → ${printableLine(change)}\n`;
}

function totals({ findings, operations }: Report): string {
  const total = { error: count(findings, "error"), warn: count(findings, "warn") };
  const judged = `in ${plural(operations, "operation")}`;
  return findings.length === 0
    ? `no findings ${judged}`
    : `${plural(total.error, "error")}, ${plural(total.warn, "warning")} ${judged}`;
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
