// The last lines of a run: how many tests passed, and where the processor time went. Where no test may be skipped, a
// skipped one fails the run.
import type { Reporter, TestCase, TestModule } from "vitest/node";

/** In these files `contractTests` checks sample servers: it skips, with the reason, what it could not exercise there. */
const SKIPS_BY_DESIGN: readonly string[] = [
  "test/conformance/contract-tests-page.test.ts",
  "test/conformance/plain-hono.test.ts",
];

export class CountReporter implements Reporter {
  readonly #isStrict: boolean;

  /** @param isStrict whether a skipped test fails the run */
  constructor(isStrict: boolean) {
    this.#isStrict = isStrict;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const withState = (state: string): readonly TestCase[] =>
      tests.filter((test) => test.result().state === state);
    const skipped = withState("skipped");
    const counts = `${withState("passed").length} passed, ${withState("failed").length} failed, ${skipped.length} skipped`;
    process.stdout.write(`Tests: ${tests.length} (${counts}). Files: ${modules.length}.\n`);
    process.stdout.write(`Seconds of processor time: ${timesOf(modules)}.\n`);
    const unexpected = skipped.filter((test) => !isByDesign(test));
    if (!this.#isStrict || unexpected.length === 0) return;
    const names = unexpected.map((test) => `  ${test.module.relativeModuleId}: ${test.fullName}\n`);
    process.stderr.write(`In CI every test has to run. Skipped:\n${names.join("")}`);
    process.exitCode = 1;
  }
}

/** The folders of `test`, the one that takes most first, and their sum. */
function timesOf(modules: readonly TestModule[]): string {
  const times = new Map<string, number>();
  for (const module of modules) {
    const folder = module.relativeModuleId.split("/")[1] ?? "";
    times.set(folder, (times.get(folder) ?? 0) + (module.meta().processorTime ?? 0));
  }
  const sum = [...times.values()].reduce((all, one) => all + one, 0);
  const sorted = [...times].sort(([, a], [, b]) => b - a);
  return [["all", sum] as const, ...sorted]
    .map(([folder, time]) => `${folder} ${time.toFixed(1)}`)
    .join(", ");
}

function isByDesign(test: TestCase): boolean {
  const result = test.result();
  const hasReason = result.state === "skipped" && (result.note ?? "") !== "";
  return hasReason && SKIPS_BY_DESIGN.includes(test.module.relativeModuleId);
}
