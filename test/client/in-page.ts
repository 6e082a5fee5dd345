// What a page does in the browser: it runs the cases, then calls through faults, and reports the results to its
// server.
import { type Calls, makeCalls } from "./calls.ts";
import { runCases, type Told } from "./cases.ts";
import { makePatience } from "./patience.ts";

/** Where the page finds what; all of other origins than its own. */
export type Places = { readonly cases: string; readonly faulty: string; readonly sound: string };
export type Reported = { readonly told: readonly Told[]; readonly calls: Calls };

const CALLS = 90;
/** The server of the page calls `giveUp`. */
export const { patience, giveUp } = makePatience();

/** Posts the report to `/report` of its own origin, or the error that prevented it. */
export async function report(places: Places): Promise<void> {
  // Its own origin answers when the proxy has nothing under way any more.
  const settled = async (): Promise<void> => void (await fetch("/settled"));
  const reported = async (): Promise<Reported> => ({
    told: await runCases(places.cases),
    calls: await makeCalls(places.faulty, places.sound, CALLS, 6, settled, patience),
  });
  const outcome = await reported().catch((error) => ({ error: String(error) }));
  await fetch("/report", { method: "POST", body: JSON.stringify(outcome) });
}
