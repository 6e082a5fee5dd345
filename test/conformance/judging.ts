// Runs the laws against the notes server with some of its switches on.

import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { laws as all } from "../../src/laws/all.ts";
import type { Law } from "../../src/laws/law.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { notesServer, principals } from "../servers/notes.ts";

export const { contract } = await loadDocument("test/servers/notes.yaml");
const shared = makeSharedMemory(contract);

export type Judging = {
  readonly by?: Contract;
  /** Default: all. */
  readonly laws?: readonly Law[];
  readonly strict?: boolean;
  /** Called with every request. */
  readonly seen?: (request: Request) => void;
};

/** The clock advances by a millisecond per request, and by the time that the judge waits. */
export async function judged(
  switches: readonly string[],
  seed: number,
  { by = contract, laws = all, strict = false, seen }: Judging = {},
): Promise<readonly Result[]> {
  let clock = 0;
  const server = notesServer(switches, () => clock);
  return runLaws({
    contract: by,
    laws,
    seed,
    strict,
    run: "r",
    baseUrl: "http://notes.invalid",
    headers: { authorization: principals.one },
    second: { authorization: principals.two },
    memory: makeMemory(contract, shared),
    fetch: (request) => {
      clock += 1;
      seen?.(request);
      return server(request);
    },
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
  });
}

export function brokenLaws(results: readonly Result[]): readonly string[] {
  return [...new Set(of(results, "broken").map(({ law }) => law.id))];
}

export const of = (results: readonly Result[], verdict: string): readonly Result[] =>
  results.filter((result) => result.verdict.verdict === verdict);

/** The contract with a different `repeat` for the operations of an effect. */
export function withRepeat(effect: string, repeat: number): Contract {
  const operations = contract.operations.map((operation) =>
    operation.semantics.effect === effect
      ? { ...operation, semantics: { ...operation.semantics, repeat } }
      : operation,
  );
  return { ...contract, operations };
}
