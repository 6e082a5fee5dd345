// The report for build servers: JUnit XML, one suite per law, one case per operation.
import type { BrokenReport, Report, ResultRow } from "./report.ts";

/** @returns the report as XML 1.0; `strict`: what was not exercised is a failure. */
export function asJunit(report: Report, { strict }: { readonly strict: boolean }): string {
  const suites = [...Map.groupBy(report.results, ({ law }) => law.id)];
  const { counts } = report;
  const total = report.results.length;
  const failures = counts.broken + (strict ? counts["not exercised"] : 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${text(report.title)} tests="${total}" failures="${failures}" errors="0" skipped="${total - counts.holds - failures}" time="${report.seconds}">`,
    ...suites.flatMap(([id, rows]) => suite(id, rows, report, strict)),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(id: string, rows: readonly ResultRow[], report: Report, strict: boolean): readonly string[] {
  const isFailure = ({ verdict }: ResultRow): boolean =>
    verdict === "broken" || (strict && verdict === "not exercised");
  const failures = rows.filter(isFailure).length;
  const skipped = rows.filter((row) => row.verdict !== "holds" && !isFailure(row)).length;
  return [
    `  <testsuite name=${text(id)} tests="${rows.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...rows.flatMap((row) => {
      const head = `    <testcase classname=${text(id)} name=${text(row.operation.id)}`;
      if (row.verdict === "holds") return [`${head}/>`];
      const because = `${row.verdict}: ${row.because ?? ""}`;
      if (!isFailure(row)) return [`${head}><skipped message=${text(because)}/></testcase>`];
      const found = report.broken.find((one) => one.law === row.law && one.operation === row.operation);
      return [
        `${head}><failure type=${text(row.verdict)} message=${text(found?.seen ?? because)}>${escaped(details(found))}</failure></testcase>`,
      ];
    }),
    "  </testsuite>",
  ];
}

function details(found: BrokenReport | undefined): string {
  if (found === undefined) return "";
  const { law, declared, curl, replay } = found;
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
