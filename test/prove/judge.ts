// Tests the judge on deliberately faulty servers, and on unusual but correct ones.
import assert from "node:assert/strict";
import { brokenLaws, judged } from "../conformance/judging.ts";
import { judgedTasks } from "../conformance/judging-tasks.ts";
import { judgedTrade } from "../conformance/judging-trade.ts";
import { faults, unusualServers } from "../servers/faults.ts";
import { taskFaults, unusualTaskServers } from "../servers/tasks-faults.ts";
import { tradeFaults } from "../servers/trade.ts";
import type { Property } from "./property.ts";

type Case = {
  readonly judge: typeof judged | typeof judgedTasks | typeof judgedTrade;
  readonly fault: string;
  /** The one law that it breaks; `undefined` for a correct server. */
  readonly law: string | undefined;
};

const SEEDS = 5;

const cases: readonly Case[] = [
  ...faults.map(([fault, law]) => ({ judge: judged, fault, law })),
  ...taskFaults.map(([fault, law]) => ({ judge: judgedTasks, fault, law })),
  ...tradeFaults.map(([fault, law]) => ({ judge: judgedTrade, fault, law })),
  // The trade server without a fault is unusual too.
  { judge: judgedTrade, fault: "no fault", law: undefined },
  ...unusualServers.map((fault) => ({ judge: judged, fault, law: undefined })),
  ...unusualTaskServers.map((fault) => ({ judge: judgedTasks, fault, law: undefined })),
];

export const judgeProperty: Property = {
  name: "judge",
  says: "Each fault of a server is reported under its own law and no other, and an unusual but correct server under none.",
  unit: "servers checked against all laws",
  size: cases.length * SEEDS,
  // test/conformance has all of these servers, with one seed.
  small: 1,
  prove: async (size, seed, progress) => {
    let requests = 0;
    const seen = (): void => {
      requests += 1;
    };
    // Evenly spread over all cases, then again with the next seed.
    const total = cases.length * SEEDS;
    const chosen = Array.from({ length: size }, (_, at) => Math.floor((at * total) / size));
    const tried = new Set<string>();
    for (const [done, at] of chosen.entries()) {
      const one = cases[at % cases.length];
      if (one === undefined) continue;
      const own = seed + Math.floor(at / cases.length);
      const found = brokenLaws(await one.judge([one.fault], own, { seen }));
      assert.deepEqual(found, one.law === undefined ? [] : [one.law], `${one.fault}, seed ${own}`);
      tried.add(one.fault);
      progress(done + 1);
    }
    const count = (law: boolean): number =>
      cases.filter((one) => tried.has(one.fault) && (one.law !== undefined) === law).length;
    return `${count(true)} faults each reported under one law, ${count(false)} correct servers without a report, over ${SEEDS} seeds from ${seed}; ${requests} requests`;
  },
};
