// The report for code scanning: SARIF 2.1.0 (OASIS), one rule per law, one result per law and operation.
import { pathToFileURL } from "node:url";
import { printable } from "../../json/printable.ts";
import type { Law, Level } from "../../laws/law.ts";
import type { BrokenReport, Report } from "./report.ts";

const LEVELS: Readonly<Record<Level, "error" | "warning" | "note">> = {
  MUST: "error",
  SHOULD: "warning",
  convention: "note",
};

/** @returns the report as SARIF; a known broken law is a suppressed result. */
export function asSarif(report: Report): string {
  const laws = [...new Set(report.broken.map(({ law }) => law))];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "verbatim check", rules: laws.map(ruleOf) } },
        // Operations are in a document, so columns count as its editor does.
        columnKind: "utf16CodeUnits",
        invocations: [{ executionSuccessful: !report.stopped && !report.gone }],
        results: report.broken.map((one) => resultOf(one, laws)),
        properties: {
          server: report.server,
          seed: report.seed,
          operationsAsked: report.coverage.asked,
          operations: report.coverage.of,
        },
      },
    ],
  };
  return printable(`${JSON.stringify(log, null, 2)}\n`);
}

function ruleOf(law: Law): unknown {
  return {
    id: law.id,
    shortDescription: { text: law.says },
    ...(law.why === undefined ? {} : { fullDescription: { text: law.why } }),
    help: { text: [`${law.level}, ${law.section}.`, law.fix].filter(Boolean).join(" ") },
    defaultConfiguration: { level: LEVELS[law.level] },
    properties: { section: law.section, tags: [law.about] },
  };
}

function resultOf(
  { law, operation, declared, seen, curl, replay, known }: BrokenReport,
  laws: readonly Law[],
): unknown {
  const { file, line, column } = declared.position;
  const requests = curl.length === 0 ? [] : ["", "To reproduce it with bash and curl:", ...curl];
  return {
    ruleId: law.id,
    ruleIndex: laws.indexOf(law),
    level: LEVELS[law.level],
    message: { text: [`${operation.id}: ${seen}`, ...requests, "", `Check again: ${replay}`].join("\n") },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: Math.max(1, line), startColumn: Math.max(1, column) },
        },
        logicalLocations: [{ fullyQualifiedName: `${operation.method} ${operation.path}`, kind: "member" }],
      },
    ],
    partialFingerprints: { "lawAndOperation/v1": `${law.id} ${operation.id}` },
    ...(known === undefined ? {} : { suppressions: [{ kind: "external", justification: known }] }),
  };
}

/** A path relative to the working folder stays relative (SARIF 3.4.3), so that it fits any checkout. */
function uriOf(file: string): string {
  if (/^https?:/.test(file)) return file;
  return file.startsWith("/") ? pathToFileURL(file).href : file.split("/").map(encodeURIComponent).join("/");
}
