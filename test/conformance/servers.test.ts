// The judge is judged: each fault is flagged under its own law's name and no other.
import { describe, expect, it } from "vitest";
import { runLaws } from "../../src/conformance/run.ts";
import { laws } from "../../src/laws/all.ts";
import { faults } from "../servers/faults.ts";
import { notesServer } from "../servers/notes.ts";
import { brokenLaws, contract, judged, of } from "./judging.ts";

const judgedHere = new Set(faults.map(([, law]) => law));

it("names laws that there are", () => {
  expect([...judgedHere].filter((id) => !laws.some((law) => law.id === id))).toEqual([]);
});

// Other seeds: `npm run prove`, judge.
describe("a fault is one law broken", () => {
  it.each(faults)("%s: %s", async (fault, law) => {
    expect(brokenLaws(await judged([fault], 1))).toEqual([law]);
  });
});

it("of the honest server every law that has a fault here holds", async () => {
  const results = (await judged([], 1)).filter(({ law }) => judgedHere.has(law.id));
  expect(of(results, "broken")).toEqual([]);
  expect(of(results, "not exercised")).toEqual([]);
  expect(new Set(of(results, "holds").map(({ law }) => law.id)).size).toBe(judgedHere.size);
});

it("a server that promises more is held to it: strict, an identical write is no revision", async () => {
  const results = await judged(["every write is a revision"], 1, { strict: true });
  expect(brokenLaws(results)).toEqual(["put-twice-is-put-once", "patch-twice-is-patch-once"]);
});

it.each(["every write draws a tag", "an identical PUT draws a new tag"])(
  "strict, the tag of what stays has to stay: %s",
  async (oddity) => {
    expect(brokenLaws(await judged([oddity], 1, { strict: true }))).toContain("put-twice-is-put-once");
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
