// The messages of contract tests: everything to act on for a broken law, and a summary of the run.
import type { Operation } from "../../contract/operation.ts";
import type { Broken, Law } from "../../laws/law.ts";
import { sentences } from "../../laws/sentences/sentences.ts";
import { curlLines } from "../counterexample/curl.ts";
import { readableLines } from "../counterexample/readable-lines.ts";
import type { Counterexample } from "../counterexample/shortest.ts";
import type { Result } from "../run.ts";
import type { Settings } from "../settings.ts";
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

/** @returns the summary of a run, and whether every law could be exercised. */
export function summary(
  results: readonly Result[],
  settings: Settings,
): { readonly text: string; readonly isWhole: boolean } {
  const { contract, seed, memory } = settings;
  const redact = redactor(secretsOf(settings));
  const counted = Map.groupBy(results, ({ verdict }) => verdict.verdict);
  const counts = [...counted].map(([verdict, those]) => `${those.length} ${verdict}`).join(", ");
  const missed = Map.groupBy(
    counted.get("not exercised") ?? [],
    ({ law, verdict }) =>
      `${law.id}: ${verdict.verdict === "not exercised" ? redact(sentences.reason(verdict.reason)) : ""}`,
  );
  const lines = [...missed].map(
    ([what, those]) => `  ${what} (${those.map(({ operation }) => operation.id).join(", ")})`,
  );
  const text = [
    `${contract.title}: ${counts}; ${memory.history.all.length} requests, seed ${seed}`,
    ...lines,
  ].join("\n");
  return { text, isWhole: missed.size === 0 };
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
