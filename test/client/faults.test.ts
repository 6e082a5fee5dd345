// The client on a faulty network. `prove` has the twenty that edit one book at once.
import { expect, it } from "vitest";
import { overSocket } from "../service/service.ts";
import { faults } from "./fault-proxy.ts";
import { faultyCalls } from "./faults.ts";

// Calls that wait for a time-out each: where the machine has other work, longer than other tests.
it("450 calls through every fault: one effect each, or an error that tells the truth", {
  timeout: 300_000,
}, async () => {
  const service = await overSocket();
  const run = await faultyCalls(service.origin, 450, 1, 12);
  expect(run.wrong).toEqual([]);
  expect(Object.keys(run.met).sort()).toEqual([...faults].sort());
  expect(run.succeeded).toBeGreaterThan(400);
  expect(run.failed.unknown).toBeGreaterThan(0);
  await service.close();
});
