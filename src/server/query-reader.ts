// Remembers what queries say, because most clients send the same few.
import type { Parameters, RequestContext } from "./context.ts";
import { hasScalarsOnly, readQuery } from "./parameters.ts";
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
    if (search.length > LONGEST) return readQuery(search, facts);
    const found = known.get(search);
    if (found !== undefined) return { ...found, value: { ...found.value } };
    const text = copyOf(search);
    const reading = readQuery(text, facts);
    // A copy of a list would have to be a deep one.
    if (reading === undefined || reading.faults.length > 0 || !hasScalarsOnly(reading.value)) return reading;
    if (known.size >= MOST) known.clear();
    known.set(text, reading);
    return { ...reading, value: { ...reading.value } };
  };
}

/** A part of a text keeps the whole text in memory, and the target of a request may have thousands of characters. */
function copyOf(text: string): string {
  return String(JSON.parse(JSON.stringify(text)));
}
