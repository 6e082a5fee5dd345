// What a page does in the browser: it runs the cases, then calls through faults, and reports the results to its
// server.
import { type Calls, makeCalls } from "./calls.ts";
import { runCases, type Told } from "./cases.ts";

/** Where the page finds what; all of other origins than its own. */
export type Places = { readonly cases: string; readonly faulty: string; readonly sound: string };
export type Reported = { readonly told: readonly Told[]; readonly calls: Calls };

const CALLS = 90;
/** Milliseconds after which nothing is under way any more. */
const SETTLED = 2_000;
/** Longer than in Node: what a busy browser answers late must not be one more fault. */
export const PAGE_TIMEOUT = 3_000;

/** Posts the report to `/report` of its own origin, or the error that prevented it. */
export async function report(places: Places): Promise<void> {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, SETTLED));
  const reported = async (): Promise<Reported> => ({
    told: await runCases(places.cases),
    calls: await makeCalls(places.faulty, places.sound, CALLS, 6, settled, { tryTimeout: PAGE_TIMEOUT }),
  });
  const outcome = await reported().catch((error) => ({ error: String(error) }));
  await fetch("/report", { method: "POST", body: JSON.stringify(outcome) });
}
