// Whatever is drawn, a fault is seen: of each seed the fault's own law is asked, and those that it rests on.
import { describe, expect, it } from "vitest";
import { faults } from "../servers/faults.ts";
import { brokenLaws, judged, withPremises } from "./judging.ts";

describe.each([2, 3])("seed %i", (seed) => {
  it.each(faults)("%s: %s", async (fault, law) => {
    expect(brokenLaws(await judged([fault], seed, { laws: withPremises(law) }))).toEqual([law]);
  });
});
