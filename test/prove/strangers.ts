// Tests the judge on servers in the styles of other frameworks, with the documents that they have, unchanged.
import assert from "node:assert/strict";
import { contractToJudge } from "../../src/conformance/contract-to-judge.ts";
import { runLaws } from "../../src/conformance/run.ts";
import { makeDocumentMemory, makeMemory } from "../../src/conformance/run-memory.ts";
import { loadDocument } from "../../src/contract/load.ts";
import { laws } from "../../src/laws/all.ts";
import type { LawId } from "../../src/laws/ids.ts";
import { variants, variedServer } from "../servers/bees-variants.ts";
import { styles } from "../servers/strangers/every-style.ts";
import { canHappenIn, faults, unusual } from "../servers/strangers/faults.ts";
import { askedIn, brokenIn, judgeStranger, readStranger } from "../servers/strangers/judging.ts";
import type { Property } from "./property.ts";

type Case = {
  readonly title: string;
  readonly switches: readonly string[];
  /** The law that has to be among the broken ones; `undefined` for what is unusual but correct. */
  readonly law: LawId | undefined;
  /** Which of the five seeds. */
  readonly round: number;
};

const SEEDS = 5;
const rounds = Array.from({ length: SEEDS }, (_, at) => at);

/** Each fault with each seed; what is unusual one by one, each with one of the seeds, and all of it with each seed. */
const cases: readonly Case[] = styles.flatMap(({ title }, at) => [
  ...unusual.map((one, index) => ({
    title,
    switches: [one],
    law: undefined,
    round: (at + index) % SEEDS,
  })),
  ...rounds.map((round) => ({ title, switches: unusual, law: undefined, round })),
  ...faults
    .filter((one) => canHappenIn(one, title))
    .flatMap(({ fault, law }) => rounds.map((round) => ({ title, switches: [fault], law, round }))),
]);

/** The law and everything that its verdict depends on: other laws need not be checked to see whether it is broken. */
function withPremises(id: LawId, found: Set<LawId> = new Set()): readonly LawId[] {
  if (!found.has(id)) {
    found.add(id);
    for (const premise of laws.find((one) => one.id === id)?.premises ?? []) withPremises(premise, found);
  }
  return [...found];
}

export const strangersProperty: Property = {
  name: "strangers",
  says: "On servers in the styles of eleven other frameworks, with their documents unchanged, every operation is checked, each fault is reported under its law, and nothing that is unusual but correct is reported.",
  unit: "servers checked against all laws",
  size: cases.length,
  // test/conformance has each fault in one style, with one seed.
  small: 2,
  prove: async (size, seed, progress) => {
    const strangers = new Map(styles.map((style) => [style.title, readStranger(style)]));
    const chosen = Array.from({ length: size }, (_, at) => Math.floor((at * cases.length) / size));
    let requests = 0;
    for (const [done, at] of chosen.entries()) {
      const { title, switches, law, round } = cases[at] ?? {
        title: "",
        switches: [],
        law: undefined,
        round: 0,
      };
      const stranger = strangers.get(title);
      if (stranger === undefined) continue;
      const own = seed + round;
      const only = law === undefined ? {} : { only: withPremises(law) };
      const found = await judgeStranger(stranger, switches, { seed: own, ...only });
      requests += found.requests;
      const where = `${title}, ${switches.join(", ")}, seed ${own}`;
      // RFC 9110 9.1 recommends 405, and some of these frameworks answer 404.
      const broken = brokenIn(found.results).filter((id) => id !== "undeclared-method-is-refused");
      if (law === undefined) assert.deepEqual(broken, [], where);
      else assert.ok(broken.includes(law), `${where}: ${broken.join(", ") || "nothing broken"}`);
      if (law === undefined) assert.equal(askedIn(found.results), stranger.contract.operations.length, where);
      progress(done + 1);
    }
    await proveVariants(seed, size < cases.length);
    return `${styles.length} styles, ${faults.length} faults and ${unusual.length} correct variants, ${variants.length} more of a plain server, over ${SEEDS} seeds from ${seed}; ${requests} requests`;
  },
};

const file = "test/servers/bees.yaml";

/** Each variant of the plain server alone, at full size. */
async function proveVariants(seed: number, isSmall: boolean): Promise<void> {
  if (isSmall) return;
  const { document } = await loadDocument(file);
  const contract = contractToJudge(document, file, false);
  const compiled = makeDocumentMemory(contract);
  for (const [at, variant] of variants.entries()) {
    const results = await runLaws({
      contract,
      laws,
      seed: seed + (at % SEEDS),
      run: "r",
      baseUrl: "http://bees.invalid/api",
      memory: makeMemory(contract, compiled),
      fetch: variedServer([variant]),
      pause: async () => {},
    });
    assert.deepEqual(brokenIn(results), [], `${variant.name}, seed ${seed + (at % SEEDS)}`);
  }
}
