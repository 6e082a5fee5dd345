// The messages of contract tests: everything to act on for a broken law, and a summary of the run.
import type { Operation } from "../../contract/operation.ts";
import type { Broken, Law } from "../../laws/law.ts";
import { sentences } from "../../laws/sentences/sentences.ts";
import { curlLines } from "../counterexample/curl.ts";
import { readableLines } from "../counterexample/readable-lines.ts";
import type { Counterexample } from "../counterexample/shortest.ts";
import type { Result } from "../run.ts";
import type { Settings } from "../settings.ts";
import { succeeded } from "../wire/exchanges.ts";
import { redactor, secretsOf } from "../wire/secrets.ts";

export type BrokenLaw = {
  readonly law: Law;
  readonly operation: Operation;
  readonly verdict: Broken;
  readonly counterexample: Counterexample | undefined;
  /** Whether a shell can send the requests. */
  readonly isForShell: boolean;
  readonly settings: Settings;
};

/** @returns the error of a test: its message has the law, the failure, the requests that show it, and the fix. */
export function makeBrokenError({
  law,
  operation,
  verdict,
  counterexample,
  isForShell,
  settings,
}: BrokenLaw): Error {
  const redact = redactor(secretsOf(settings));
  const seen =
    counterexample === undefined
      ? sentences.failure(verdict.failure)
      : counterexample.script.named(sentences.failure(counterexample.failure));
  const message = [
    `${law.says} (${law.level}, ${law.section})`,
    `Seen at ${operation.id} (${operation.method} ${operation.path}): ${redact(seen)}`,
    ...(counterexample === undefined ? [] : [redact(requestLines(counterexample, isForShell, settings))]),
    `Why it matters: ${law.why}`,
    `How to fix it: ${law.fix}`,
    `Run it again: SEED=${settings.seed} npx vitest run -t "${law.id} ${operation.id}"`,
  ].join("\n\n");
  return makeError(law, message);
}

/** @returns the error of a test whose law could not be exercised. */
export function makeUnaskedError(
  { law, operation }: Pick<Result, "law" | "operation">,
  because: string,
): Error {
  return makeError(law, `${law.says} This could not be checked for ${operation.id}: ${because}`);
}

function makeError(law: Law, message: string): Error {
  const error = new Error(message);
  error.name = law.id;
  // The fault is in the server, so a stack trace of this package would be misleading.
  error.stack = `${law.id}: ${message}`;
  return error;
}

/** @returns the summary of a run, and whether every law could be exercised: what could not be asked is named once. */
export function summary(
  results: readonly Result[],
  settings: Settings,
): { readonly text: string; readonly isWhole: boolean } {
  const { contract, seed, memory } = settings;
  const redact = redactor(secretsOf(settings));
  const counted = Map.groupBy(results, ({ verdict }) => verdict.verdict);
  const counts = [...counted].map(([verdict, those]) => `${those.length} ${verdict}`).join(", ");
  const missed = Map.groupBy(counted.get("not exercised") ?? [], sharedReasonOf);
  const lines = [...missed].map(([reason, those]) => `  ${redact(reason)}: ${namesOf(those)}`);
  const text = [
    `${contract.title}: ${counts}; ${memory.history.all.length} requests, seed ${seed}`,
    ...unasked(results, settings),
    ...lines,
  ].join("\n");
  return { text, isWhole: missed.size === 0 };
}

function sharedReasonOf({ verdict }: Result): string {
  return verdict.verdict === "not exercised" ? sentences.sharedReason(verdict.reason) : "";
}

/** How many results are named for each reason. */
const NAMED = 3;

function namesOf(results: readonly Result[]): string {
  const names = results.map(({ law, operation }) => `${law.id} of ${operation.id}`);
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(", ")} and ${more} more` : names.join(", ");
}

/** The operations of which no response says much. */
function unasked(results: readonly Result[], { memory }: Settings): readonly string[] {
  const operations = [...new Set(results.map(({ operation }) => operation.id))];
  const open = operations.filter((id) => !memory.history.of(id).some(succeeded));
  return open.length === 0 ? [] : [`  no request succeeded to: ${open.join(", ")}`];
}

function requestLines(
  { script, confirmed }: Counterexample,
  isForShell: boolean,
  { baseUrl }: Settings,
): string {
  const lines = isForShell ? curlLines(script, new URL(baseUrl).origin) : readableLines(script);
  const doubt = confirmed ? [] : ["(replaying these requests did not reproduce it)"];
  return [...lines, ...doubt].map((line) => `  ${line}`).join("\n");
}
