// Nothing that is found depends on a sentence: with every text replaced, the same requests prove the same faults.
import { describe, expect, it } from "vitest";
import { hintFor } from "../../src/cli/check/advice.ts";
import { exitCodeOf } from "../../src/cli/check/demands.ts";
import { type Report, reportOf } from "../../src/cli/check/report.ts";
import { type CheckSettings, check } from "../../src/conformance/check.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import type { Law, Verdict } from "../../src/laws/law.ts";
import { type Sentences, sentences } from "../../src/laws/sentences/sentences.ts";
import { faults } from "../servers/faults.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { type Handler, notesServer, principals } from "../servers/notes.ts";
import { tasksServer, tokens } from "../servers/tasks.ts";
import { taskFaults } from "../servers/tasks-faults.ts";
import { tradeFaults, tradeServer } from "../servers/trade.ts";

const X = "x";
const replacedSentences: Sentences = {
  failure: () => X,
  reason: () => X,
  sharedReason: () => X,
  notApplicable: () => X,
};

/** The law with other texts, whose verdicts describe what was drawn by another text, too. */
function replaced(law: Law): Law {
  const texts = { says: X, concerns: X, why: X, evidence: X, fix: X, notReported: X };
  return { ...law, ...texts, judge: (evidence) => withoutTexts(law.judge(evidence)) };
}

/** Descriptions of drawn content, and how a validator describes a value, are the only texts in a record. */
function withoutTexts(verdict: Verdict): Verdict {
  if (verdict.verdict !== "broken") return verdict;
  const { failure } = verdict;
  if (failure.kind === "status" && failure.when?.kind === "request") {
    return { ...verdict, failure: { ...failure, when: { kind: "request", what: X } } };
  }
  if (failure.kind === "content" && failure.fault.kind === "schema") {
    const described = failure.fault.faults.map(({ pointer }) => ({ pointer, detail: X }));
    return { ...verdict, failure: { ...failure, fault: { ...failure.fault, faults: described } } };
  }
  return verdict;
}

type Server = Pick<CheckSettings, "baseUrl" | "headers" | "second"> & {
  readonly document: string;
  readonly faults: readonly (readonly [fault: string, law: LawId])[];
  readonly make: (fault: string, now: () => number) => Handler;
  /** One of so many faults is checked, as each is checked twice. */
  readonly every: number;
};

const servers: readonly Server[] = [
  {
    document: "notes",
    baseUrl: "http://notes.invalid",
    headers: { authorization: principals.one },
    second: { authorization: principals.two },
    faults,
    make: (fault, now) => notesServer([fault], now),
    every: 3,
  },
  {
    document: "tasks",
    baseUrl: "http://tasks.invalid/v1",
    headers: { authorization: `Bearer ${tokens.ada}` },
    second: { authorization: `Bearer ${tokens.grace}` },
    faults: taskFaults,
    make: (fault) => tasksServer([fault]),
    every: 3,
  },
  {
    document: "trade",
    baseUrl: "http://trade.invalid",
    faults: tradeFaults,
    make: (fault) => tradeServer([fault]),
    every: 1,
  },
];

describe.each(servers)("$document", async ({ document, faults: all, make, every, ...settings }) => {
  const { contract } = await loadDocument(`test/servers/${document}.yaml`);
  const compiled = makeSharedMemory(contract);
  const reportFor = async (
    fault: string,
    given: { readonly laws: readonly Law[]; readonly sentences: Sentences },
  ): Promise<Report> => {
    let clock = 0;
    const handler = make(fault, () => clock);
    const outcome = await check({
      ...settings,
      contract,
      compiled,
      laws: given.laws,
      seed: 1,
      run: "v0123456789",
      budget: 600_000,
      now: () => clock,
      pause: async (milliseconds) => {
        clock += milliseconds;
      },
      send: async (request) => {
        clock += 1;
        return handler(request);
      },
    });
    return reportOf(outcome, {
      contract,
      document,
      baseUrl: settings.baseUrl,
      seed: 1,
      stopped: false,
      safeOnly: false,
      baseline: [],
      position: ({ place }) => ({ file: place.file, line: 1, column: 1 }),
      replay: (law, operation) => `${law.id}/${operation.id}`,
      hint: (law, operation) => hintFor(law, operation, options),
      advice: undefined,
      redact: (text) => text,
      sentences: given.sentences,
    });
  };

  it.each(all.filter((_, at) => at % every === 0))("%s: %s", async (fault, id) => {
    const asked = lawsFor(id);
    const report = await reportFor(fault, { laws: asked, sentences });
    const other = await reportFor(fault, { laws: asked.map(replaced), sentences: replacedSentences });
    expect(foundIn(other)).toEqual(foundIn(report));
    expect(new Set(other.broken.map(({ seen }) => seen))).toEqual(new Set([X]));
    expect(report.broken.filter(({ seen }) => seen.length < 20)).toEqual([]);
    // As if no --header was passed.
    const isHinted = report.broken.some(({ hint }) => hint !== undefined);
    expect(isHinted).toBe(asked.some(({ about }) => about === "access"));
  });
});

/** The law; a law that judges every answer of a run also needs laws that send something to be answered. */
function lawsFor(id: LawId): readonly Law[] {
  const judgesAnswers = laws.some((law) => law.id === id && law.judgesAnswers === true);
  const senders: readonly LawId[] = ["get-changes-nothing", "refused-content-changes-nothing"];
  return laws.filter((law) => law.id === id || (judgesAnswers && senders.includes(law.id)));
}

const options = {
  format: "human",
  seed: "1",
  budget: "1",
  concurrency: "1",
  timeout: "10",
  "safe-only": false,
  strict: false,
  "fail-on": "should",
  "update-baseline": false,
  verbose: false,
  coverage: "60",
  "allow-remote": false,
  open: false,
};

/** Everything in a report but its sentences. */
function foundIn(report: Report): unknown {
  return {
    requests: report.requests,
    left: report.left,
    verdicts: report.results.map(({ law, operation, verdict, cases, reason }) =>
      [law.id, operation.id, verdict, cases, reason?.kind].join(" "),
    ),
    counterexamples: report.broken.map(({ curl, confirmed, replay, hint }) => ({
      curl,
      confirmed,
      replay,
      hint,
    })),
    exitCodes: [false, true].map((strict) =>
      exitCodeOf(report, { strict, failOn: "convention", coverage: 60 }),
    ),
  };
}
