// A server that cannot be reached any more during a run: which request it did not survive, and what it may still hold.

import type { Cause } from "../laws/cause.ts";
import type { Exchange } from "../laws/exchange.ts";
import type { Law } from "../laws/law.ts";
import { operationNamed } from "../laws/shared/about.ts";
import { broken } from "../laws/shared/judgements.ts";
import { evidenceIn } from "./counterexample/evidence.ts";
import { scriptOf } from "./counterexample/script.ts";
import type { Counterexample } from "./counterexample/shortest.ts";
import type { Result } from "./run.ts";
import type { Settings } from "./settings.ts";
import type { Unreachable } from "./wire/attempts.ts";
import { secretsOf } from "./wire/secrets.ts";
import { madeBy, placesOf } from "./world/tidy.ts";

export type Death = Result & { readonly counterexample: Counterexample };

/**
 * The last request before a server went away is the best guess at why, and what a person tries first.
 *
 * @param settings of the run
 * @param laws of the run
 * @param gone what the next request failed with
 * @returns a result of `never-fails`; `undefined` if the run does not check it, or sent nothing
 */
export function deathOf(settings: Settings, laws: readonly Law[], gone: Unreachable): Death | undefined {
  const { contract, memory } = settings;
  const law = laws.find(({ id }) => id === "never-fails");
  const last = lastRequest(settings, gone);
  const operation = operationNamed(contract, last?.exchange.operation) ?? contract.operations[0];
  if (law === undefined || last === undefined || operation === undefined) return undefined;
  const { exchange, cause } = last;
  const verdict = broken({ kind: "no response", exchange, cause, isGone: true }, [exchange]);
  if (verdict.verdict !== "broken") return undefined;
  const trace = memory.history.all.includes(exchange)
    ? memory.history.all
    : [...memory.history.all, exchange];
  const script = scriptOf(evidenceIn(contract, trace, verdict), settings, secretsOf(settings));
  const counterexample = { failure: verdict.failure, script, confirmed: false };
  return { law, operation, verdict, counterexample };
}

function lastRequest(
  { memory: { history } }: Settings,
  { before }: Unreachable,
): { readonly exchange: Exchange; readonly cause: Cause } | undefined {
  const silent = before?.kind === "no answer" ? history.unanswered.at(-1) : undefined;
  const exchange = history.all.at(-1);
  return silent ?? (exchange && { exchange, cause: { kind: "refused" } });
}

/** @returns the paths of what the run created and did not delete. */
export function leftBehind(settings: Settings): readonly string[] {
  const { history, removed } = settings.memory;
  const places = placesOf(settings, madeBy(settings, history.all), history.all);
  return [...new Set(places)].filter((path) => !removed.has(path));
}
