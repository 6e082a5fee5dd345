// The judge is judged on a second domain: who may do what, in which form, and what the answers look like.
import { describe, expect, it } from "vitest";
import { arbitrariesOf } from "../../src/conformance/arbitraries.ts";
import { type Result, runLaws } from "../../src/conformance/run.ts";
import type { Settings } from "../../src/conformance/settings.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { faultsIn } from "../../src/schema/validity.ts";
import { tasksServer, tokens } from "../servers/tasks.ts";
import { taskFaults, taskOddities } from "../servers/tasks-faults.ts";
import { brokenLaws, of, withPremises } from "./judging.ts";

const { contract } = await loadDocument("test/servers/tasks.yaml");
// Made once for the document, as all runs judge by it.
const shared = { contract, arbitraries: arbitrariesOf(contract), faultsIn: faultsIn(contract.schemas) };
const second = { authorization: `Bearer ${tokens.grace}` };
const judgedHere = new Set(taskFaults.map(([, law]) => law));

/** Asks all laws, or some, of a server with these switches on; only the judge's own waiting takes time. */
function judged(
  switches: readonly string[],
  seed: number,
  more: Partial<Pick<Settings, "second"> & { readonly laws: typeof laws }> = { second },
): Promise<readonly Result[]> {
  return runLaws({
    ...shared,
    laws,
    seed,
    run: "r",
    baseUrl: "http://tasks.invalid/v1",
    headers: { authorization: `Bearer ${tokens.ada}` },
    fetch: tasksServer(switches),
    pause: async () => {},
    ...more,
  });
}

it("names laws that there are", () => {
  expect([...judgedHere].filter((id) => !laws.some((law) => law.id === id))).toEqual([]);
});

describe("a fault is one law broken", () => {
  it.each(taskFaults)("%s: %s", async (fault, law) => {
    expect(brokenLaws(await judged([fault], 1)), "seed 1, all laws").toEqual([law]);
    // Other draws show it as well; what else may be broken is asked of one seed.
    for (const seed of [2, 3]) {
      const results = await judged([fault], seed, { second, laws: withPremises(law) });
      expect(brokenLaws(results), `seed ${seed}`).toEqual([law]);
    }
  });
});

describe("of the honest server", () => {
  it.each([1, 2, 3])("no law is broken, and all are asked that can be: seed %i", async (seed) => {
    const results = await judged([], seed);
    expect(of(results, "broken")).toEqual([]);
    const unasked = of(results, "not exercised").map(({ law, operation }) => `${law.id} ${operation.id}`);
    // A title is the only one of its kind, so that equal POSTs are refused.
    expect(unasked.filter((one) => !/^(post-adds-each-time|deleted-id-.*) addTask$/.test(one))).toEqual([]);
  });

  it("every law that has a fault here holds", async () => {
    const holding = new Set(of(await judged([], 1), "holds").map(({ law }) => law.id));
    expect([...judgedHere].filter((law) => !holding.has(law))).toEqual([]);
  });
});

describe("what is odd and honest breaks no law", () => {
  it.each(taskOddities.map((oddity, at) => [oddity, (at % 3) + 1] as const))(
    "%s, seed %i",
    async (oddity, seed) => {
      expect(of(await judged([oddity], seed), "broken")).toEqual([]);
    },
  );

  it("much of it together", async () => {
    const together = taskOddities.filter((one) => !/^(404|503|OPTIONS is 404)/.test(one));
    expect(of(await judged(together, 3), "broken")).toEqual([]);
  });
});

it("without a second principal, what needs one is not asked, and not reported", async () => {
  const results = await judged(["another may delete"], 1, {});
  expect(of(results, "broken")).toEqual([]);
  const unasked = of(results, "not exercised").map(({ law }) => law.id);
  expect(unasked).toContain("anothers-resource-is-refused");
});
