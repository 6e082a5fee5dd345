// The report for build servers: JUnit XML, one suite per law that was checked, one case per operation.
import { type Demands, fails, isCoveredBy } from "./demands.ts";
import type { BrokenReport, Report, ResultRow } from "./report.ts";

type Case = {
  readonly name: string;
  readonly failure?: { readonly type: string; readonly message: string; readonly text: string };
  /** Why a broken law does not fail. */
  readonly skipped?: string;
};

/** @returns the report as XML 1.0, with the coverage as a case of its own; `strict`: what was not exercised is a failure. */
export function asJunit(report: Report, demands: Demands): string {
  const suites = [...Map.groupBy(report.results, ({ law }) => law.id)]
    .map(([id, rows]) => ({ id, cases: rows.flatMap((row) => caseOf(row, report, demands) ?? []) }))
    .filter(({ cases }) => cases.length > 0);
  const all = [{ id: "coverage", cases: [coverageCase(report, demands)] }, ...suites];
  const { tests, failures, skipped } = countsOf(all.flatMap(({ cases }) => cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${text(report.title)} tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}" time="${report.seconds}">`,
    ...all.flatMap(({ id, cases }) => suite(id, cases)),
    "</testsuites>",
    "",
  ].join("\n");
}

function countsOf(cases: readonly Case[]): {
  readonly tests: number;
  readonly failures: number;
  readonly skipped: number;
} {
  return {
    tests: cases.length,
    failures: cases.filter(({ failure }) => failure !== undefined).length,
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

function coverageCase(report: Report, demands: Demands): Case {
  const { asked, of, cut, notAsked } = report.coverage;
  const message = `${asked} of ${of} operations could be asked${cut ? ", and the budget ended first" : ""}`;
  if (isCoveredBy(report, demands)) return { name: message };
  const lines = notAsked.map(({ operation, because, add }) => `${operation.id}: ${because}\n  ${add}`);
  return { name: message, failure: { type: "coverage", message, text: lines.join("\n") } };
}

/** A build server wants what was asked: hundreds of laws that are about no operation here would hide it. */
function caseOf(row: ResultRow, report: Report, { strict, failOn }: Demands): Case | undefined {
  const { law, operation, verdict, because = "" } = row;
  const name = operation.id;
  if (verdict === "holds") return { name };
  if (verdict === "not exercised" && strict)
    return { name, failure: { type: verdict, message: `${verdict}: ${because}`, text: "" } };
  const found = report.broken.find((one) => one.law === law && one.operation === operation);
  if (found === undefined) return undefined;
  if (found.known !== undefined) return { name, skipped: `known: ${found.known}` };
  if (!fails(law.level, failOn)) return { name, skipped: `broken, a ${law.level}: ${found.seen}` };
  return { name, failure: { type: "broken", message: found.seen, text: details(found) } };
}

function suite(id: string, cases: readonly Case[]): readonly string[] {
  const { tests, failures, skipped } = countsOf(cases);
  return [
    `  <testsuite name=${text(id)} tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...cases.map((one) => {
      const head = `    <testcase classname=${text(id)} name=${text(one.name)}`;
      if (one.skipped !== undefined) return `${head}><skipped message=${text(one.skipped)}/></testcase>`;
      if (one.failure === undefined) return `${head}/>`;
      const { type, message, text: inside } = one.failure;
      return `${head}><failure type=${text(type)} message=${text(message)}>${escaped(inside)}</failure></testcase>`;
    }),
    "  </testsuite>",
  ];
}

function details({ law, declared, curl, replay }: BrokenReport): string {
  const { file, line, column } = declared.position;
  const where = `${file}:${line}:${column} ${declared.pointer}`;
  return [
    `${law.says} (${law.level}, ${law.section})`,
    where,
    "",
    ...curl,
    "",
    `check again: ${replay}`,
  ].join("\n");
}

function text(value: string): string {
  return `"${escaped(value).replaceAll("\n", "&#10;")}"`;
}

/** XML 1.0 2.2 has no place for most control characters, not even as references. */
function escaped(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(
      /(?![\t\n])\p{Cc}|[\ufffe\uffff]/gu,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
