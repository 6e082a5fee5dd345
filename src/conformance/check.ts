// A complete check of one server: checks the laws, shrinks counterexamples and cleans up, within a budget.

import type { Operation } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import type { Over } from "../laws/reason.ts";
import { review } from "./counterexample/review.ts";
import type { Counterexample } from "./counterexample/shortest.ts";
import { makeMemory } from "./memory.ts";
import { type Result, type RunSettings, runLaws } from "./run.ts";
import type { Settings } from "./settings.ts";
import { makePatientFetch, type Patience } from "./wire/patience.ts";
import { reach } from "./wire/reach.ts";
import { refusedRequests } from "./wire/refused.ts";

export type Checked = Result & { readonly counterexample: Counterexample | undefined };

export type Outcome = {
  readonly results: readonly Checked[];
  readonly requests: number;
  readonly milliseconds: number;
  /** The paths of created resources that could not be deleted. */
  readonly left: readonly string[];
  /** The number of requests with the run's credentials, if all of them returned 401; else 0. */
  readonly refused: number;
};

export type Progress = {
  readonly asked: number;
  readonly of: number;
  readonly requests: number;
  readonly law: Law;
  readonly operation: Operation;
};

export type CheckSettings = Omit<Settings, "fetch" | "tidy" | "pause" | "memory"> &
  Pick<RunSettings, "laws" | "wants" | "concurrency"> &
  Pick<Patience, "now" | "pause"> & {
    /** Sends one request over the network; throws if there is no response. */
    readonly send: (request: Request) => Promise<Response>;
    /** Milliseconds after which no more laws are checked. */
    readonly budget: number;
    /** Ends the run early; created resources are still deleted. */
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: Progress) => void;
  };

/** The time for cleaning up after the budget is spent. */
const TIDY = 10_000;

/**
 * Checks one server against one document.
 *
 * @returns a verdict for each law and operation
 * @throws Unreachable if there is no server, or if it disappears
 */
export async function check(settings: CheckSettings): Promise<Outcome> {
  const { contract, wants = () => true, now, pause, budget, signal, onProgress, safeOnly } = settings;
  const began = now();
  const { origin } = new URL(settings.baseUrl);
  let stoppedAt: number | undefined;
  const stop = (): void => {
    stoppedAt ??= now();
  };
  signal?.addEventListener("abort", stop);
  const over = (): Over | undefined => {
    if (stoppedAt !== undefined) return { kind: "stopped" };
    return now() - began >= budget ? { kind: "budget", seconds: budget / 1000 } : undefined;
  };
  const tidyOver = (): Over | undefined =>
    now() - Math.min(stoppedAt ?? Number.POSITIVE_INFINITY, began + budget) >= TIDY
      ? { kind: "no time to clean up" }
      : undefined;
  const means = { send: settings.send, origin, now, pause };
  const fetch = makePatientFetch({ ...means, over, ...(safeOnly ? { safeOnly } : {}) });
  const tidy = makePatientFetch({ ...means, over: tidyOver });
  const requests = (): number => fetch.count() + tidy.count();
  const memory = makeMemory(contract);
  const known = new Set<Law>();
  const left = new Set<string>();
  const counterexamples = new Map<string, Counterexample>();
  const nameOf = ({ law, operation }: Pick<Result, "law" | "operation">): string =>
    `${law.id} ${operation.id}`;
  const of = countOf(settings);
  let asked = 0;
  try {
    await reach(settings, fetch);
    const run: RunSettings = {
      ...settings,
      memory,
      fetch,
      tidy,
      wants,
      onAsk(law, operation) {
        if (!law.appliesTo(operation, contract)) return;
        asked += 1;
        onProgress?.({ asked, of, requests: requests(), law, operation });
      },
      async review(one) {
        const { verdict, counterexample, left: more } = await review(one, run, known.has(one.law));
        if (verdict.verdict === "broken") known.add(one.law);
        for (const path of more) left.add(path);
        if (counterexample !== undefined) counterexamples.set(nameOf(one), counterexample);
        return verdict;
      },
    };
    const results = await runLaws(run);
    return {
      results: results.map((one) => ({ ...one, counterexample: counterexamples.get(nameOf(one)) })),
      requests: requests(),
      milliseconds: now() - began,
      left: [...left],
      refused: refusedRequests(settings, memory.history.all),
    };
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

function countOf({ contract, laws, wants = () => true }: CheckSettings): number {
  const pairs = laws.map(
    (law) => contract.operations.filter((one) => wants(law, one) && law.appliesTo(one, contract)).length,
  );
  return pairs.reduce((sum, count) => sum + count, 0);
}
