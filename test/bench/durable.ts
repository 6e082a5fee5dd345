// What a durable write costs, and what it saves to commit together what arrives together: real time, since a disk is waited for.
// Not a test: `node test/bench/durable.ts FOLDER [postgres://…]`, with a folder on the disk to measure and an empty database.
import { randomBytes } from "node:crypto";
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { openStore, storeSettingFrom } from "../../src/cli/serve/store-setting.ts";
import type { Sources, Store } from "../../src/service/library.ts";
import { newBook } from "../../src/service/records.ts";
import { toolArguments } from "../setup/tool-arguments.ts";
import { median, quantile } from "./statistics.ts";

const FLUSHES = 1000;
const WRITES = 256;
const ROUNDS = 5;
/** Writes that are under way at the same time. */
const AT_ONCE = [1, 8, 64];
const sources: Sources = { now: Date.now, random: (length) => randomBytes(length) };

/** Milliseconds of each flush of a file that grows by 4 KiB. */
function flushes(folder: string): readonly number[] {
  const file = openSync(join(folder, "flushed"), "w");
  const block = Buffer.alloc(4096, 1);
  const taken = Array.from({ length: FLUSHES }, () => {
    writeSync(file, block);
    const before = performance.now();
    fsyncSync(file);
    return performance.now() - before;
  });
  closeSync(file);
  return taken;
}

type Round = {
  /** Milliseconds of a write as its caller sees it, the median. */
  readonly each: number;
  readonly aSecond: number;
  /** Microseconds of this process for a write. */
  readonly processor: number;
};

async function writes(store: Store, atOnce: number): Promise<Round> {
  const each: number[] = [];
  let left = WRITES;
  const client = async (): Promise<void> => {
    while (left-- > 0) {
      const before = performance.now();
      await store.write(async ({ books, stamp }) => {
        const made = stamp();
        await books.put(newBook(made.id, { title: `Book ${made.id}`, authors: ["A"] }, made));
        return { keep: true, result: undefined };
      });
      each.push(performance.now() - before);
    }
  };
  const [before, spent] = [performance.now(), process.cpuUsage()];
  await Promise.all(Array.from({ length: atOnce }, client));
  const { user, system } = process.cpuUsage(spent);
  const aSecond = (1000 * each.length) / (performance.now() - before);
  return { each: median(each), aSecond, processor: (user + system) / each.length };
}

const [where = ".", ...databases] = toolArguments(
  `Usage: node test/bench/durable.ts FOLDER [postgres://...]

Measures durable writes in a folder on the disk to measure, and in empty databases.
`,
  { allowPositionals: true },
).positionals;
const folder = mkdtempSync(join(where, "durable-"));
const flushed = flushes(folder);
process.stdout.write(
  `${FLUSHES} flushes (fsync) of 4 KiB: median ${quantile(flushed, 0.5).toFixed(2)} ms, ` +
    `99 of 100 within ${quantile(flushed, 0.99).toFixed(2)} ms\n\n`,
);
process.stdout.write(
  "| store | writes at the same time | ms for each | writes a second | processor time, µs |\n" +
    "| --- | ---: | ---: | ---: | ---: |\n",
);
for (const text of ["memory", `sqlite:${join(folder, "books.db")}`, ...databases]) {
  const store = await openStore(storeSettingFrom("argument", text), sources);
  const rounds = new Map(AT_ONCE.map((atOnce) => [atOnce, [] as Round[]]));
  // They take turns, and the first round warms up.
  for (let n = 0; n <= ROUNDS; n++) {
    for (const [atOnce, list] of rounds) {
      const taken = await writes(store, atOnce);
      if (n > 0) list.push(taken);
    }
  }
  for (const [atOnce, list] of rounds) {
    const of = (what: keyof Round): number => median(list.map((one) => one[what]));
    process.stdout.write(
      `| ${text.split(":")[0]} | ${atOnce} | ${of("each").toFixed(2)} | ${of("aSecond").toFixed(0)} | ${of("processor").toFixed(0)} |\n`,
    );
  }
  await store.close();
}
rmSync(folder, { recursive: true });
process.exit(0);
