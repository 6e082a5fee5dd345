// From a broken law to the shortest sequence that shows it: asked again with less, sent again without the rest.

import type { Exchange } from "../../laws/exchange.ts";
import type { Broken, Verdict } from "../../laws/law.ts";
import { type Asked, ask } from "../run.ts";
import type { Settings } from "../settings.ts";
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
 * @param isKnown the law has a counterexample already: this one is shown as it was found, when it shows the same again
 * @returns the verdict that counts, with the shortest counterexample for a law that is broken again
 */
export async function review(asked: Asked, settings: Settings, isKnown = false): Promise<Reviewed> {
  const { verdict, trace } = asked;
  if (verdict.verdict !== "broken") return { verdict, counterexample: undefined, left: asked.left };
  const left = [...asked.left];
  let attempt = 0;
  const shorten = async (found: Broken, sent: readonly Exchange[]): Promise<Reviewed> => {
    attempt += 1;
    // Some laws judge the answers to the requests of other laws.
    const isOfTrace = found.exchanges.every((one) => sent.includes(one));
    const trace = isOfTrace ? sent : settings.memory.history.all;
    const shown = await shortest({ found, trace, attempt }, asked, settings);
    left.push(...shown.left);
    return { verdict: found, counterexample: shown.counterexample, left };
  };
  if (isKnown) {
    const known = await shorten(verdict, trace);
    if (known.counterexample?.confirmed === true) return known;
  }
  const again = await askedAgain(asked, settings, left);
  if (again === "not reproduced") {
    const reason = { kind: "not reproduced", failure: verdict.failure } as const;
    return { verdict: { verdict: "not exercised", reason }, counterexample: undefined, left };
  }
  return again === undefined ? shorten(verdict, trace) : shorten(again.found, again.trace);
}

/** The smallest that is broken; `undefined` when nothing says that it is not. */
async function askedAgain(
  asked: Asked,
  settings: Settings,
  left: string[],
): Promise<Pick<Seen, "found" | "trace"> | "not reproduced" | undefined> {
  const { law, operation } = asked;
  for (const [at, small] of SMALLER.entries()) {
    const drawn = small === undefined ? settings : { ...settings, small };
    const { verdict, trace, left: more } = await ask(law, operation, drawn, (at + 1) * STEP);
    left.push(...more);
    if (verdict.verdict === "broken") return { found: verdict, trace };
    if (small === undefined && verdict.verdict === "holds" && isSeenByLooking(asked)) return "not reproduced";
  }
  return undefined;
}

/** A change between two looks at everything may be another client's doing; an answer that is judged is not. */
function isSeenByLooking({ verdict }: Asked): boolean {
  return verdict.verdict === "broken" && verdict.failure.kind === "change";
}
