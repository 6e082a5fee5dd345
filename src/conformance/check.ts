// A complete check of one server: checks the laws, shrinks counterexamples and cleans up, within a budget.
import type { Operation } from "../contract/operation.ts";
import type { Exchange } from "../laws/exchange.ts";
import type { Law } from "../laws/law.ts";
import type { Over } from "../laws/reason.ts";
import { isRedirection, isSuccess } from "../semantics/statuses.ts";
import { review } from "./counterexample/review.ts";
import type { Counterexample } from "./counterexample/shortest.ts";
import { deathOf, leftBehind } from "./death.ts";
import { type Result, type RunSettings, runLaws } from "./run.ts";
import { type DocumentMemory, makeMemory } from "./run-memory.ts";
import type { Settings } from "./settings.ts";
import type { Unreachable } from "./wire/attempts.ts";
import { makePatientFetch, type Patience } from "./wire/patience.ts";
import { reach } from "./wire/reach.ts";
import { type LockedOut, lockedOut, refusedRequests } from "./wire/refused.ts";
import { untilStopped } from "./wire/until-stopped.ts";

export type Checked = Result & { readonly counterexample: Counterexample | undefined };

export type Outcome = {
  readonly results: readonly Checked[];
  readonly requests: number;
  readonly milliseconds: number;
  /** The paths of created resources that could not be deleted. */
  readonly left: readonly string[];
  /** The server refused every request. */
  readonly lockedOut?: LockedOut | undefined;
  /** Why the run ended early: the server could not be reached any more. */
  readonly gone?: Unreachable | undefined;
  /** The budget ended before the last law was done: some probes were shorter than they should be. */
  readonly cut: boolean;
  /** The number of requests with the run's credentials, if all of them returned 401; else 0. */
  readonly refused: number;
  /** What is known of the requests to an operation. */
  readonly lastOf: (operation: string) => Requested;
};

/** Whether a request to an operation succeeded; else the last one that was rejected. */
export type Requested = { readonly succeeded: boolean; readonly rejected: Exchange | undefined };

export type Progress = {
  readonly asked: number;
  readonly of: number;
  readonly requests: number;
  readonly law: Law;
  readonly operation: Operation;
};

export type CheckSettings = Omit<Settings, "fetch" | "tidy" | "over" | "pause" | "memory"> &
  Pick<RunSettings, "laws" | "wants" | "concurrency"> &
  Pick<Patience, "now" | "pause"> & {
    /** Sends one request over the network; throws if there is no response. */
    readonly send: (request: Request) => Promise<Response>;
    /** The same for clean-up, which has time of its own. Default: `send`. */
    readonly sendToTidy?: (request: Request) => Promise<Response>;
    /** Milliseconds after which no more laws are checked. */
    readonly budget: number;
    /** When the budget began, which includes reading the document. Default: now. */
    readonly began?: number;
    /** What an earlier check compiled from the same document. */
    readonly compiled?: DocumentMemory;
    /** Ends the run early; created resources are still deleted. */
    readonly signal?: AbortSignal;
    readonly onProgress?: (progress: Progress) => void;
  };

/**
 * No law is checked after this part of the budget, so that what was asked can be judged and written within it. Clean-up has
 * time of its own until the other part.
 */
const ASK_UNTIL = 0.85;
const TIDY_UNTIL = 1.05;
/**
 * The most of it that is kept for judging and writing on a slow machine, and how long those take next to what it took to
 * start and to read the document.
 */
const MOST_KEPT = 0.5;
const AS_TO_START = 0.4;
/** The most of the budget that starting counts for, and the least in which something is asked in any case. */
export const MOST_TO_START = 0.75;
const ASK_AT_LEAST = 0.1;
/** Milliseconds that clean-up has at least. */
const TIDY_AT_LEAST = 250;
/** Milliseconds that clean-up has after ctrl-C. */
const TIDY_WHEN_STOPPED = 10_000;

/**
 * Checks one server against one document.
 *
 * @returns a verdict for each law and operation
 * @throws Unreachable if there is no server, or if it disappears
 */
export async function check(settings: CheckSettings): Promise<Outcome> {
  const { contract, now, pause, signal, safeOnly } = settings;
  const began = Math.max(settings.began ?? now(), now() - settings.budget * MOST_TO_START);
  const deadlines = makeDeadlines(settings, began);
  const { over } = deadlines;
  const means = { send: settings.send, origin: new URL(settings.baseUrl).origin, now, pause };
  const asking = { ...means, send: untilStopped(signal, settings) };
  const fetch = makePatientFetch({ ...asking, over, ...(safeOnly ? { safeOnly } : {}) });
  const tidy = makePatientFetch({
    ...means,
    send: settings.sendToTidy ?? settings.send,
    over: deadlines.tidyOver,
  });
  const requests = (): number => fetch.count() + tidy.count();
  const memory = makeMemory(contract, settings.compiled);
  const run: Settings = {
    ...settings,
    ...{ memory, fetch, tidy, over },
    overWith: (items) => over() ?? deadlines.overWith(items, requests()),
    timeFor: (more) => deadlines.hasTimeFor(more, requests()),
  };
  const reviews = makeReviews(run);
  signal?.addEventListener("abort", deadlines.stop);
  try {
    await reach(settings, fetch);
    let gone: Unreachable | undefined;
    const results = await runLaws({
      ...settings,
      ...run,
      onAsk: reportProgress(settings, requests),
      review: reviews.review,
      onGone(error) {
        gone = error;
      },
    });
    const cut = deadlines.over()?.kind === "budget";
    const death = gone === undefined ? undefined : deathOf(run, settings.laws, gone);
    if (gone !== undefined && death === undefined) throw gone;
    return {
      results: [
        ...results.filter((one) => !isSame(one, death)).map(reviews.withCounterexample),
        ...(death === undefined ? [] : [death]),
      ],
      requests: requests(),
      milliseconds: now() - began,
      left: gone === undefined ? reviews.left() : [...new Set([...reviews.left(), ...leftBehind(run)])],
      gone,
      cut,
      lockedOut: lockedOut(run.memory.history.all),
      refused: refusedRequests(settings, run.memory.history.all),
      lastOf: (operation) => requestedOf(run.memory.history.of(operation)),
    };
  } finally {
    signal?.removeEventListener("abort", deadlines.stop);
  }
}

function requestedOf(exchanges: readonly Exchange[]): Requested {
  const succeeded = exchanges.some(
    ({ response }) => isSuccess(response.status) || isRedirection(response.status),
  );
  return { succeeded, rejected: succeeded ? undefined : exchanges.at(-1) };
}

function isSame(one: Result, other: Result | undefined): boolean {
  return other !== undefined && one.law === other.law && one.operation === other.operation;
}

type Deadlines = {
  readonly over: () => Over | undefined;
  /** The same for requests that clean up. */
  readonly tidyOver: () => Over | undefined;
  readonly stop: () => void;
  /** Whether so many more requests take a small part of what is left, as fast as those before. */
  readonly hasTimeFor: (more: number, before: number) => boolean;
  /** Why nothing more is asked while so many resources are to be deleted. */
  readonly overWith: (items: number, before: number) => Over | undefined;
};

/** Of the time that is left, for what one law sends only to be sure. */
const SMALL_PART = 0.1;

function makeDeadlines({ now, budget }: CheckSettings, began: number): Deadlines {
  const started = now();
  const toStart = started - began;
  const kept = Math.max(budget * (1 - ASK_UNTIL), Math.min(budget * MOST_KEPT, toStart * AS_TO_START));
  const askUntil = Math.max(budget - kept, toStart + budget * ASK_AT_LEAST);
  const spent: Over = { kind: "budget", seconds: budget / 1000 };
  let stoppedAt: number | undefined;
  return {
    hasTimeFor(more, before) {
      const left = began + askUntil - now();
      return before > 0 && ((now() - started) / before) * more <= left * SMALL_PART;
    },
    overWith(items, before) {
      const needed = before === 0 ? 0 : ((now() - started) / before) * (items + 1);
      return now() + needed > began + budget * TIDY_UNTIL ? spent : undefined;
    },
    stop() {
      stoppedAt ??= now();
    },
    over() {
      if (stoppedAt !== undefined) return { kind: "stopped" };
      return now() - began >= askUntil ? spent : undefined;
    },
    tidyOver() {
      const last = began + Math.max(budget * TIDY_UNTIL, budget + TIDY_AT_LEAST);
      const end = stoppedAt === undefined ? last : Math.max(stoppedAt + TIDY_WHEN_STOPPED, 0);
      return now() >= end ? { kind: "no time to clean up" } : undefined;
    },
  };
}

type Reviews = {
  readonly review: NonNullable<RunSettings["review"]>;
  readonly withCounterexample: (result: Result) => Checked;
  readonly left: () => readonly string[];
};

/** Reviews what is broken, and keeps what it finds. */
function makeReviews(settings: Settings): Reviews {
  const broken = new Set<Law>();
  const left = new Set<string>();
  const counterexamples = new Map<string, Counterexample>();
  const nameOf = ({ law, operation }: Pick<Result, "law" | "operation">): string =>
    `${law.id} ${operation.id}`;
  return {
    async review(asked) {
      const reviewed = await review(asked, settings, broken.has(asked.law));
      const { verdict, counterexample } = reviewed;
      if (verdict.verdict === "broken") broken.add(asked.law);
      for (const path of reviewed.left) left.add(path);
      if (counterexample !== undefined) counterexamples.set(nameOf(asked), counterexample);
      return verdict;
    },
    withCounterexample: (result) => ({ ...result, counterexample: counterexamples.get(nameOf(result)) }),
    left: () => [...left],
  };
}

function reportProgress(settings: CheckSettings, requests: () => number): NonNullable<RunSettings["onAsk"]> {
  const { contract, laws, wants = () => true, onProgress } = settings;
  const applies = (law: Law): number =>
    contract.operations.filter((one) => wants(law, one) && law.appliesTo(one, contract)).length;
  const of = laws.reduce((sum, law) => sum + applies(law), 0);
  let asked = 0;
  return (law, operation) => {
    if (!law.appliesTo(operation, contract)) return;
    asked += 1;
    onProgress?.({ asked, of, requests: requests(), law, operation });
  };
}
