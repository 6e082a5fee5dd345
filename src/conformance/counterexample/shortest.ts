// Shrinks a sequence of requests: leaves out requests as long as the rest still reproduces the failure.
import type { Contract, Operation } from "../../contract/operation.ts";
import { parsePointer } from "../../json/pointer.ts";
import type { Exchange } from "../../laws/exchange.ts";
import type { Failure } from "../../laws/failure.ts";
import type { Broken } from "../../laws/law.ts";
import { operationNamed, resourceOf } from "../../laws/shared/about.ts";
import { isSuccess } from "../../semantics/statuses.ts";
import type { Result } from "../run.ts";
import type { Settings } from "../settings.ts";
import { shortName } from "../short-name.ts";
import { isSafe } from "../wire/exchanges.ts";
import { secretsOf } from "../wire/secrets.ts";
import { madeBy, madeElsewhere, removeAll } from "../world/tidy.ts";
import { type Evidence, evidenceIn } from "./evidence.ts";
import { incidentalMembers } from "./named.ts";
import { play, showsTheSame } from "./play.ts";
import { type Script, scriptOf } from "./script.ts";

export type Counterexample = {
  readonly failure: Failure;
  readonly script: Script;
  /** Whether the script was replayed and reproduced the failure. */
  readonly confirmed: boolean;
};

/** The verdict, and everything that was sent to find it. */
export type Seen = {
  readonly found: Broken;
  readonly trace: readonly Exchange[];
  /** Counts the counterexamples of one law and operation, so that their scripts draw different values. */
  readonly attempt: number;
};

type Attempt = { readonly evidence: Evidence; readonly script: Script };
type Replay = {
  readonly attempt: (evidence: Evidence) => Attempt;
  /** Whether one more may be replayed. */
  readonly isOver: () => boolean;
  /** Replays it, and says whether it reproduces the failure. */
  readonly isSeen: (script: Script) => Promise<boolean>;
};

const PLAYS = 24;

/**
 * @param asked the law and the operation
 * @param settings of the run
 * @returns the shortest counterexample found, and the resources that could not be deleted
 */
export async function shorten(
  { found, trace, attempt }: Seen,
  asked: Pick<Result, "law" | "operation">,
  settings: Settings,
): Promise<{ readonly counterexample: Counterexample; readonly left: readonly string[] }> {
  const left: string[] = [];
  const replay = makeReplay(settings, {
    incidental: incidentalIn(found.failure, asked.operation, settings.contract),
    salt: `${settings.run} ${asked.law.id} ${asked.operation.id} ${attempt}`,
    left,
  });
  const first = replay.attempt(evidenceIn(settings.contract, trace, found));
  const shown = await findThatShows(first, trace, replay);
  const { script } = shown === undefined ? first : await dropIdle(shown, found, replay);
  return { counterexample: { failure: found.failure, script, confirmed: shown !== undefined }, left };
}

/** What seems to be needed; that and every change; everything that was sent. */
async function findThatShows(
  first: Attempt,
  trace: readonly Exchange[],
  { attempt, isOver, isSeen }: Replay,
): Promise<Attempt | undefined> {
  const { evidence } = first;
  if (await isSeen(first.script)) return first;
  if (isOver()) return undefined;
  const end = trace.indexOf(evidence.exchanges.at(-1) as Exchange) + 1;
  const until = trace.slice(0, end);
  for (const isKept of [(one: Exchange) => !isSafe(one), () => true]) {
    const exchanges = until.filter((one) => evidence.exchanges.includes(one) || isKept(one));
    // Writing a script takes time as well, so that of a long sequence is not written.
    if (exchanges.length > LONGEST) continue;
    const more = attempt({ ...evidence, exchanges });
    if (await isSeen(more.script)) return more;
  }
  return undefined;
}

/** Nobody reads longer sequences, so that they get the time limit of shorter ones. */
const LONGEST = 60;

/** Leaves out half of the removable requests, then half of the rest, then one by one. */
async function dropIdle(from: Attempt, found: Broken, { attempt, isOver, isSeen }: Replay): Promise<Attempt> {
  let best = from;
  for (
    let size = Math.ceil(idleIn(best.evidence, found).length / 2);
    size >= 1;
    size = Math.floor(size / 2)
  ) {
    for (let at = 0; ; ) {
      const idle = idleIn(best.evidence, found);
      if (at >= idle.length) break;
      // To write a script that is not replayed takes as long.
      if (isOver()) return best;
      const out = new Set(idle.slice(at, at + size));
      const exchanges = best.evidence.exchanges.filter((one) => !out.has(one));
      const less = attempt({ ...best.evidence, exchanges });
      const isJudged = found.exchanges.length === 0 || found.exchanges.some((one) => exchanges.includes(one));
      if (isJudged && (await isSeen(less.script))) best = less;
      else at += size;
    }
  }
  return best;
}

/**
 * Only requests that should change nothing can be left out: a difference without them is still a failure of the rest.
 * If no read shows a difference, the judged requests stay.
 */
function idleIn({ exchanges, shown }: Evidence, { exchanges: judged }: Broken): readonly Exchange[] {
  const isDifferenceSeen = exchanges.some((one) => shown.has(one) && !judged.includes(one));
  return exchanges.filter((one) => {
    if (judged.includes(one)) return isDifferenceSeen && (isSafe(one) || !isSuccess(one.response.status));
    return isSafe(one) && !shown.has(one);
  });
}

function incidentalIn(failure: Failure, operation: Operation, contract: Contract): readonly string[] {
  const resource = resourceOf(operation, contract);
  const pointers = Object.values(operationNamed(contract, resource?.read)?.identity ?? {});
  const identity = pointers.flatMap((pointer) => parsePointer(pointer)?.slice(-1) ?? []);
  return incidentalMembers(failure, resource?.readOnly ?? [], identity);
}

type Replaying = {
  /** Members that may differ between two runs. */
  readonly incidental: readonly string[];
  /** A text that no other counterexample has. */
  readonly salt: string;
  /** Collects the resources that could not be deleted. */
  readonly left: string[];
};

function makeReplay(settings: Settings, { incidental, salt, left }: Replaying): Replay {
  const { fetch, baseUrl } = settings;
  const secrets = secretsOf(settings);
  const digits = digitsFrom(salt);
  let plays = 0;
  const isOver = (): boolean => plays >= PLAYS || settings.over?.() !== undefined;
  return {
    isOver,
    attempt: (evidence) => ({ evidence, script: scriptOf(evidence, settings, secrets) }),
    async isSeen(script) {
      if (isOver() || !script.isRunnable) return false;
      plays += 1;
      const sent: Exchange[] = [];
      const seen = (exchange: Exchange): void => void sent.push(exchange);
      const again = await play(script, { fetch, origin: new URL(baseUrl).origin, digits, seen }).catch(
        () => undefined,
      );
      left.push(...(await removeAll(settings, madeBy(settings, sent))), ...madeElsewhere(settings, sent));
      return again !== undefined && showsTheSame(script.steps, again, incidental);
    },
  };
}

/** @returns a function that returns digits which were never drawn before. */
function digitsFrom(salt: string): (count: number) => string {
  let drawn = 0;
  return (count) => {
    let digits = "";
    while (digits.length < count) {
      drawn += 1;
      digits += Number.parseInt(shortName(`${drawn} ${salt}`), 36) % 1_000_000;
    }
    return digits.slice(0, count);
  };
}
