// Combines the verdicts on several cases of one law.
import type { Verdict } from "../law.ts";
import { holds, notExercised } from "./judgements.ts";

/** @returns "broken" if a case is broken; else how many hold; else why none was exercised. */
export function judgeAll<Case>(cases: readonly Case[], judge: (one: Case) => Verdict): Verdict {
  const verdicts = cases.map(judge);
  const found = verdicts.find(({ verdict }) => verdict === "broken");
  if (found !== undefined) return found;
  const held = verdicts.flatMap((one) => (one.verdict === "holds" ? one.cases : []));
  if (held.length > 0) return holds(held.reduce((sum, one) => sum + one, 0));
  return verdicts[0] ?? notExercised("no case");
}
