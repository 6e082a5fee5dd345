// A plain server with actions, references, unique values and two principals, whose document has no word about methods.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeDocumentMemory, makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { askedIn, brokenIn } from "../servers/strangers/judging.ts";
import { workers, workshopServer } from "../servers/workshop.ts";
import { unusualWorkshops, workshopFaults } from "../servers/workshop-faults.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const file = "test/servers/workshop.yaml";
const { document } = await loadDocument(file);
const contract = contractToJudge(document, file, false);
const compiled = makeDocumentMemory(contract);

async function judged(switches: readonly string[], only?: LawId): Promise<readonly Result[]> {
  return runLaws({
    contract,
    laws: only === undefined ? laws : laws.filter(({ id }) => id === only),
    memory: makeMemory(contract, compiled),
    fetch: workshopServer(switches),
    baseUrl: "http://workshop.invalid",
    headers: { authorization: `Bearer ${workers.ada}` },
    second: { authorization: `Bearer ${workers.bob}` },
    seed: 1,
    run: "r",
    pause: async () => {},
  });
}

it.each(workshopFaults)("%s: %s", async (fault, law) => {
  expect(brokenIn(await judged([fault], law))).toEqual([law]);
});

it.each(unusualWorkshops.map((variants) => [variants]))(
  "%j: every operation is asked, and nothing is reported",
  async (variants) => {
    const results = await judged(variants);
    expect(brokenIn(results)).toEqual([]);
    expect(askedIn(results)).toBe(contract.operations.length);
  },
);
