// Faults that only names and descriptions show: the state that an action leads to, the time of a change, a pair in order,
// what a change does to a kind that it has nothing to do with, and what the document says is its owner's.
import { describe, expect, it } from "vitest";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { makeDocumentMemory, makeMemory } from "../../src/conformance/run-memory.ts";
import { claimants, claimsServer } from "../servers/claims.ts";
import { claimsFaults, claimsHabits, type StyleName } from "../servers/claims-faults.ts";
import { claimsDocument, claimsStyles } from "../servers/claims-styles.ts";
import { brokenIn } from "../servers/strangers/judging.ts";
import { judgeInProcess } from "./judging-in-process.ts";

describe.each(Object.keys(claimsStyles) as readonly StyleName[])("%s", (name) => {
  const style = claimsStyles[name];
  const contract = contractToJudge(claimsDocument(style), `${name}.json`, false);
  const memory = makeDocumentMemory(contract);

  async function judged(switches: readonly string[], only: readonly string[]) {
    const results = await judgeInProcess({
      contract,
      only,
      memory: makeMemory(contract, memory),
      serve: (now) => claimsServer(style, now, switches),
      step: 3,
      ...(style.isSecured
        ? {
            headers: { authorization: `Bearer ${claimants.ada}` },
            second: { authorization: `Bearer ${claimants.bob}` },
          }
        : {}),
    });
    return { results, broken: brokenIn(results) };
  }

  const own = claimsFaults.filter(([, , styles]) => styles.includes(name));
  const asked = [...new Set(own.map(([, law]) => law))];

  it.each(own)("%s: %s", async (fault, law) => {
    expect((await judged([fault], [law])).broken).toEqual([law]);
  });

  it.each([[], ...claimsHabits.map((habit) => [habit])])("nothing is wrong with %s", async (...habits) => {
    const { results, broken } = await judged(habits, asked);
    expect(broken).toEqual([]);
    const held = results.filter(({ verdict }) => verdict.verdict === "holds").map(({ law }) => law.id);
    expect([...new Set(held)].toSorted()).toEqual(asked.toSorted());
  });
});
