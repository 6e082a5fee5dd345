// The client on a faulty network, and with concurrent writers.
import { expect, it } from "vitest";
import { overSocket } from "../service/service.ts";
import { concurrentEdits } from "./calls.ts";
import { faults } from "./fault-proxy.ts";
import { faultyCalls } from "./faults.ts";

it("450 calls through every fault: one effect each, or an error that tells the truth", async () => {
  const service = await overSocket();
  const run = await faultyCalls(service.origin, 450, 1, 12);
  expect(run.wrong).toEqual([]);
  expect(Object.keys(run.met).sort()).toEqual([...faults].sort());
  expect(run.succeeded).toBeGreaterThan(400);
  expect(run.failed.unknown).toBeGreaterThan(0);
  await service.close();
});

it("20 edit one book at once: every change is in", async () => {
  const service = await overSocket();
  expect(await concurrentEdits(service.origin, 20)).toBe(20);
  await service.close();
});
