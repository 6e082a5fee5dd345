// A plain server in two styles: unique values, dependants, statuses of rejections, contents of actions, and lists.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import type { Result } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { type DepotStyle, depotDocument, depotServer } from "../servers/depot.ts";
import { depotFaults, unusualDepots } from "../servers/depot-faults.ts";
import { makeSharedMemory } from "../servers/kept-samples.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { judgeInProcess } from "./judging-in-process.ts";

const read = (style: DepotStyle) => {
  const contract = contractToJudge(depotDocument(style), `${style}.json`, false);
  return { contract, memory: makeSharedMemory(contract) };
};
const depots = { plain: read("plain"), wrapped: read("wrapped") };

async function judged(
  style: DepotStyle,
  switches: readonly string[],
  only: readonly LawId[],
): Promise<readonly Result[]> {
  const { contract, memory } = depots[style];
  return judgeInProcess({
    contract,
    only,
    memory: makeMemory(contract, memory),
    serve: () => depotServer(style, switches),
  });
}

it.each(depotFaults)("%s, %s: %s", async (style, fault, law) => {
  expect(brokenIn(await judged(style, [fault], [law]))).toEqual([law]);
});

it.each(unusualDepots)("%s, %j: nothing is reported", async (style, variants) => {
  const asked = [...new Set(depotFaults.map(([, , law]) => law))];
  const results = await judged(style, variants, asked);
  expect(brokenIn(results)).toEqual([]);
  const held = new Set(results.flatMap(({ law, verdict }) => (verdict.verdict === "holds" ? [law.id] : [])));
  expect(asked.filter((law) => !held.has(law))).toEqual([]);
});

it.each(["plain", "wrapped"] as const)("%s: no law stumbles over a number that is taken", async (style) => {
  const asked: readonly LawId[] = [
    "put-is-stored",
    "put-twice-is-put-once",
    "patch-touches-nothing-else",
    "delete-removes",
    "page-size-is-kept",
  ];
  const results = await judged(style, [], asked);
  const stopped = results.flatMap(({ law, operation, verdict }) =>
    verdict.verdict === "not exercised" ? [`${law.id} ${operation.id}: ${verdict.reason.kind}`] : [],
  );
  expect(stopped).toEqual([]);
});
