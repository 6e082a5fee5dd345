// The last line of a run: how many tests passed. Where no test may be skipped, a skipped one fails the run.
import type { Reporter, TestCase, TestModule } from "vitest/node";

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
    if (!this.#isStrict || skipped.length === 0) return;
    const names = skipped.map((test) => `  ${test.module.relativeModuleId}: ${test.fullName}\n`);
    process.stderr.write(`In CI every test has to run. Skipped:\n${names.join("")}`);
    process.exitCode = 1;
  }
}
