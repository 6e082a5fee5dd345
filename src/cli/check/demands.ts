// What makes a run fail, and its exit code.
import type { Level } from "../../laws/law.ts";
import { isCovered } from "./coverage.ts";
import type { Report } from "./report.ts";

/** What makes a run fail. */
export type Demands = {
  /** What was not exercised fails, too. */
  readonly strict: boolean;
  /** Broken laws below this level do not fail. */
  readonly failOn: Level;
  /** The percentage of operations that have to be asked. */
  readonly coverage: number;
};

/**
 * @returns the exit code: 1 if a law is broken (strict: or not exercised), else 2 if nothing could be checked, else 3 if
 *   too little could, else 0
 */
export function exitCodeOf({ counts, levels, coverage }: Report, demands: Demands): number {
  const failing = levelNames.some((level) => fails(level, demands.failOn) && levels[level] > 0);
  if (failing || (demands.strict && counts["not exercised"] > 0)) return 1;
  if (counts.holds + counts.broken === 0 && counts["not exercised"] > 0) return 2;
  return isCoveredBy({ coverage }, demands) ? 0 : 3;
}

/** The levels, from the strictest. */
export const levelNames = ["MUST", "SHOULD", "convention"] as const satisfies readonly Level[];

/** @returns whether a broken law of this level fails. */
export function fails(level: Level, lowest: Level): boolean {
  return levelNames.indexOf(level) <= levelNames.indexOf(lowest);
}

/** @returns whether enough was asked. */
export function isCoveredBy({ coverage }: Pick<Report, "coverage">, demands: Demands): boolean {
  return isCovered(coverage, demands.coverage);
}
