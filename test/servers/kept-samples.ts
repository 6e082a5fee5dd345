// Keeps the values that were drawn: servers of one document with different faults are sent the same ones.
import type { Sampler } from "../../src/conformance/arbitraries.ts";
import { type DocumentMemory, makeDocumentMemory } from "../../src/conformance/run-memory.ts";
import type { Contract } from "../../src/contract/operation.ts";

/** @returns a memory that draws the values of a seed once */
export function makeSharedMemory(contract: Contract): DocumentMemory {
  const memory = makeDocumentMemory(contract);
  return {
    ...memory,
    arbitraries: { ...memory.arbitraries, sample: keptSamples(memory.arbitraries.sample) },
  };
}

function keptSamples(draw: Sampler): Sampler {
  const kept = new WeakMap<object, Map<string, readonly unknown[]>>();
  return (arbitrary, how) => {
    const ofArbitrary = kept.get(arbitrary) ?? new Map<string, readonly unknown[]>();
    kept.set(arbitrary, ofArbitrary);
    const key = `${how.seed} ${how.numRuns}`;
    const values = ofArbitrary.get(key) ?? draw(arbitrary, how);
    ofArbitrary.set(key, values);
    return values;
  };
}
