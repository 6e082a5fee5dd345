// Unusual but correct variants of a plain server, each proven to be unusual by a law of its own. Together they break no law
// of ours; `npm run prove` takes them one by one.
import { expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import { type Variant, variants, variedServer } from "../servers/bees-variants.ts";
import { unusual } from "../servers/strangers/faults.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

it("there are at least forty, with those of the other styles", () => {
  expect(new Set([...variants.map(({ name }) => name), ...unusual]).size).toBeGreaterThanOrEqual(40);
});

it.each(variants)("$name", async ({ name, shows }) => {
  const one = variants.filter((each) => each.name === name);
  expect([await shows(variedServer(one)), await shows(variedServer([]))]).toEqual([true, false]);
});

/** These exclude each other, or hide what others do. */
const apart = [
  "there are no entity tags",
  "a second DELETE is 204",
  "names are unique",
  "unknown parameters are rejected",
  "the first id is beyond 2^53",
];

const file = "test/servers/bees.yaml";
const { document } = await loadDocument(file);
const contract = contractToJudge(document, file, false);

it.each([
  ["all that go together", (one: Variant) => !apart.includes(one.name)],
  ["the others", (one: Variant) => apart.includes(one.name)],
])("%s: nothing is reported", async (_, chosen) => {
  const results = await runLaws({
    contract,
    laws,
    memory: makeMemory(contract),
    fetch: variedServer(variants.filter(chosen)),
    baseUrl: "http://bees.invalid/api",
    seed: 1,
    run: "r",
    pause: async () => {},
  });
  expect(brokenIn(results)).toEqual([]);
});
