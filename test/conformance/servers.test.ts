// The judge is judged: each fault is flagged under its own law's name and no other, and what is odd is not flagged.
import { describe, expect, it } from "vitest";
import { type Result, runLaws } from "../../src/conformance/run.ts";
import { loadDocument } from "../../src/contract/load.ts";
import type { Contract } from "../../src/contract/operation.ts";
import { laws } from "../../src/laws/all.ts";
import { faults, oddities } from "../servers/faults.ts";
import { notesServer } from "../servers/notes.ts";

const { contract } = await loadDocument("test/servers/notes.yaml");
const seeds = [1, 2, 3];

/** Runs all laws; time passes by a millisecond a request, and as long as the judge waits. */
async function judged(
  switches: readonly string[],
  seed: number,
  { by = contract, strict = false }: { readonly by?: Contract; readonly strict?: boolean } = {},
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
    fetch: (request) => {
      clock += 1;
      return server(request);
    },
    pause: async (milliseconds) => {
      clock += milliseconds;
    },
  });
}

function brokenLaws(results: readonly Result[]): readonly string[] {
  return [...new Set(results.filter(({ verdict }) => verdict.verdict === "broken").map(({ law }) => law.id))];
}

const of = (results: readonly Result[], verdict: string): readonly Result[] =>
  results.filter((result) => result.verdict.verdict === verdict);

it("every law has a fault that only it catches", () => {
  expect([...new Set(faults.map(([, law]) => law))].sort()).toEqual(laws.map((law) => law.id).sort());
});

describe("a fault is one law broken", () => {
  it.each(faults)("%s: %s", async (fault, law) => {
    for (const seed of seeds) expect(brokenLaws(await judged([fault], seed)), `seed ${seed}`).toEqual([law]);
  });
});

it("of the honest server every law that applies holds", async () => {
  const results = await judged([], 1);
  expect(of(results, "broken")).toEqual([]);
  expect(of(results, "not exercised")).toEqual([]);
  expect(new Set(of(results, "holds").map(({ law }) => law.id)).size).toBe(laws.length);
});

describe("what is odd and honest breaks no law", () => {
  it.each(oddities)("%s", async (oddity) => {
    for (const seed of seeds) expect(of(await judged([oddity], seed), "broken"), `seed ${seed}`).toEqual([]);
  });

  it("a second DELETE that answers 204, where the document says so", async () => {
    const by = withRepeat(contract, "delete", 204);
    expect(of(await judged(["DELETE again is 204"], 1, { by }), "broken")).toEqual([]);
  });

  it("all of it together", async () => {
    expect(of(await judged(oddities, 1), "broken")).toEqual([]);
  });
});

it("a server that promises more is held to it: strict, an identical write is no revision", async () => {
  const results = await judged(["every write is a revision"], 1, { strict: true });
  expect(brokenLaws(results)).toEqual(["put-twice-is-put-once", "patch-twice-is-patch-once"]);
});

it("the same seed sends the same requests", async () => {
  const [one, other] = [await sent(7), await sent(7)];
  expect(one).toEqual(other);
  expect(one).not.toEqual(await sent(8));
});

async function sent(seed: number): Promise<readonly string[]> {
  const server = notesServer([], () => 0);
  const requests: string[] = [];
  await runLaws({
    contract,
    laws: laws.slice(0, 9),
    seed,
    run: "r",
    baseUrl: "http://notes.invalid",
    fetch: async (request) => {
      requests.push(`${request.method} ${request.url} ${await request.clone().text()}`);
      return server(request);
    },
  });
  return requests;
}

function withRepeat(from: Contract, effect: string, repeat: number): Contract {
  const operations = from.operations.map((operation) =>
    operation.semantics.effect === effect
      ? { ...operation, semantics: { ...operation.semantics, repeat } }
      : operation,
  );
  return { ...from, operations };
}
