// A share of the rows of the HTTP checklist on PostgreSQL: other rows with another SEED, and all of them in `npm run prove`.
import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { drawsFrom } from "../bench/catalogue.ts";
import { postgresDatabase } from "../service/postgres-database.ts";
import { SHARE } from "./rows.ts";

/** The same in each run, so that a row fails for a change and not for the day; each takes longer here than in memory. */
const seed = Number(process.env["SEED"] ?? 20_261_130);
const EVERY = 8;

const folder = new URL("./", import.meta.url);
const rows = readdirSync(folder)
  .filter((name) => name.endsWith(".test.ts"))
  .flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/^ *row\(\s*"?(\w+)"?,/gm)].map(
      ([, number = ""]) => ({ file, number }),
    ),
  );
const draw = drawsFrom(seed);
const shuffled = rows.map((row) => ({ row, at: draw() })).sort((a, b) => a.at - b.at);
const chosen = shuffled.slice(0, Math.ceil(rows.length / EVERY)).map(({ row }) => row);
const numbers = chosen.map(({ number }) => number);
const url = await postgresDatabase();
process.stdout.write(
  `rows on PostgreSQL: ${numbers.length} of ${rows.length}, seed ${seed}: ${numbers.join(" ")}\n`,
);

describe(`rows of the HTTP checklist on PostgreSQL: ${numbers.length} of ${rows.length}, seed ${seed}`, () => {
  const ran: string[] = [];
  beforeEach(({ task }) => {
    vi.stubEnv("TEST_STORE", url);
    ran.push(task.name.replace(/^row (\w+):.*/, "$1"));
  });
  for (const file of new Set(chosen.map((one) => one.file))) {
    describe(file, async () => {
      vi.stubEnv(SHARE, numbers.join(","));
      // The part after `?` makes a module of its own, which registers its tests here, too.
      const module = `./${file}?postgres`;
      await import(module);
      vi.unstubAllEnvs();
    });
  }
  afterAll(() => expect(ran.sort(), "each row of the share has run").toEqual(numbers.toSorted()));
});

it("the share has rows to run", () => {
  expect(numbers.length).toBeGreaterThan(10);
});
