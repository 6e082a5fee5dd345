// Calls through a faulty proxy: each has to end with one effect, or to report the effect correctly.
import type { IncomingMessage } from "node:http";
import { type Calls, makeCalls } from "./calls.ts";
import { type Fault, faultProxy, faults } from "./fault-proxy.ts";
import { makePatience } from "./patience.ts";

/** `met`: how often each fault was met. */
export type FaultyRun = Calls & { readonly met: Readonly<Record<string, number>> };

/**
 * @param origin of a service that nobody else writes to
 * @param calls how many, of all kinds in turn
 * @param seed the same one meets the same faults
 * @param abreast how many at once
 */
export async function faultyCalls(origin: string, calls: number, seed = 1, abreast = 50): Promise<FaultyRun> {
  const met: Record<string, number> = {};
  const { patience, giveUp } = makePatience();
  const proxy = await faultProxy(
    origin,
    (request) => count(met, faultOf(request, seed)),
    (request) => giveUp(callOf(request)),
  );
  const run = await makeCalls(proxy.origin, origin, calls, abreast, proxy.close, patience);
  return { ...run, met };
}

/** @returns the number of the call that a request belongs to */
export function callOf({ headers }: IncomingMessage): string {
  const [call = ""] = String(headers["x-call"]).split(".");
  return call;
}

function count(met: Record<string, number>, fault: Fault): Fault {
  met[fault] = (met[fault] ?? 0) + 1;
  return fault;
}

/** Half of all requests meet a fault: which one is drawn from the seed, the call and the attempt. */
export function faultOf({ headers }: IncomingMessage, seed: number): Fault {
  let hash = seed;
  for (const char of String(headers["x-call"])) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  for (const factor of [0x85ebca6b, 0xc2b2ae35, 1]) hash = Math.imul(hash ^ (hash >>> 15), factor);
  const drawn = (hash >>> 0) / 2 ** 32;
  return drawn < 0.5 ? "none" : (faults[Math.floor((drawn - 0.5) * 2 * faults.length)] ?? "none");
}
