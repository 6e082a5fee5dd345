// Tests the judge on servers in the styles of other frameworks, with the documents that they have, unchanged.
import assert from "node:assert/strict";
import { styles } from "../servers/strangers/every-style.ts";
import { canHappenIn, faults, unusual } from "../servers/strangers/faults.ts";
import { askedIn, brokenIn, judgeStranger, readStranger } from "../servers/strangers/judging.ts";
import type { Property } from "./property.ts";

type Case = {
  readonly title: string;
  readonly fault: string;
  /** The law that has to be among the broken ones; `undefined` for what is unusual but correct. */
  readonly law: string | undefined;
};

const SEEDS = 5;

const cases: readonly Case[] = styles.flatMap(({ title }) => [
  ...unusual.map((fault) => ({ title, fault, law: undefined })),
  ...faults.filter((one) => canHappenIn(one, title)).map(({ fault, law }) => ({ title, fault, law })),
]);

export const strangersProperty: Property = {
  name: "strangers",
  says: "On servers in the styles of eleven other frameworks, with their documents unchanged, every operation is checked, each fault is reported under its law, and nothing that is unusual but correct is reported.",
  unit: "servers checked against all laws",
  size: cases.length * SEEDS,
  small: 6,
  prove: async (size, seed, progress) => {
    const strangers = new Map(styles.map((style) => [style.title, readStranger(style)]));
    const total = cases.length * SEEDS;
    const chosen = Array.from({ length: size }, (_, at) => Math.floor((at * total) / size));
    let requests = 0;
    for (const [done, at] of chosen.entries()) {
      const { title, fault, law } = cases[at % cases.length] ?? { title: "", fault: "", law: undefined };
      const stranger = strangers.get(title);
      if (stranger === undefined) continue;
      const own = seed + Math.floor(at / cases.length);
      const found = await judgeStranger(stranger, [fault], { seed: own });
      requests += found.requests;
      const where = `${title}, ${fault}, seed ${own}`;
      // RFC 9110 9.1 recommends 405, and some of these frameworks answer 404.
      const broken = brokenIn(found.results).filter((id) => id !== "undeclared-method-is-refused");
      if (law === undefined) assert.deepEqual(broken, [], where);
      else assert.ok(broken.includes(law), `${where}: ${broken.join(", ") || "nothing broken"}`);
      if (law === undefined) assert.equal(askedIn(found.results), stranger.contract.operations.length, where);
      progress(done + 1);
    }
    return `${styles.length} styles, ${faults.length} faults and ${unusual.length} correct variants, over ${SEEDS} seeds from ${seed}; ${requests} requests`;
  },
};
