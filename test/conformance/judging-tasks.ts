// Runs the laws against the tasks server with some of its switches on.

import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws as all } from "../../src/laws/all.ts";
import type { Law } from "../../src/laws/law.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { tasksServer, tokens } from "../servers/tasks.ts";

const { contract } = await loadDocument("test/servers/tasks.yaml");
// Built once per document and shared by all runs.
const shared = makeSharedMemory(contract);
const second = { authorization: `Bearer ${tokens.grace}` };

export type JudgingTasks = {
  /** The run has no second principal. */
  readonly alone?: boolean;
  /** Default: all. */
  readonly laws?: readonly Law[];
  /** Called with every request. */
  readonly seen?: (request: Request) => void;
};

/** Checks the laws on a server with these switches on. No time passes. */
export function judgedTasks(
  switches: readonly string[],
  seed: number,
  { alone = false, laws = all, seen }: JudgingTasks = {},
): Promise<readonly Result[]> {
  const server = tasksServer(switches);
  return runLaws({
    contract,
    memory: makeMemory(contract, shared),
    laws,
    seed,
    run: "r",
    baseUrl: "http://tasks.invalid/v1",
    headers: { authorization: `Bearer ${tokens.ada}` },
    ...(alone ? {} : { second }),
    fetch: (request) => {
      seen?.(request);
      return server(request);
    },
    pause: async () => {},
  });
}
