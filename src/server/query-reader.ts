// Remembers what queries say, because most clients send the same few.
import type { Parameters, RequestContext } from "./context.ts";
import { readQuery } from "./parameters.ts";
import type { ParameterFacts } from "./wiring.ts";

/** The most queries of an operation to remember, and their greatest length: together at most 64 kB. */
const MOST = 256;
const LONGEST = 256;

/**
 * @param facts the parameters of an operation
 * @returns `readQuery` for them, which reads a query without faults once. Each request gets a copy
 */
export function queryReader(facts: ParameterFacts): RequestContext["readQuery"] {
  const known = new Map<string, Parameters>();
  return (search) => {
    const reading = known.get(search) ?? readQuery(search, facts);
    if (reading === undefined || reading.faults.length > 0) return reading;
    // A copy of a list would have to be a deep one.
    if (search.length > LONGEST || !Object.values(reading.value).every(isScalar)) return reading;
    if (known.size >= MOST) known.clear();
    known.set(search, reading);
    return { ...reading, value: { ...reading.value } };
  };
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
