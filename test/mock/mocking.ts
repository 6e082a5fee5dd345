// A mock of a document, in this process, and the laws on it.
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { runLaws } from "../../src/conformance/run.ts";
import { makeDocumentMemory, makeMemory } from "../../src/conformance/run-memory.ts";
import { basePathOf } from "../../src/contract/base-path.ts";
import { loadParsed } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { type MockApi, mockApi } from "../../src/mock/mock-api.ts";

export type Judged = {
  /** The broken laws, each with its operation. */
  readonly broken: readonly string[];
  readonly held: number;
  /** Exceptions, and responses that do not fit the document. */
  readonly failures: readonly string[];
  readonly assumed: MockApi["assumed"];
};

/** Mocks a document, and applies the laws to the mock by the same document: all of them, or those with an id given. */
export async function judgedMock(
  document: Readonly<Record<string, unknown>>,
  only?: readonly string[],
): Promise<Judged> {
  const { api, assumed } = await mockApi(await loadParsed(document));
  const failures: string[] = [];
  const app = api.app({
    now: () => 0,
    checkResponses: true,
    onError: (error, { operation }) => void failures.push(`${operation}: ${error}`),
  });
  const contract = contractToJudge(document, "the document", false);
  const results = await runLaws({
    contract,
    laws: laws.filter(({ about, id }) => about !== "access" && (only?.includes(id) ?? true)),
    seed: 1,
    run: "r",
    baseUrl: `http://mock.invalid${basePathOf(document)}`,
    memory: makeMemory(contract, makeDocumentMemory(contract)),
    fetch: async (request) => app.fetch(request),
    pause: async () => {},
  });
  const of = (verdict: string) => results.filter((one) => one.verdict.verdict === verdict);
  return {
    broken: of("broken").map(({ law, operation }) => `${law.id}: ${operation.id}`),
    held: of("holds").length,
    failures: [...new Set(failures)],
    assumed,
  };
}
