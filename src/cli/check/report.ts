// What a check found, as data: the same for every format, with the names of variables where secrets were.
import type { Outcome } from "../../conformance/check.ts";
import { curlLines } from "../../conformance/counterexample/curl.ts";
import type { Position } from "../../contract/load.ts";
import type { Contract, Operation } from "../../contract/operation.ts";
import type { Law, Verdict } from "../../laws/law.ts";

export type Report = {
  readonly document: string;
  readonly title: string;
  readonly server: string;
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  /** The run was ended before its time. */
  readonly stopped: boolean;
  readonly counts: Readonly<Record<Verdict["verdict"], number>>;
  /** Of the laws that are broken; those of one law one after the other. */
  readonly broken: readonly BrokenReport[];
  /** Every law of every operation. */
  readonly results: readonly ResultRow[];
  /** Where something may be left: paths, Locations elsewhere, and requests whose answers name no place. */
  readonly left: readonly string[];
  /** What would let more be asked. */
  readonly advice: string | undefined;
};

export type ResultRow = {
  readonly law: Law;
  readonly operation: Operation;
  readonly verdict: Verdict["verdict"];
  readonly cases: number | undefined;
  readonly because: string | undefined;
};

export type BrokenReport = {
  readonly law: Law;
  readonly operation: Operation;
  readonly declared: { readonly position: Position; readonly pointer: string };
  /** What was seen; what should have been is what the law says. */
  readonly seen: string;
  readonly curl: readonly string[];
  /** The lines were sent again, and showed the same. */
  readonly confirmed: boolean;
  /** The command line that asks only this again. */
  readonly replay: string;
  readonly hint: string | undefined;
};

export type About = {
  readonly contract: Contract;
  readonly document: string;
  readonly baseUrl: string;
  readonly seed: number;
  readonly stopped: boolean;
  readonly position: (operation: Operation) => Position;
  readonly replay: (law: Law, operation: Operation) => string;
  readonly hint: (law: Law, operation: Operation) => string | undefined;
  readonly advice: string | undefined;
  readonly redact: (text: string) => string;
};

/** @returns the report of an outcome. */
export function reportOf(outcome: Outcome, about: About): Report {
  const { redact } = about;
  const counts = { holds: 0, broken: 0, "not applicable": 0, "not exercised": 0 };
  for (const { verdict } of outcome.results) counts[verdict.verdict] += 1;
  return {
    document: about.document,
    title: `${about.contract.title} ${about.contract.version}`.trim(),
    server: about.baseUrl,
    seed: about.seed,
    requests: outcome.requests,
    seconds: Math.round(outcome.milliseconds / 100) / 10,
    stopped: about.stopped,
    counts,
    broken: outcome.results.flatMap(({ law, operation, verdict, counterexample }): BrokenReport[] => {
      if (verdict.verdict !== "broken") return [];
      const origin = new URL(about.baseUrl).origin;
      return [
        {
          law,
          operation,
          declared: { position: about.position(operation), pointer: operation.place.pointer },
          seen: redact(counterexample?.because ?? verdict.because),
          curl: counterexample === undefined ? [] : curlLines(counterexample.script, origin).map(redact),
          confirmed: counterexample?.confirmed ?? false,
          replay: about.replay(law, operation),
          hint: about.hint(law, operation),
        },
      ];
    }),
    results: outcome.results.map(({ law, operation, verdict }) => ({
      law,
      operation,
      verdict: verdict.verdict,
      cases: verdict.verdict === "holds" ? verdict.cases : undefined,
      because: verdict.verdict === "holds" ? undefined : redact(verdict.because),
    })),
    left: outcome.left.map(redact),
    advice: counts["not exercised"] > 0 ? about.advice : undefined,
  };
}

/** @returns the exit code: 0 all hold, 1 broken (strict: or not exercised), 2 when no law could be asked. */
export function exitCodeOf({ counts }: Report, strict: boolean): number {
  if (counts.broken > 0 || (strict && counts["not exercised"] > 0)) return 1;
  return counts.holds === 0 && counts["not exercised"] > 0 ? 2 : 0;
}
