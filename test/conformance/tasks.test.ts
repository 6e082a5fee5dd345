// Tests the judge on a second domain: access, media types, validation and the form of responses. `npm run prove` runs
// other seeds.
import { beforeAll, describe, expect, it } from "vitest";
import { laws } from "../../src/laws/all.ts";
import { taskFaults, unusualTaskServers } from "../servers/tasks-faults.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { brokenLaws, of } from "./judging.ts";
import { judgedTasks } from "./judging-tasks.ts";
import { SHARE, shareOf } from "./share.ts";

sendLightMessages();

const judgedHere = new Set(taskFaults.map(([, law]) => law));

it("names laws that exist", () => {
  expect([...judgedHere].filter((id) => !laws.some((law) => law.id === id))).toEqual([]);
});

describe("a fault breaks one law", () => {
  beforeAll(() => console.log(`${taskFaults.length} task servers, ${SHARE}`));

  it.each(taskFaults.map(([fault, law], at) => [fault, law, at] as const))(
    "%s: %s",
    async (fault, law, at) => {
      expect(brokenLaws(await judgedTasks([fault], 1, { laws: shareOf(law, at) }))).toEqual([law]);
    },
  );
});

describe("on the correct server", async () => {
  const first = await judgedTasks([], 1);

  it.each([1, 2])("no law is broken, and every law is exercised that can be: seed %i", async (seed) => {
    const results = seed === 1 ? first : await judgedTasks([], seed);
    expect(of(results, "broken")).toEqual([]);
    const unasked = of(results, "not exercised").map(({ law, operation }) => `${law.id} ${operation.id}`);
    // Titles are unique, so that equal POSTs are rejected.
    expect(unasked.filter((one) => !/^(post-adds-each-time|deleted-id-.*) addTask$/.test(one))).toEqual([]);
  });

  it("every law with a fault here holds", () => {
    const holding = new Set(of(first, "holds").map(({ law }) => law.id));
    expect([...judgedHere].filter((law) => !holding.has(law))).toEqual([]);
  });
});

describe("an unusual but correct server breaks no law", () => {
  it.each(unusualTaskServers.map((variant, at) => [variant, (at % 3) + 1] as const))(
    "%s, seed %i",
    async (variant, seed) => {
      expect(of(await judgedTasks([variant], seed), "broken")).toEqual([]);
    },
  );

  it("many variants together", async () => {
    const together = unusualTaskServers.filter((one) => !/^(404|503|OPTIONS returns 404)/.test(one));
    expect(of(await judgedTasks(together, 3), "broken")).toEqual([]);
  });
});

it("without a second principal, laws that need one are neither exercised nor reported", async () => {
  const results = await judgedTasks(["another principal may delete"], 1, { alone: true });
  expect(of(results, "broken")).toEqual([]);
  const unasked = of(results, "not exercised").map(({ law }) => law.id);
  expect(unasked).toContain("other-users-resource-is-refused");
});
