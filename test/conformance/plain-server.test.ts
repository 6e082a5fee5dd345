// A plain server whose document has no word about methods: each fault is reported under its law, and what is unusual but
// correct under none.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { type Result, runLaws } from "../../src/conformance/run.ts";
import { makeDocumentMemory, makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { beesServer } from "../servers/bees.ts";
import { askedIn, brokenIn } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const file = "test/servers/bees.yaml";
const { document } = await loadDocument(file);
const contract = contractToJudge(document, file, false);
const compiled = makeDocumentMemory(contract);

async function judged(switches: readonly string[], only?: readonly LawId[]): Promise<readonly Result[]> {
  return runLaws({
    contract,
    laws: only === undefined ? laws : laws.filter(({ id }) => only.includes(id)),
    memory: makeMemory(contract, compiled),
    fetch: beesServer(switches),
    baseUrl: "http://bees.invalid/api",
    seed: 1,
    run: "r",
    pause: async () => {},
  });
}

it.each([
  ["PUT of the settings merges", "put-replaces-whole"],
  ["settings may be anything", "refused-content-changes-nothing"],
  ["PUT answers the old tag", "tag-follows-representation"],
  ["PUT drops defaults", "defaults-are-applied"],
  ["a lower bound is ignored", "filter-filters"],
  ["a lower bound is exclusive", "filter-filters"],
  ["an upper bound is ignored", "filter-filters"],
  ["tags are ignored", "filter-filters"],
  ["a search is ignored", "filter-filters"],
  ["a region's name is ignored", "filter-filters"],
  ["a page skips one", "pages-are-a-partition"],
  ["keys are ignored", "key-repeats-the-answer"],
  ["POST adds below every parent", "child-is-of-its-parent"],
  ["a child names a different parent", "child-is-of-its-parent"],
  ["a missing one is closed", "action-at-nothing-is-refused"],
  ["a deleted one is closed", "action-at-nothing-is-refused"],
  ["a bound is about the first value", "filter-filters"],
  ["POST answers a different default", "answer-shows-the-result"],
  ["entity tags have no quotes", "answers-are-as-declared"],
  ["POST loses false", "post-is-stored"],
  ["optional members are 500", "never-fails"],
  ["a text in place of an object is 500", "never-fails"],
  ["a malformed path is 500", "never-fails"],
  ["a second PUT is 409", "put-twice-is-put-once"],
  ["an action does nothing", "answer-shows-the-result"],
] as const)("%s: %s", async (fault, law) => {
  expect(brokenIn(await judged([fault], [law]))).toEqual([law]);
});

it("a page that skips one hides nothing that POST is blamed for", async () => {
  const only: readonly LawId[] = ["post-adds-each-time", "pages-are-a-partition"];
  expect(brokenIn(await judged(["a page skips one"], only))).toEqual(["pages-are-a-partition"]);
});

it.each([[[]], [["ids beyond 2^53"]]])(
  "%j: every operation is asked, and nothing is reported",
  async (switches) => {
    const results = await judged(switches);
    expect(brokenIn(results)).toEqual([]);
    expect(askedIn(results)).toBe(contract.operations.length);
  },
);

it("the settings are as they were before", async () => {
  const server = beesServer();
  await runLaws({
    contract,
    laws: laws.filter(({ id }) => id === "put-is-stored"),
    memory: makeMemory(contract, compiled),
    fetch: server,
    baseUrl: "http://bees.invalid/api",
    seed: 1,
    run: "r",
    pause: async () => {},
  });
  const response = await server(new Request("http://bees.invalid/api/settings"));
  expect(await response.json()).toEqual({ unit: "kg", motto: "slow" });
});
