// The order of the test files: those that take long first, so that no processor waits for the last file. Vitest's own
// order depends on what an earlier run left behind, and without that on the sizes of the files: a table of faults has few
// lines, and takes longest.
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds that a file takes on an idle machine; a file that is not here takes less than `OTHERS`. */
export const seconds: Readonly<Record<string, number>> = {
  "test/prove/prove.test.ts": 80,
  "test/package/package.test.ts": 70,
  "test/conformance/servers.test.ts": 20,
  "test/client/faults.test.ts": 20,
  "test/service/postgres.test.ts": 18,
  "test/conformance/unusual-servers.test.ts": 16,
  "test/cli/check.test.ts": 15,
  "test/browser/every-page.test.ts": 15,
  "test/conformance/tasks.test.ts": 14,
  "test/cli/serve.test.ts": 14,
  "test/browser/docs.test.ts": 12,
  "test/browser/shelf.test.ts": 12,
  "test/browser/editing.test.ts": 12,
  "test/conformance/curl.test.ts": 12,
  "test/client/page.test.ts": 10,
  "test/browser/deleting.test.ts": 10,
  "test/browser/twice.test.ts": 10,
  "test/conformance/replaced-messages.test.ts": 10,
  "test/rows/on-sqlite.test.ts": 8,
  "test/http/hostile-input.test.ts": 8,
  "test/cli/check-network.test.ts": 6,
  "test/conformance/contract-tests.test.ts": 6,
  "test/server/connections.test.ts": 6,
  "test/rows/lifecycle.test.ts": 6,
  "test/schema/arbitrary.test.ts": 6,
};

const OTHERS = 5;

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const places = files.map((file) => {
      const path = relative(root, file.moduleId);
      return { file, path, seconds: seconds[path] ?? OTHERS };
    });
    places.sort((a, b) => b.seconds - a.seconds || (a.path < b.path ? -1 : 1));
    return places.map(({ file }) => file);
  }
}
