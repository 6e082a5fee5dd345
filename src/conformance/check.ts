// A whole check of one server: asks the laws, shrinks what is broken, removes what was made, within a time.

import type { Operation } from "../contract/operation.ts";
import type { Law } from "../laws/law.ts";
import type { Over } from "../laws/reason.ts";
import { review } from "./counterexample/review.ts";
import type { Counterexample } from "./counterexample/shortest.ts";
import { makeMemory } from "./memory.ts";
import { type Result, type RunSettings, runLaws } from "./run.ts";
import type { Settings } from "./settings.ts";
import { type Patience, patient } from "./wire/patience.ts";
import { reach } from "./wire/reach.ts";
import { refusedRequests } from "./wire/refused.ts";

export type Checked = Result & { readonly counterexample: Counterexample | undefined };

export type Outcome = {
  readonly results: readonly Checked[];
  readonly requests: number;
  readonly milliseconds: number;
  /** The paths of what was made and could not be removed. */
  readonly left: readonly string[];
  /** How many requests with the run's credentials were answered 401, when all of them were; else 0. */
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
    /** Sends one request over the network; throws when there is no answer. */
    readonly send: (request: Request) => Promise<Response>;
    /** Milliseconds after which nothing more is asked. */
    readonly budget: number;
    /** Ends the run before its time: what was made is still removed. */
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: Progress) => void;
  };

/** How long what was made may take to be removed when the time is over. */
const TIDY = 10_000;

/**
 * Checks one server against one document.
 *
 * @returns a verdict for each law and operation
 * @throws Unreachable when there is no server, or when it goes away
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
  const fetch = patient({ ...means, over, ...(safeOnly ? { safeOnly } : {}) });
  const tidy = patient({ ...means, over: tidyOver });
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
