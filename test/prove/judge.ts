// The judge is judged: servers that are broken on purpose, and servers that are odd and honest.
import assert from "node:assert/strict";
import { brokenLaws, judged } from "../conformance/judging.ts";
import { judgedTasks } from "../conformance/judging-tasks.ts";
import { judgedTrade } from "../conformance/judging-trade.ts";
import { faults, oddities } from "../servers/faults.ts";
import { taskFaults, taskOddities } from "../servers/tasks-faults.ts";
import { tradeFaults } from "../servers/trade.ts";
import type { Property } from "./property.ts";

type Case = {
  readonly judge: typeof judged | typeof judgedTasks | typeof judgedTrade;
  readonly fault: string;
  /** The one law that it breaks; none for an oddity. */
  readonly law: string | undefined;
};

const SEEDS = 5;

const cases: readonly Case[] = [
  ...faults.map(([fault, law]) => ({ judge: judged, fault, law })),
  ...taskFaults.map(([fault, law]) => ({ judge: judgedTasks, fault, law })),
  ...tradeFaults.map(([fault, law]) => ({ judge: judgedTrade, fault, law })),
  // All habits of the trade server are odd, none of them a switch.
  { judge: judgedTrade, fault: "no fault", law: undefined },
  ...oddities.map((fault) => ({ judge: judged, fault, law: undefined })),
  ...taskOddities.map((fault) => ({ judge: judgedTasks, fault, law: undefined })),
];

export const judgeProperty: Property = {
  name: "judge",
  says: "Each fault of a server is told under its own law's name and no other, and what is odd and honest under none.",
  unit: "servers asked all laws",
  size: cases.length * SEEDS,
  small: 8,
  prove: async (size, seed, progress) => {
    let requests = 0;
    const seen = (): void => {
      requests += 1;
    };
    // Evenly from all of them, each time from the beginning with the next seed.
    const total = cases.length * SEEDS;
    const chosen = Array.from({ length: size }, (_, at) => Math.floor((at * total) / size));
    const told = new Set<string>();
    for (const [done, at] of chosen.entries()) {
      const one = cases[at % cases.length];
      if (one === undefined) continue;
      const own = seed + Math.floor(at / cases.length);
      const found = brokenLaws(await one.judge([one.fault], own, { seen }));
      assert.deepEqual(found, one.law === undefined ? [] : [one.law], `${one.fault}, seed ${own}`);
      told.add(one.fault);
      progress(done + 1);
    }
    const asked = (law: boolean): number =>
      cases.filter((one) => told.has(one.fault) && (one.law !== undefined) === law).length;
    return `${asked(true)} faults each told alone, ${asked(false)} oddities not told, over ${SEEDS} seeds from ${seed}; ${requests} requests`;
  },
};
