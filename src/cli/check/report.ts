// The report as data, the same for every format, with variables in place of secrets.
import type { Checked, Outcome } from "../../conformance/check.ts";
import { curlLines } from "../../conformance/counterexample/curl.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Position } from "../../contract/position.ts";
import type { Failure } from "../../laws/failure.ts";
import type { Law, Level, Verdict } from "../../laws/law.ts";
import type { Reason } from "../../laws/reason.ts";
import type { Sentences } from "../../laws/sentences/sentences.ts";
import { fixedIn, type Known, reasonIn } from "./baseline.ts";
import { type Coverage, coverageOf, soughtOperations } from "./coverage.ts";

export type Report = {
  readonly document: string;
  readonly title: string;
  readonly server: string;
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  /** ctrl-C or SIGTERM stopped the run. */
  readonly stopped: boolean;
  /** The server could not be reached any more before the run was complete. */
  readonly gone: boolean;
  readonly counts: Readonly<Record<Verdict["verdict"], number>>;
  /** The number of broken results that are not in the baseline, by the level of their law. */
  readonly levels: Readonly<Record<Level, number>>;
  /** The number of broken results that are in the baseline. */
  readonly known: number;
  /** Entries of the baseline that hold now. */
  readonly fixed: readonly Known[];
  readonly coverage: Coverage;
  /** One entry per broken law and operation, grouped by law. */
  readonly broken: readonly BrokenReport[];
  /** One entry per law and operation. */
  readonly results: readonly ResultRow[];
  /** What may still exist: paths, Locations on other hosts, and requests whose responses name no resource. */
  readonly left: readonly string[];
  /** What the user can do so that more is checked. */
  readonly advice: string | undefined;
};

export type ResultRow = {
  readonly law: Law;
  readonly operation: Operation;
  readonly verdict: Verdict["verdict"];
  readonly cases: number | undefined;
  /** Why, for what does not hold; for a law that is not exercised also as a record. */
  readonly because: string | undefined;
  readonly reason: Reason | undefined;
  /** The same text for all results that depend on the same broken law. */
  readonly shared: string | undefined;
};

export type BrokenReport = {
  readonly law: Law;
  readonly operation: Operation;
  readonly declared: { readonly position: Position; readonly pointer: string };
  /** What was expected and seen, as a record and in a sentence. */
  readonly failure: Failure;
  readonly seen: string;
  readonly curl: readonly string[];
  /** Replaying the lines reproduced it. */
  readonly confirmed: boolean;
  /** The command line that checks only this again. */
  readonly replay: string;
  readonly hint: string | undefined;
  /** The reason in the baseline, which keeps it from failing. */
  readonly known: string | undefined;
};

export type About = {
  readonly contract: Contract;
  readonly document: string;
  readonly baseUrl: string;
  readonly seed: number;
  readonly stopped: boolean;
  readonly safeOnly: boolean;
  /** The entries of the baseline. */
  readonly baseline: readonly Known[];
  readonly position: (operation: Operation) => Position;
  readonly replay: (law: Law, operation: Operation) => string;
  readonly hint: (law: Law, operation: Operation) => string | undefined;
  readonly advice: string | undefined;
  readonly redact: (text: string) => string;
  /** Writes the sentences of the report. */
  readonly sentences: Sentences;
};

/** @returns the report of an outcome. */
export function reportOf(outcome: Outcome, about: About): Report {
  const counts = { holds: 0, broken: 0, "not applicable": 0, "not exercised": 0 };
  for (const { verdict } of outcome.results) counts[verdict.verdict] += 1;
  const broken = outcome.results.flatMap((result) => brokenReport(result, about) ?? []);
  const results = outcome.results.map((result) => resultRow(result, about));
  const openRows = Map.groupBy(results.filter(isOpen), ({ operation }) => operation);
  return {
    document: about.document,
    title: `${about.contract.title} ${about.contract.version}`.trim(),
    server: about.baseUrl,
    seed: about.seed,
    requests: outcome.requests,
    seconds: Math.round(outcome.milliseconds / 100) / 10,
    stopped: about.stopped,
    gone: outcome.gone !== undefined,
    counts,
    levels: levelsIn(broken),
    known: broken.filter(({ known }) => known !== undefined).length,
    fixed: fixedIn(about.baseline, results),
    coverage: coverageOf(outcome, {
      operations: soughtOperations(outcome.results, about),
      reasonFor: (operation) => mainReason(openRows.get(operation) ?? []),
    }),
    broken,
    results,
    left: outcome.left.map(about.redact),
    advice: counts["not exercised"] > 0 ? about.advice : undefined,
  };
}

function levelsIn(broken: readonly BrokenReport[]): Report["levels"] {
  const levels = { MUST: 0, SHOULD: 0, convention: 0 };
  for (const { law, known } of broken) if (known === undefined) levels[law.level] += 1;
  return levels;
}

function brokenReport(
  { law, operation, verdict, counterexample }: Checked,
  { redact, sentences, ...about }: About,
): BrokenReport | undefined {
  if (verdict.verdict !== "broken") return undefined;
  const { origin } = new URL(about.baseUrl);
  const { script, failure } = counterexample ?? { script: undefined, failure: verdict.failure };
  const seen = sentences.failure(failure);
  return {
    law,
    operation,
    declared: { position: about.position(operation), pointer: operation.place.pointer },
    failure,
    seen: redact(script === undefined ? seen : script.named(seen)),
    curl: script === undefined ? [] : curlLines(script, origin).map(redact),
    confirmed: counterexample?.confirmed ?? false,
    replay: about.replay(law, operation),
    hint: about.hint(law, operation),
    known: reasonIn(about.baseline, law.id, operation.id),
  };
}

function resultRow({ law, operation, verdict }: Checked, { redact, sentences }: About): ResultRow {
  const sentence = sentenceOf(law, verdict, sentences);
  const reason = verdict.verdict === "not exercised" ? verdict.reason : undefined;
  return {
    law,
    operation,
    verdict: verdict.verdict,
    cases: verdict.verdict === "holds" ? verdict.cases : undefined,
    because: sentence && redact(sentence),
    reason,
    shared: reason && redact(sentences.sharedReason(reason)),
  };
}

function sentenceOf(law: Law, verdict: Verdict, sentences: Sentences): string | undefined {
  switch (verdict.verdict) {
    case "holds":
      return undefined;
    case "broken":
      return sentences.failure(verdict.failure);
    case "not exercised":
      return sentences.reason(verdict.reason);
    case "not applicable":
      return sentences.notApplicable(law);
  }
}

function isOpen({ verdict, law }: ResultRow): boolean {
  return verdict === "not exercised" && !law.judgesAnswers;
}

/** The reason that most laws have in common for an operation. */
function mainReason(open: readonly ResultRow[]): string | undefined {
  const [first] = [...Map.groupBy(open, ({ because = "" }) => because)].sort(
    ([, a], [, b]) => b.length - a.length,
  );
  return first?.[0];
}
