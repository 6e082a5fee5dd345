// A document that declares less: a question that it leaves open is never reported.
import { expect, it } from "vitest";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument, localSpot } from "../../src/contract/load.ts";
import { readContract } from "../../src/contract/read.ts";
import { laws } from "../../src/laws/all.ts";
import { notesServer, principals } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";

sendLightMessages();

const file = "test/servers/notes.yaml";
const { document } = await loadDocument(file);

it.each([
  ["without x-method-semantics", ["x-method-semantics"], 60],
  ["without links", ["links"], 70],
  ["without either", ["x-method-semantics", "links"], 60],
  ["without a word of what the server sets", ["readOnly"], 70],
])("%s: no law is broken, and many hold", async (_, keys, atLeast) => {
  const contract = readContract(localSpot(without(document, new Set(keys)), file));
  const fetch = notesServer([], () => 0);
  const results = await runLaws({
    contract,
    memory: makeMemory(contract),
    laws,
    fetch,
    baseUrl: "http://notes.invalid",
    seed: 1,
    run: "b",
    pause: async () => {},
    headers: { authorization: principals.one },
    second: { authorization: principals.two },
  });
  const verdicts = results.map(({ verdict }) => verdict.verdict);
  expect(results.filter(({ verdict }) => verdict.verdict === "broken")).toEqual([]);
  expect(verdicts.filter((verdict) => verdict === "holds").length).toBeGreaterThanOrEqual(atLeast);
});

function without(value: unknown, keys: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, keys));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !keys.has(name));
  return Object.fromEntries(kept.map(([name, member]) => [name, without(member, keys)]));
}
