// From a broken law to the shortest sequence that shows it: with less content, and with fewer requests.
import type { Exchange } from "../../laws/exchange.ts";
import type { Broken, Verdict } from "../../laws/law.ts";
import { type Asked, ask } from "../run.ts";
import type { Settings } from "../settings.ts";
import { type Counterexample, type Seen, shorten } from "./shortest.ts";

export type Reviewed = {
  readonly verdict: Verdict;
  readonly counterexample: Counterexample | undefined;
  readonly left: readonly string[];
};

/** The contents to check it again with, the smallest first. */
const SMALLER = ["required", "short", undefined] as const;
/** Each world has its own attempt number, from which `ask` continues. */
const STEP = 3;

/**
 * @param asked the first result
 * @param settings of the run
 * @param isKnown the law has a counterexample already: this one is not shrunk, only reproduced
 * @returns the final verdict, with the shortest counterexample if the law is broken again
 */
export async function review(asked: Asked, settings: Settings, isKnown = false): Promise<Reviewed> {
  const { verdict, trace } = asked;
  if (verdict.verdict !== "broken") return { verdict, counterexample: undefined, left: asked.left };
  const left = [...asked.left];
  let attempt = 0;
  const shortened = async (found: Broken, sent: readonly Exchange[]): Promise<Reviewed> => {
    attempt += 1;
    // Some laws judge the responses to the requests of other laws.
    const isOfTrace = found.exchanges.every((one) => sent.includes(one));
    const trace = isOfTrace ? sent : settings.memory.history.all;
    const shown = await shorten({ found, trace, attempt }, asked, settings);
    left.push(...shown.left);
    return { verdict: found, counterexample: shown.counterexample, left };
  };
  if (isKnown) {
    const known = await shortened(verdict, trace);
    if (known.counterexample?.confirmed === true) return known;
  }
  const again = settings.over?.() === undefined ? await askAgain(asked, settings, left) : undefined;
  if (again === "not reproduced") {
    const reason = { kind: "not reproduced", failure: verdict.failure } as const;
    return { verdict: { verdict: "not exercised", reason }, counterexample: undefined, left };
  }
  return again === undefined ? shortened(verdict, trace) : shortened(again.found, again.trace);
}

/** The smallest broken result; `undefined` if none was reproduced. */
async function askAgain(
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

/** A change of the visible state may be due to a different client; a response is not. */
function isSeenByLooking({ verdict }: Asked): boolean {
  return verdict.verdict === "broken" && verdict.failure.kind === "change";
}
