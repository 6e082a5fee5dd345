// From a broken law to the shortest sequence that shows it: asked again with less, sent again without the rest.
import type { Verdict } from "../../laws/law.ts";
import type { Exchange } from "../../laws/world.ts";
import { type Asked, ask } from "../run.ts";
import type { Settings } from "../settings.ts";
import { isSafe, mentions } from "./evidence.ts";
import { type Counterexample, type Seen, shortest } from "./shortest.ts";

export type Reviewed = {
  readonly verdict: Verdict;
  readonly counterexample: Counterexample | undefined;
  readonly left: readonly string[];
};

/** What is asked again with, the least first. */
const SMALLER = ["required", "short", undefined] as const;
/** Each world has an attempt of its own: `ask` counts on from it. */
const STEP = 3;

/**
 * @param asked what was found first
 * @param settings of the run
 * @param log of everything that the run has sent: some laws judge what others have asked for
 * @param isKnown the law has a counterexample already: this one is shown as it was found, when it shows the same again
 * @returns the verdict that counts, with the shortest counterexample for a law that is broken again
 */
export async function reviewed(
  asked: Asked,
  settings: Settings,
  log: readonly Exchange[],
  isKnown = false,
): Promise<Reviewed> {
  const { verdict, trace } = asked;
  if (verdict.verdict !== "broken") return { verdict, counterexample: undefined, left: asked.left };
  const left = [...asked.left];
  const reportOf = async (seen: Seen): Promise<Reviewed> => {
    const isOfTrace = seen.found.exchanges.every((one) => seen.trace.includes(one));
    const shown = await shortest(isOfTrace ? seen : { ...seen, trace: log }, asked.operation, settings);
    left.push(...shown.left);
    return { verdict: { verdict: "broken", ...seen.found }, counterexample: shown.counterexample, left };
  };
  if (isKnown) {
    const report = await reportOf({ found: verdict, trace });
    if (report.counterexample?.confirmed === true) return report;
  }
  const again = await askedAgain(asked, settings, left);
  if (again !== "not again") return reportOf(again ?? { found: verdict, trace });
  const because = `seen once, and not when asked again: ${verdict.because}`;
  return { verdict: { verdict: "not exercised", because }, counterexample: undefined, left };
}

/** The smallest that is broken; `undefined` when nothing says that it is not. */
async function askedAgain(
  asked: Asked,
  settings: Settings,
  left: string[],
): Promise<Seen | "not again" | undefined> {
  const { law, operation } = asked;
  for (const [at, small] of SMALLER.entries()) {
    const drawn = small === undefined ? settings : { ...settings, small };
    const { verdict, trace, left: more } = await ask(law, operation, drawn, (at + 1) * STEP);
    left.push(...more);
    if (verdict.verdict === "broken") return { found: verdict, trace };
    if (small === undefined && verdict.verdict === "holds" && isSeenByLooking(asked)) return "not again";
  }
  return undefined;
}

/** What a look at everything saw may be of somebody else; what the judged answers say is not. */
function isSeenByLooking({ trace, verdict }: Asked): boolean {
  if (verdict.verdict !== "broken") return false;
  const { because, exchanges } = verdict;
  return trace.some(
    (one) => isSafe(one) && !exchanges.includes(one) && mentions(because, one.request.target),
  );
}
