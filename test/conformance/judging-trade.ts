// Runs the laws against the trade server with some of its faults on.

import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { tradeServer } from "../servers/trade.ts";

const { contract } = await loadDocument("test/servers/trade.yaml");
// Built once per document and shared by all runs.
const shared = makeSharedMemory(contract);

/** Checks all laws on a server with these faults. No time passes. */
export function judgedTrade(
  faults: readonly string[],
  seed: number,
  { seen }: { readonly seen?: (request: Request) => void } = {},
): Promise<readonly Result[]> {
  const server = tradeServer(faults);
  return runLaws({
    contract,
    memory: makeMemory(contract, shared),
    laws,
    seed,
    run: "r",
    baseUrl: "http://trade.invalid",
    fetch: (request) => {
      seen?.(request);
      return server(request);
    },
    pause: async () => {},
  });
}
