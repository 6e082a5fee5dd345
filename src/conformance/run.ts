// Asks the laws of a server, operation by operation, each in a small world of its own.
import type { Operation } from "../contract/operation.ts";
import { resourceOf } from "../laws/about.ts";
import type { Law, Verdict } from "../laws/law.ts";
import { NotExercised } from "../laws/world.ts";
import type { Settings } from "./settings.ts";
import { makeWorld } from "./world.ts";

export type Result = { readonly law: Law; readonly operation: Operation; readonly verdict: Verdict };

/**
 * Asks every law of every operation.
 *
 * @param settings the run's, and the laws in an order in which premises come first
 * @returns a result for each law and operation; consequences of a broken premise are "not exercised"
 */
export async function runLaws(
  settings: Settings & { readonly laws: readonly Law[] },
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const law of settings.laws) {
    for (const operation of settings.contract.operations) {
      const premise = brokenPremise(law, operation, settings, results);
      const verdict: Verdict =
        premise === undefined || !law.appliesTo(operation, settings.contract)
          ? await examine(law, operation, settings)
          : { verdict: "not exercised", because: `${premise.law.id} is broken for ${premise.operation.id}` };
      results.push({ law, operation, verdict });
    }
  }
  return results;
}

/**
 * Asks one law of one operation, whatever its premises.
 *
 * @throws what `fetch` throws: a server that cannot be reached is no verdict
 */
export async function examine(law: Law, operation: Operation, settings: Settings): Promise<Verdict> {
  if (!law.appliesTo(operation, settings.contract)) {
    return { verdict: "not applicable", because: `it is about ${law.concerns}` };
  }
  const name = shortName(`${law.id} ${operation.id}`);
  const world = makeWorld({ ...settings, seed: settings.seed + Number.parseInt(name, 36) }, name);
  try {
    return law.judge(await law.probe(world, operation));
  } catch (error) {
    if (error instanceof NotExercised) return { verdict: "not exercised", because: error.message };
    throw error;
  } finally {
    await world.cleanUp();
  }
}

/** A premise counts for the operation itself; one that is about others, for those of the same resource. */
function brokenPremise(
  law: Law,
  operation: Operation,
  { contract }: Settings,
  results: readonly Result[],
): Result | undefined {
  const resource = resourceOf(operation, contract);
  return results.find((result) => {
    if (result.verdict.verdict !== "broken" || !law.premises.includes(result.law.id)) return false;
    if (result.operation === operation) return true;
    if (result.law.appliesTo(operation, contract)) return false;
    return resource !== undefined && resourceOf(result.operation, contract)?.read === resource.read;
  });
}

/** Six letters and digits that stand for the text (FNV-1a): ids and keys that begin with it stay short. */
function shortName(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36).slice(-6).padStart(6, "0");
}
