// Every law catches a fault: at least one of the deliberately faulty servers breaks it.
import { expect, it } from "vitest";
import { laws } from "../../src/laws/all.ts";
import { claimsFaults } from "../servers/claims-faults.ts";
import { depotFaults } from "../servers/depot-faults.ts";
import { faults } from "../servers/faults.ts";
import { faults as strangerFaults } from "../servers/strangers/faults.ts";
import { taskFaults } from "../servers/tasks-faults.ts";
import { workshopFaults } from "../servers/workshop-faults.ts";

it("every law has a fault that only it catches", () => {
  const own = [...faults, ...taskFaults, ...workshopFaults, ...claimsFaults].map(([, law]) => law);
  const ofDepots = depotFaults.map(([, , law]) => law);
  const caught = new Set([...own, ...ofDepots, ...strangerFaults.map(({ law }) => law)]);
  expect(laws.map((law) => law.id).filter((id) => !caught.has(id))).toEqual([]);
});
