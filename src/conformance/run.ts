// Checks the laws on a server, operation by operation, each in its own small world.
import type { Operation, Resource } from "../contract/operation.ts";
import type { Exchange } from "../laws/exchange.ts";
import type { Law, Unasked, Verdict } from "../laws/law.ts";
import { NotExercised } from "../laws/reason.ts";
import { resourceOf } from "../laws/shared/about.ts";
import { isServerError } from "../laws/shared/judgements.ts";
import { inParallel } from "./parallel.ts";
import type { Settings } from "./settings.ts";
import { shortName } from "./short-name.ts";
import { AskAgain, Unreachable } from "./wire/attempts.ts";
import { makeWorld } from "./world/make-world.ts";
import { isSeenInList } from "./world/settling.ts";

export type Result = { readonly law: Law; readonly operation: Operation; readonly verdict: Verdict };

/** A verdict and its circumstances. */
export type Asked = Result & {
  /** Everything that was sent for it, in order. */
  readonly trace: readonly Exchange[];
  /** The paths of created resources that could not be deleted. */
  readonly left: readonly string[];
};

export type RunSettings = Settings & {
  /** Ordered so that premises come first. */
  readonly laws: readonly Law[];
  /** Which laws to check on which operations. Default: all. */
  readonly wants?: (law: Law, operation: Operation) => boolean;
  /** The number of operations to check in parallel, if their resources are unrelated. Default: 1. */
  readonly concurrency?: number;
  /** Called before each law and operation is checked. */
  readonly onAsk?: (law: Law, operation: Operation) => void;
  /** Called when the server cannot be reached any more; the run then ends with the results so far. */
  readonly onGone?: (error: Unreachable) => void;
  /** Reviews a verdict and returns the final one. */
  readonly review?: (asked: Asked) => Promise<Verdict>;
};

/**
 * Checks every law on every operation.
 *
 * @returns a result for each law and operation; consequences of a broken premise are "not exercised"
 * @throws what `fetch` throws: an unreachable server is not a verdict
 */
export async function runLaws(settings: RunSettings): Promise<readonly Result[]> {
  const results: Result[] = [];
  // A large document has tens of thousands of results, and only these can be premises.
  const brokenOnes: Result[] = [];
  try {
    for (const law of settings.laws) await runLaw(law, settings, { results, brokenOnes });
  } catch (error) {
    if (!(error instanceof Unreachable) || settings.onGone === undefined) throw error;
    settings.onGone(error);
  }
  return results;
}

/** Adds the results of one law, one by one, so that none is lost if the server goes away. */
async function runLaw(
  law: Law,
  settings: RunSettings,
  { results, brokenOnes }: { readonly results: Result[]; readonly brokenOnes: Result[] },
): Promise<void> {
  const { contract, memory, wants = () => true, concurrency = 1, review } = settings;
  const concerned = contract.operations.filter((operation) => wants(law, operation));
  const asked: Asked[] = [];
  const keep = async (one: Asked): Promise<void> => {
    const { operation } = one;
    const verdict = (await review?.(one)) ?? one.verdict;
    results.push({ law, operation, verdict });
    if (verdict.verdict === "broken") brokenOnes.push({ law, operation, verdict });
    const { target } = operation;
    if (law.id === "delete-takes-children" && verdict.verdict === "holds" && target !== undefined)
      memory.takingChildren.add(target.read);
  };
  try {
    await inParallel(concerned, {
      most: concurrency,
      key: (operation) => rootOf(operation, settings),
      async task(operation) {
        asked.push(await askUnless(law, operation, settings, brokenOnes));
      },
    });
  } catch (error) {
    // Nothing can be reviewed any more.
    for (const { operation, verdict } of asked) results.push({ law, operation, verdict });
    throw error;
  }
  const order = new Map(concerned.map((operation, at) => [operation, at]));
  asked.sort((a, b) => (order.get(a.operation) ?? 0) - (order.get(b.operation) ?? 0));
  for (const [at, one] of asked.entries()) {
    await keep(one).catch((error: unknown) => {
      for (const { operation, verdict } of asked.slice(at)) results.push({ law, operation, verdict });
      throw error;
    });
  }
}

const ATTEMPTS = 3;

/**
 * Checks one law on one operation in a new world, and in a second one if the responses leave the state in doubt.
 *
 * @param attempt the number of worlds in which it was checked before: each has different ids
 * @throws what `fetch` throws: an unreachable server is not a verdict
 */
export async function ask(law: Law, operation: Operation, settings: Settings, attempt = 0): Promise<Asked> {
  const asked = await askOnce(law, operation, settings, attempt);
  const { verdict, left } = asked;
  const mayLag = verdict.verdict === "broken" && isSeenInList(verdict.failure);
  if (!mayLag || settings.safeOnly === true || settings.over?.() !== undefined) return asked;
  // A list that lags is right a little later, and then nothing is missing from it.
  const later = await askOnce(law, operation, { ...settings, patient: true }, attempt);
  const all = [...left, ...later.left];
  if (later.verdict.verdict !== "holds") return { ...asked, left: all };
  const reason = { kind: "not reproduced", failure: verdict.failure } as const;
  return { ...later, verdict: { verdict: "not exercised", reason }, left: all };
}

async function askOnce(law: Law, operation: Operation, settings: Settings, attempt: number): Promise<Asked> {
  const about = { law, operation, trace: [], left: [] };
  if (!law.appliesTo(operation, settings.contract)) {
    return { ...about, verdict: { verdict: "not applicable" } };
  }
  const draws = Number.parseInt(shortName(`${law.id} ${operation.id}`), 36);
  const name = shortName(
    [
      law.id,
      operation.id,
      ...(attempt === 0 ? [] : [attempt]),
      ...(settings.patient === true ? ["later"] : []),
    ].join(" "),
  );
  const world = makeWorld({ ...settings, seed: settings.seed + draws }, name);
  let verdict: Verdict;
  let isInDoubt = false;
  let sent = 0;
  let left: readonly string[] = [];
  try {
    await world.prepare(operation);
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
    const again = await askOnce(law, operation, settings, attempt + 1);
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
  // Drawing content takes time, too. What was answered until now is judged anyway.
  const over = law.judgesAnswers === true ? undefined : settings.over?.();
  if (over !== undefined && law.appliesTo(operation, settings.contract)) {
    const reason = { kind: "over", over } as const;
    return { law, operation, trace: [], left: [], verdict: { verdict: "not exercised", reason } };
  }
  return ask(law, operation, settings);
}

/** @returns the verdict on a law whose failure a broken premise explains. */
export function premiseVerdict({ law, operation }: Pick<Result, "law" | "operation">): Unasked {
  const reason = { kind: "premise broken", law: law.id, operation: operation.id } as const;
  return { verdict: "not exercised", reason };
}

/**
 * A premise counts for the same operation or, if it concerns other operations, for those of the same resource.
 *
 * @returns the result that explains a failure of this law
 */
export function brokenPremise(
  law: Law,
  operation: Operation,
  { contract }: Pick<Settings, "contract">,
  results: readonly Result[],
): Result | undefined {
  // Without a declaration, a response is judged whatever else is wrong: there may be no law that says more.
  if (law.judgesAnswers === true && !operation.semantics.declared) return undefined;
  const resource = resourceOf(operation, contract);
  return results.find((result) => {
    if (result.verdict.verdict !== "broken" || !law.premises.includes(result.law.id)) return false;
    if (!operation.semantics.declared && isOfUnsettable(result, resource)) return false;
    if (result.operation === operation) return true;
    if (result.law.appliesTo(operation, contract)) return false;
    return resource !== undefined && resourceOf(result.operation, contract)?.read === resource.read;
  });
}

/** A count of views, say: it spoils no other law, because what changes without a write is excused. */
function isOfUnsettable({ verdict }: Result, resource: Resource | undefined): boolean {
  if (verdict.verdict !== "broken" || verdict.failure.kind !== "change") return false;
  const { change } = verdict.failure;
  const member = "difference" in change ? change.difference.member : undefined;
  return member !== undefined && resource?.settable.includes(member) === false;
}

/** The top resource above it: resources below two different ones are in no common list. */
function rootOf(operation: Operation, { contract }: Settings): string | undefined {
  let resource = resourceOf(operation, contract);
  for (let above = resource; above !== undefined; ) {
    resource = above;
    const { parent } = above;
    above = contract.resources.find((one) => one.read === parent);
  }
  return resource?.read;
}
