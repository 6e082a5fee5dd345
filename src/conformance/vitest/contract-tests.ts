// Contract tests for any server that handles a `Request`: one vitest test for each law and operation of a document.
import { afterAll, describe, it, type TestContext } from "vitest";
import type { Contract, Operation } from "../../contract/operation.ts";
import { laws } from "../../laws/all.ts";
import type { Law } from "../../laws/law.ts";
import { sentences } from "../../laws/sentences/sentences.ts";
import { review } from "../counterexample/review.ts";
import { ask, brokenPremise, premiseVerdict, type Result } from "../run.ts";
import type { Fetch, Settings } from "../settings.ts";
import { makeBrokenError, makeUnaskedError, summary } from "./messages.ts";
import {
  type ContractTestOptions,
  checkOptions,
  type DocumentSource,
  isOverNetwork,
  loadFrom,
  nameOf,
  settingsFor,
} from "./test-settings.ts";

export type { ContractTestOptions } from "./test-settings.ts";

type Tests = {
  readonly settings: Settings;
  readonly options: ContractTestOptions;
  readonly skipped: readonly Law[];
  /** Whether a shell can send the requests. */
  readonly isForShell: boolean;
  readonly results: Result[];
};

const TIMEOUT = 30_000;

/**
 * Declares a `describe` for each law, with an `it` for each operation that the law concerns.
 *
 * @param document an OpenAPI 3.x document: a path, a URL, or a parsed document
 * @param fetch handles a request, like the `fetch` of a Hono app; the global `fetch` for a server with a URL
 * @throws RangeError for an unknown law in `only` or `skip`, and for an invalid option
 *
 * @example
 * ```ts
 * import { contractTests } from "@verbatim-http/kit/contract-tests";
 *
 * // In a test file of vitest; with an app in this process, pass app.fetch instead.
 * contractTests("openapi.yaml", fetch, { baseUrl: "http://127.0.0.1:8080" });
 * ```
 */
export function contractTests(
  document: DocumentSource,
  fetch: Fetch,
  options: ContractTestOptions = {},
): void {
  checkOptions(options);
  const asked = lawsNamed(options.only) ?? laws;
  const skipped = lawsNamed(options.skip) ?? [];
  // In order, because a premise is checked before the laws that depend on it.
  describe(nameOf(document), { concurrent: false, shuffle: false }, async () => {
    const settings = settingsFor(await loadFrom(document), fetch, options);
    const { contract } = settings;
    const tests: Tests = { settings, options, skipped, isForShell: isOverNetwork(fetch), results: [] };
    const concerning = asked.filter((law) => concernedBy(law, contract).length > 0);
    if (concerning.length === 0) {
      it("has an operation that a law is about", () => {
        throw new Error(`none of the chosen laws concerns an operation of ${contract.title}`);
      });
    }
    for (const law of concerning) testsOf(law, tests);
    afterAll(() => {
      const { text, isWhole } = summary(tests.results, settings);
      (isWhole ? console.info : console.warn)(text);
    });
  });
}

function testsOf(law: Law, tests: Tests): void {
  const { settings, options } = tests;
  // In the same world, a law would find what it created the first time.
  const how = { timeout: options.timeout ?? TIMEOUT, retry: 0, repeats: 0 };
  describe(law.id, () => {
    for (const operation of concernedBy(law, settings.contract)) {
      it(operation.id, how, (context) => test(law, operation, tests, context));
    }
  });
}

async function test(law: Law, operation: Operation, tests: Tests, context: TestContext): Promise<void> {
  const { settings, options, skipped, results, isForShell } = tests;
  if (skipped.includes(law)) context.skip("the option `skip` lists this law");
  const premise = brokenPremise(law, operation, settings, results);
  if (premise !== undefined) {
    const verdict = premiseVerdict(premise);
    results.push({ law, operation, verdict });
    context.skip(sentences.reason(verdict.reason));
  }
  const { verdict, counterexample } = await review(await ask(law, operation, settings), settings);
  results.push({ law, operation, verdict });
  if (verdict.verdict === "broken") {
    throw makeBrokenError({ law, operation, verdict, counterexample, isForShell, settings });
  }
  if (verdict.verdict !== "not exercised") return;
  const because = sentences.reason(verdict.reason);
  if (options.strict) throw makeUnaskedError({ law, operation }, because);
  context.skip(`not exercised: ${because}`);
}

function concernedBy(law: Law, contract: Contract): readonly Operation[] {
  return contract.operations.filter((operation) => law.appliesTo(operation, contract));
}

function lawsNamed(ids: readonly string[] | undefined): readonly Law[] | undefined {
  const unknown = ids?.find((id) => !laws.some((law) => law.id === id));
  if (unknown !== undefined) {
    throw new RangeError(`no law is called ${unknown}; there are: ${laws.map((law) => law.id).join(", ")}`);
  }
  return ids && laws.filter((law) => ids.includes(law.id));
}
