// A server may do what its document describes in words, and nothing is left behind where a DELETE wants the current tag.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { leasesDocument, leasesServer } from "../servers/leases.ts";
import { brokenIn } from "../servers/strangers/judging.ts";

/** Those that such habits concern: all of them take too long for one test. */
const concerned: readonly LawId[] = [
  "valid-content-is-accepted",
  "put-is-stored",
  "post-is-stored",
  "delete-removes",
  "post-adds-each-time",
  "total-is-the-count",
  "filter-filters",
  "get-changes-nothing",
  "list-shows-own-writes",
];

const contract = contractToJudge(leasesDocument, "leases.json", false);

it("nothing is reported, and no desk is left", async () => {
  let clock = 0;
  const server = leasesServer(() => clock);
  const results = await runLaws({
    contract,
    laws: laws.filter(({ id }) => concerned.includes(id)),
    memory: makeMemory(contract),
    fetch: (request) => {
      clock += 1;
      return server(request);
    },
    baseUrl: "http://leases.invalid",
    seed: 1,
    run: "r",
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
  });
  expect(brokenIn(results)).toEqual([]);
  const desks = await (await server(new Request("http://leases.invalid/desks"))).json();
  expect(desks.items).toEqual([]);
});
