// The report for programs: JSON, in the shape that `check --help` documents.
import { printable } from "../../json/printable.ts";
import { recordOf } from "./failure-data.ts";
import type { Report } from "./report.ts";

/** @returns the report as JSON. */
export function asJson(report: Report): string {
  const { counts, levels, fixed, coverage, broken, results, advice: _advice, ...rest } = report;
  const content = {
    ...rest,
    counts: {
      holds: counts.holds,
      broken: counts.broken,
      notApplicable: counts["not applicable"],
      notExercised: counts["not exercised"],
    },
    fixed: fixed.map(({ law, operation }) => ({ law, operation })),
    levels: { must: levels.MUST, should: levels.SHOULD, convention: levels.convention },
    coverage: {
      asked: coverage.asked,
      of: coverage.of,
      cut: coverage.cut,
      notAsked: coverage.notAsked.map(({ operation, because, add }) => ({
        operation: operation.id,
        because,
        add,
      })),
    },
    broken: broken.map(
      ({ law, operation, declared, failure, seen, curl, confirmed, replay, hint, known }) => ({
        law: law.id,
        level: law.level,
        section: law.section,
        operation: operation.id,
        declared: { ...declared.position, pointer: declared.pointer },
        seen,
        expected: law.says,
        failure: recordOf(failure),
        curl,
        confirmed,
        replay,
        hint: hint ?? null,
        known: known ?? null,
      }),
    ),
    results: results.map(({ law, operation, verdict, cases, because, reason }) => ({
      law: law.id,
      operation: operation.id,
      verdict,
      cases: cases ?? null,
      because: because ?? null,
      reason: reason === undefined ? null : recordOf(reason),
    })),
  };
  return printable(`${JSON.stringify(content, null, 2)}\n`);
}
