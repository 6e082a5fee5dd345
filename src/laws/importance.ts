// The order in which a run with a budget checks the laws.
import type { Law } from "./law.ts";

/**
 * @param laws with premises before the laws that depend on them
 * @returns access and MUST first, then SHOULD, then conventions, each after its premises; laws that judge every
 *   response are last
 */
export function byImportance(laws: readonly Law[]): readonly Law[] {
  const sorted = new Set<Law>();
  const add = (law: Law): void => {
    if (sorted.has(law)) return;
    for (const premise of laws) if (law.premises.includes(premise.id)) add(premise);
    sorted.add(law);
  };
  for (const law of [...laws].sort((a, b) => rank(a) - rank(b))) add(law);
  return [...sorted];
}

/** Laws about the run as a whole need what the others sent. */
function rank({ judgesAnswers, about, level }: Law): number {
  if (judgesAnswers === true) return 4;
  if (about === "access") return 0;
  return { MUST: 1, SHOULD: 2, convention: 3 }[level];
}
