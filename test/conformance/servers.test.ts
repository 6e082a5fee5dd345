// Tests the judge: each fault is reported under its own law and no other.
import { beforeAll, describe, expect, it } from "vitest";
import { runLaws } from "../../src/conformance/run.ts";
import { makeMemory } from "../../src/conformance/run-memory.ts";
import { laws } from "../../src/laws/all.ts";
import { faults } from "../servers/faults.ts";
import { notesServer } from "../servers/notes.ts";
import { sendLightMessages } from "../setup/light-messages.ts";
import { brokenLaws, contract, judged, of } from "./judging.ts";
import { SHARE, shareOf } from "./share.ts";

sendLightMessages();

const judgedHere = new Set(faults.map(([, law]) => law));

it("names laws that exist", () => {
  expect([...judgedHere].filter((id) => !laws.some((law) => law.id === id))).toEqual([]);
});

describe("a fault breaks one law", () => {
  beforeAll(() => console.log(`${faults.length} notes servers, ${SHARE}`));

  it.each(faults.map(([fault, law], at) => [fault, law, at] as const))("%s: %s", async (fault, law, at) => {
    expect(brokenLaws(await judged([fault], 1, { laws: shareOf(law, at) }))).toEqual([law]);
  });
});

it("on the correct server every law with a fault here holds", async () => {
  const results = (await judged([], 1)).filter(({ law }) => judgedHere.has(law.id));
  expect(of(results, "broken")).toEqual([]);
  expect(of(results, "not exercised")).toEqual([]);
  expect(new Set(of(results, "holds").map(({ law }) => law.id)).size).toBe(judgedHere.size);
});

it("in strict mode an identical write must not be a revision", async () => {
  const results = await judged(["every write is a revision"], 1, { strict: true });
  expect(brokenLaws(results)).toEqual(["put-twice-is-put-once", "patch-twice-is-patch-once"]);
});

it.each(["every write draws a tag", "an identical PUT draws a new tag"])(
  "in strict mode the tag of an unchanged representation must not change: %s",
  async (variant) => {
    expect(brokenLaws(await judged([variant], 1, { strict: true }))).toContain("put-twice-is-put-once");
  },
);

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
    memory: makeMemory(contract),
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
