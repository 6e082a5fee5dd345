// Asks the laws of a server, operation by operation, each in a small world of its own.
import type { Operation } from "../contract/operation.ts";
import type { Exchange } from "../laws/exchange.ts";
import type { Law, Unasked, Verdict } from "../laws/law.ts";
import { NotExercised } from "../laws/reason.ts";
import { resourceOf } from "../laws/shared/about.ts";
import { isServerError } from "../laws/shared/judgements.ts";
import { inParallel } from "./parallel.ts";
import type { Settings } from "./settings.ts";
import { shortName } from "./short-name.ts";
import { AskAgain } from "./wire/patience.ts";
import { makeWorld } from "./world/world.ts";

export type Result = { readonly law: Law; readonly operation: Operation; readonly verdict: Verdict };

/** A verdict, and what there is besides it. */
export type Asked = Result & {
  /** Everything that was sent to find out, in order. */
  readonly trace: readonly Exchange[];
  /** The paths of what was made and could not be removed. */
  readonly left: readonly string[];
};

export type RunSettings = Settings & {
  /** In an order in which premises come first. */
  readonly laws: readonly Law[];
  /** Which laws are asked of which operations. Default: all. */
  readonly wants?: (law: Law, operation: Operation) => boolean;
  /** How many operations may be asked at the same time, if they are about resources apart. Default: 1. */
  readonly concurrency?: number;
  /** Is told of every operation before it is asked. */
  readonly onAsk?: (law: Law, operation: Operation) => void;
  /** Gives the verdict that counts in place of one that was just found. */
  readonly review?: (asked: Asked) => Promise<Verdict>;
};

/**
 * Asks every law of every operation.
 *
 * @returns a result for each law and operation; consequences of a broken premise are "not exercised"
 * @throws what `fetch` throws: a server that cannot be reached is no verdict
 */
export async function runLaws(settings: RunSettings): Promise<readonly Result[]> {
  const { contract, laws, memory, wants = () => true, concurrency = 1, review } = settings;
  const results: Result[] = [];
  for (const law of laws) {
    const concerned = contract.operations.filter((operation) => wants(law, operation));
    const asked = await inParallel(concerned, {
      most: concurrency,
      key: (operation) => rootOf(operation, settings),
      task: (operation) => askUnless(law, operation, settings, results),
    });
    for (const one of asked) {
      const { operation } = one;
      const verdict = (await review?.(one)) ?? one.verdict;
      results.push({ law, operation, verdict });
      const { target } = operation;
      if (law.id === "delete-takes-children" && verdict.verdict === "holds" && target !== undefined)
        memory.takingChildren.add(target.read);
    }
  }
  return results;
}

const ATTEMPTS = 3;

/**
 * Asks one law of one operation, in a world of its own, and in another one when the answers leave the state in doubt.
 *
 * @param attempt counts the worlds in which it was asked before: each has other ids
 * @throws what `fetch` throws: a server that cannot be reached is no verdict
 */
export async function ask(law: Law, operation: Operation, settings: Settings, attempt = 0): Promise<Asked> {
  const about = { law, operation, trace: [], left: [] };
  if (!law.appliesTo(operation, settings.contract)) {
    return { ...about, verdict: { verdict: "not applicable" } };
  }
  const draws = Number.parseInt(shortName(`${law.id} ${operation.id}`), 36);
  const name = shortName([law.id, operation.id, ...(attempt === 0 ? [] : [attempt])].join(" "));
  const world = makeWorld({ ...settings, seed: settings.seed + draws }, name);
  let verdict: Verdict;
  let isInDoubt = false;
  let sent = 0;
  let left: readonly string[] = [];
  try {
    verdict = law.judge(await law.probe(world, operation));
    const failed = law.judgesAnswers === true ? undefined : world.exchanges.find(isServerError);
    if (verdict.verdict === "broken" && failed !== undefined) {
      verdict = { verdict: "not exercised", reason: { kind: "server failed", exchange: failed } };
    }
  } catch (error) {
    if (!(error instanceof NotExercised)) throw error;
    isInDoubt = error instanceof AskAgain;
    verdict = { verdict: "not exercised", reason: error.reason };
  } finally {
    sent = world.exchanges.length;
    left = await world.cleanUp();
  }
  if (isInDoubt && attempt % ATTEMPTS < ATTEMPTS - 1) {
    const again = await ask(law, operation, settings, attempt + 1);
    return { ...again, left: [...left, ...again.left] };
  }
  return { ...about, verdict, trace: world.exchanges.slice(0, sent), left };
}

async function askUnless(
  law: Law,
  operation: Operation,
  settings: RunSettings,
  results: readonly Result[],
): Promise<Asked> {
  const premise = brokenPremise(law, operation, settings, results);
  if (premise !== undefined && law.appliesTo(operation, settings.contract)) {
    return { law, operation, trace: [], left: [], verdict: premiseVerdict(premise) };
  }
  settings.onAsk?.(law, operation);
  return ask(law, operation, settings);
}

/** @returns the verdict on what a broken premise explains. */
export function premiseVerdict({ law, operation }: Pick<Result, "law" | "operation">): Unasked {
  const reason = { kind: "premise broken", law: law.id, operation: operation.id } as const;
  return { verdict: "not exercised", reason };
}

/**
 * A premise counts for the operation itself; one that is about others, for those of the same resource.
 *
 * @returns the result that explains a failure of this law
 */
export function brokenPremise(
  law: Law,
  operation: Operation,
  { contract }: Pick<Settings, "contract">,
  results: readonly Result[],
): Result | undefined {
  const resource = resourceOf(operation, contract);
  return results.find((result) => {
    if (result.verdict.verdict !== "broken" || !law.premises.includes(result.law.id)) return false;
    if (result.operation === operation) return true;
    if (result.law.appliesTo(operation, contract)) return false;
    return resource !== undefined && resourceOf(result.operation, contract)?.read === resource.read;
  });
}

/** The resource above all others: what lies below two of them is seen in no list of the other. */
function rootOf(operation: Operation, { contract }: Settings): string | undefined {
  let resource = resourceOf(operation, contract);
  for (let above = resource; above !== undefined; ) {
    resource = above;
    const { parent } = above;
    above = contract.resources.find((one) => one.read === parent);
  }
  return resource?.read;
}
