// The judge is judged on a second domain: who may do what, in which form, and what the answers look like. Other seeds
// than these: `npm run prove`, judge.
import { describe, expect, it } from "vitest";
import { laws } from "../../src/laws/all.ts";
import { taskFaults, taskOddities } from "../servers/tasks-faults.ts";
import { brokenLaws, of } from "./judging.ts";
import { judgedTasks } from "./judging-tasks.ts";

const judgedHere = new Set(taskFaults.map(([, law]) => law));

it("names laws that there are", () => {
  expect([...judgedHere].filter((id) => !laws.some((law) => law.id === id))).toEqual([]);
});

describe("a fault is one law broken", () => {
  it.each(taskFaults)("%s: %s", async (fault, law) => {
    expect(brokenLaws(await judgedTasks([fault], 1))).toEqual([law]);
  });
});

describe("of the honest server", () => {
  it.each([1, 2])("no law is broken, and all are asked that can be: seed %i", async (seed) => {
    const results = await judgedTasks([], seed);
    expect(of(results, "broken")).toEqual([]);
    const unasked = of(results, "not exercised").map(({ law, operation }) => `${law.id} ${operation.id}`);
    // A title is the only one of its kind, so that equal POSTs are refused.
    expect(unasked.filter((one) => !/^(post-adds-each-time|deleted-id-.*) addTask$/.test(one))).toEqual([]);
  });

  it("every law that has a fault here holds", async () => {
    const holding = new Set(of(await judgedTasks([], 1), "holds").map(({ law }) => law.id));
    expect([...judgedHere].filter((law) => !holding.has(law))).toEqual([]);
  });
});

describe("what is odd and honest breaks no law", () => {
  it.each(taskOddities.map((oddity, at) => [oddity, (at % 3) + 1] as const))(
    "%s, seed %i",
    async (oddity, seed) => {
      expect(of(await judgedTasks([oddity], seed), "broken")).toEqual([]);
    },
  );

  it("much of it together", async () => {
    const together = taskOddities.filter((one) => !/^(404|503|OPTIONS is 404)/.test(one));
    expect(of(await judgedTasks(together, 3), "broken")).toEqual([]);
  });
});

it("without a second principal, what needs one is not asked, and not reported", async () => {
  const results = await judgedTasks(["another may delete"], 1, { alone: true });
  expect(of(results, "broken")).toEqual([]);
  const unasked = of(results, "not exercised").map(({ law }) => law.id);
  expect(unasked).toContain("anothers-resource-is-refused");
});
