// Runs some laws against a server in the same process, on a clock of its own.
import { type Result, type RunSettings, runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { laws } from "../../src/laws/all.ts";

type Server = (request: Request) => Response | Promise<Response>;

export type InProcess = Partial<Pick<RunSettings, "memory" | "headers" | "second">> & {
  readonly contract: Contract;
  /** The ids of the laws. */
  readonly only: readonly string[];
  /** Makes the server; its clock says milliseconds since 1970. */
  readonly serve: (now: () => number) => Server;
  /** The milliseconds that pass with each request. Default: 1. */
  readonly step?: number;
};

/** The clock begins with 2026, and advances with each request, and by the time that the judge waits. */
export function judgeInProcess({
  contract,
  only,
  serve,
  step = 1,
  ...more
}: InProcess): Promise<readonly Result[]> {
  let clock = Date.parse("2026-01-01T00:00:00Z");
  const server = serve(() => clock);
  return runLaws({
    contract,
    laws: laws.filter(({ id }) => only.includes(id)),
    seed: 1,
    run: "r",
    baseUrl: "http://service.invalid",
    memory: makeMemory(contract),
    fetch: async (request) => {
      clock += step;
      return server(request);
    },
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
    ...more,
  });
}
