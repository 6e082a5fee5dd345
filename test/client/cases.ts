// Runs the list of cases against a server that plays them: in Node, and in a page of a browser.
import { createClient } from "../../generated/client.ts";
import { CallError } from "../../src/client/errors.ts";
import { knownAnswers } from "../../src/client/known-answers.ts";
import { cases, type Ended } from "./case-list.ts";

/** What a case did: what it ended with, and how many milliseconds it took. */
export type Told = { readonly name: string; readonly got: unknown; readonly took: number };

/**
 * @param origin of the server that plays the cases, each under its number
 * @returns what each case did, in their order; one after the other: a browser sends again by itself what gets lost on
 *   a connection that it held in reserve
 */
export async function runCases(origin: string): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const [at, { name, run }] of cases.entries()) {
    const api = createClient({
      baseUrl: `${origin}/${at}`,
      attempts: 2,
      backoff: { base: 0, cap: 0 },
      cache: knownAnswers(),
    });
    const started = performance.now();
    const got = ended(await run(api).catch((error) => ({ error, ...error })));
    all.push({ name, got, took: performance.now() - started });
  }
  return all;
}

/** A result, or an error, as plain data. */
function ended(result: unknown): Ended {
  const { ok, status, attempts, excused, error, data } = result as {
    readonly [name: string]: unknown;
    readonly error?: unknown;
  };
  if (error instanceof CallError) {
    const { name, effect } = error;
    return { error: name, attempts: error.attempts, effect, ...(status ? { status: Number(status) } : {}) };
  }
  if (error !== undefined) return { error: String(error) };
  if (ok === undefined) return { data };
  const told = { status: Number(status), attempts: Number(attempts) };
  return excused ? { ...told, excused: Number(excused) } : told;
}
