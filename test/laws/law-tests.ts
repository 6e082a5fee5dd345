// One test for each law and operation of a document: a new operation is under test without a new line.
import { afterAll, describe, expect, it } from "vitest";
import { examine } from "../../src/conformance/run.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { laws } from "../../src/laws/all.ts";

export type Subject = {
  readonly contract: Contract;
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Failures that are the server's own. */
  readonly faults: readonly unknown[];
};

const seed = Number(process.env["SEED"] ?? 1);

/** @param name says whose laws these are; @param subject a server in this process, and its contract */
export function lawTests(name: string, { contract, fetch, faults }: Subject): void {
  const counts = new Map<string, number>();
  let requests = 0;
  const settings = {
    contract,
    seed,
    baseUrl: "http://server.invalid",
    run: "t",
    strict: true,
    fetch: (request: Request) => {
      requests += 1;
      return fetch(request);
    },
  };
  afterAll(() => {
    const verdicts = [...counts].map(([verdict, count]) => `${count} ${verdict}`).join(", ");
    console.info(`${name}: ${verdicts}; ${requests} requests, seed ${seed}`);
  });
  for (const law of laws) {
    const concerned = contract.operations.filter((operation) => law.appliesTo(operation, contract));
    counts.set(
      "not applicable",
      (counts.get("not applicable") ?? 0) + contract.operations.length - concerned.length,
    );
    if (concerned.length === 0) continue;
    describe(`${name}: ${law.id}`, () => {
      it.each(concerned)("$id", async (operation) => {
        const verdict = await examine(law, operation, settings);
        counts.set(verdict.verdict, (counts.get(verdict.verdict) ?? 0) + 1);
        expect(verdict).toEqual({ verdict: "holds", cases: expect.any(Number) });
        expect(faults).toEqual([]);
      });
    });
  }
}
