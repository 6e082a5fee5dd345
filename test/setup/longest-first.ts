// The order of the test files: those that take long first, so that no processor waits for the last file. Vitest's own
// order depends on what an earlier run left behind, and without that on the sizes of the files: a table of faults has few
// lines, and takes longest.
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds that a file takes next to three others on two processors; one that is not here takes less than `OTHERS`. */
export const seconds: Readonly<Record<string, number>> = {
  "test/prove/prove.test.ts": 153,
  "test/browser/every-page.test.ts": 94,
  "test/package/package.test.ts": 81,
  "test/conformance/curl.test.ts": 45,
  "test/conformance/unusual-servers.test.ts": 43,
  "test/conformance/servers.test.ts": 36,
  "test/conformance/tasks.test.ts": 32,
  "test/client/faults.test.ts": 31,
  "test/browser/editing.test.ts": 30,
  "test/cli/check.test.ts": 30,
  "test/browser/without-scripts.test.ts": 28,
  "test/browser/tokens.test.ts": 27,
  "test/conformance/replaced-messages.test.ts": 27,
  "test/conformance/contract-tests.test.ts": 25,
  "test/browser/docs.test.ts": 24,
  "test/cli/serve.test.ts": 24,
  "test/http/hostile-input.test.ts": 23,
  "test/service/postgres.test.ts": 22,
  "test/service/preconditions.test.ts": 18,
  "test/browser/twice.test.ts": 17,
  "test/browser/shelf.test.ts": 14,
  "test/client/page.test.ts": 13,
  "test/conformance/plain-variants.test.ts": 13,
  "test/rows/on-sqlite.test.ts": 13,
  "test/service/sqlite.test.ts": 13,
  "test/rows/on-postgres.test.ts": 12,
  "test/browser/deleting.test.ts": 11,
  "test/docs/snippets.test.ts": 11,
  "test/conformance/bare-documents.test.ts": 10,
  "test/cli/check-network.test.ts": 9,
  "test/conformance/workshop.test.ts": 9,
  "test/docs/render.test.ts": 9,
  "test/mock/mock.test.ts": 9,
  "test/server/connections.test.ts": 9,
  "test/codegen/any-document.test.ts": 8,
  "test/conformance/trade.test.ts": 8,
  "test/service/scratch.test.ts": 8,
  "test/cli/every-link.test.ts": 7,
  "test/conformance/depot.test.ts": 7,
  "test/laws/service.test.ts": 7,
  "test/server/two-paths.test.ts": 7,
  "test/browser/visitor.test.ts": 6,
  "test/cli/check-outputs.test.ts": 6,
  "test/client/others.test.ts": 6,
  "test/codegen/generate.test.ts": 6,
  "test/conformance/strangers.test.ts": 6,
  "test/lint/redocly-plugin.test.ts": 6,
  "test/plain-english.test.ts": 6,
  "test/schema/standalone.test.ts": 6,
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
