// The order of the test files: those that take long first, so that no processor waits for the last file. Vitest's own
// order depends on what an earlier run left behind, and without that on the sizes of the files: a table of faults has few
// lines, and takes longest.
import { relative } from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Seconds that a file takes next to three others on two processors; one that is not here takes less than `OTHERS`. */
export const seconds: Readonly<Record<string, number>> = {
  "test/prove/prove.test.ts": 165,
  "test/browser/every-page.test.ts": 90,
  "test/package/package.test.ts": 90,
  "test/conformance/unusual-servers.test.ts": 55,
  "test/conformance/servers.test.ts": 40,
  "test/conformance/curl.test.ts": 28,
  "test/browser/editing.test.ts": 26,
  "test/conformance/tasks.test.ts": 26,
  "test/browser/twice.test.ts": 22,
  "test/cli/check.test.ts": 20,
  "test/cli/serve.test.ts": 19,
  "test/browser/shelf.test.ts": 18,
  "test/browser/docs.test.ts": 17,
  "test/browser/tokens.test.ts": 17,
  "test/browser/without-scripts.test.ts": 16,
  "test/client/faults.test.ts": 14,
  "test/conformance/plain-variants.test.ts": 14,
  "test/service/postgres.test.ts": 14,
  "test/service/preconditions.test.ts": 14,
  "test/service/scratch.test.ts": 14,
  "test/codegen/generate.test.ts": 12,
  "test/client/page.test.ts": 10,
  "test/conformance/contract-tests.test.ts": 10,
  "test/conformance/replaced-messages.test.ts": 10,
  "test/conformance/workshop.test.ts": 10,
  "test/http/hostile-input.test.ts": 10,
  "test/browser/deleting.test.ts": 9,
  "test/service/memory.test.ts": 9,
  "test/cli/check-outputs.test.ts": 8,
  "test/docs/semantics-pages.test.ts": 8,
  "test/docs/snippets.test.ts": 8,
  "test/laws/service.test.ts": 8,
  "test/rows/on-postgres.test.ts": 8,
  "test/rows/on-sqlite.test.ts": 8,
  "test/server/two-paths.test.ts": 8,
  "test/service/books.test.ts": 8,
  "test/service/problems.test.ts": 8,
  "test/service/sqlite.test.ts": 8,
  "test/codegen/any-document.test.ts": 7,
  "test/conformance/plain-server.test.ts": 7,
  "test/conformance/strangers.test.ts": 7,
  "test/service/search.test.ts": 7,
  "test/browser/visitor.test.ts": 6,
  "test/cli/log.test.ts": 6,
  "test/conformance/bare-documents.test.ts": 6,
  "test/conformance/trade.test.ts": 6,
  "test/server/connections.test.ts": 6,
  "test/service/keys.test.ts": 6,
  "test/service/sample.test.ts": 6,
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
