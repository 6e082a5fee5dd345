// `npm run bench`: what a request costs Verbatim, and what it costs other servers that do the same.
import { writeFileSync } from "node:fs";
import { toolArguments } from "../setup/tool-arguments.ts";
import { installPeers } from "./install-peers.ts";
import { filled, measure, type Sample, type Subject } from "./measure.ts";
import { probe } from "./probe.ts";
import { progressOn } from "./progress.ts";
import { makeBooks, makeScenarios } from "./scenarios.ts";
import { pinLoad, type Row, rows, type Server, start } from "./servers.ts";
import { type Start, scenarioTable, tablesOf } from "./tables.ts";

const usage = `Usage: npm run bench -- [options]

Compares Verbatim, as \`verbatim serve\` runs it, with other servers of the same
books: processor time per request, waits, memory and start. The first run
installs the other servers in test/bench. Each server is checked for
correctness first. The servers take turns, on a processor of their own where the
machine has two. Each scenario is shown as soon as it is measured.

  --quick            about two minutes: 3 rounds of 250 requests, 2000 books
  --rounds N         rounds (default: 5)
  --requests N       requests of each scenario in each round (default: 800)
  --books N          books in each server (default: 10000)
  --connections N    connections at a time (default: 32)
  --minutes N        the most minutes to measure (default: 7, with --quick 1.5); on
                     a slow machine, a scenario then has fewer rounds
  --only NAMES       only the scenarios, or the servers, whose names contain one
                     of these texts, separated by commas; node:http always runs
  --out FILE         write the tables of a whole run to the file, too: not those
                     of a run with --only or --quick
`;

const text = { type: "string" } as const;
const { values } = toolArguments(usage, {
  options: {
    rounds: text,
    requests: text,
    connections: text,
    books: text,
    only: text,
    out: text,
    minutes: text,
    quick: { type: "boolean" },
    help: { type: "boolean" },
  },
});
const usual = values.quick
  ? { starts: 2, rounds: 3, requests: 250, books: 2000, minutes: 1.5 }
  : { starts: 5, rounds: 5, requests: 800, books: 10_000, minutes: 7 };
const rounds = Number(values.rounds ?? usual.rounds);
const requests = Number(values.requests ?? usual.requests);
const connections = Number(values.connections ?? 32);
const most = Number(values.minutes ?? usual.minutes) * 60_000;
const books = makeBooks(Number(values.books ?? usual.books));
const now = (): number => performance.now();
const { at, say } = progressOn(process.stderr, now);

if (values.help) process.stdout.write(usage);
else await run();

async function run(): Promise<void> {
  installPeers(say);
  const pinned = pinLoad();
  const chosen = chosenBy(values.only);
  const open: Server[] = [];
  try {
    const starts: Start[] = [];
    for (const row of chosen.rows) {
      at(`starting ${row.name}`);
      const { server, begun } = await startMeasured(row, pinned);
      open.push(server);
      starts.push(begun);
    }
    const subjects: Subject[] = [];
    for (const server of open) {
      at(`adding ${books.count} books to ${server.name}`);
      subjects.push(await filled(server, books, connections));
      await requireCorrect(server);
    }
    const watching = {
      now,
      at,
      measured: (all: readonly Sample[]) =>
        say(
          `${scenarioTable(
            all,
            open.map(({ name }) => name),
          )}\n`,
        ),
    };
    const samples = await measure(subjects, chosen.scenarios, { rounds, requests, most }, watching);
    for (const { load } of subjects) load.close();
    const ends = await Promise.all(open.map(async (server) => (await server.costs()).memory / 2 ** 20));
    const all = starts.map((one, at) => ({ ...one, filled: ends[at] ?? Number.NaN }));
    const page = `${introduction(pinned)}\n\n${tablesOf(samples, all)}\n`;
    process.stdout.write(page);
    const isWhole = values.only === undefined && !values.quick;
    if (values.out !== undefined && isWhole) writeFileSync(values.out, page);
  } finally {
    for (const server of open) await server.stop();
  }
}

function chosenBy(only: string | undefined) {
  const wanted = only?.split(",") ?? [];
  const pick = <T extends { readonly name: string }>(all: readonly T[]): readonly T[] => {
    const picked = all.filter(({ name }) => wanted.some((one) => name.includes(one)));
    return picked.length > 0 ? picked : all;
  };
  const [base, ...others]: readonly Row[] = rows;
  const scenarios = makeScenarios(books);
  const picked = pick(scenarios);
  return {
    // What a scenario undoes has to be done before.
    scenarios: scenarios.filter(
      (one) => picked.includes(one) || picked.some(({ undoes }) => undoes === one.name),
    ),
    rows: base === undefined ? others : [base, ...pick(others)],
  };
}

/** Starts a server several times, and keeps the last one. */
async function startMeasured(row: Row, pinned: boolean) {
  const wall: number[] = [];
  const processor: number[] = [];
  for (;;) {
    const server = await start(row, { pinned });
    const costs = await server.costs();
    wall.push(server.wall);
    processor.push(costs.processor / 1000);
    if (wall.length === usual.starts) {
      const memory = costs.memory / 2 ** 20;
      return { server, begun: { server: row.name, wall, processor, memory, filled: 0 } };
    }
    await server.stop();
  }
}

async function requireCorrect(server: Server): Promise<void> {
  const faults = await probe(server, books);
  if (faults.length > 0) throw new Error(`${server.name}:\n  ${faults.join("\n  ")}`);
}

function introduction(pinned: boolean): string {
  return [
    "# The cost of a request",
    "",
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}: up to ${rounds} rounds of ${requests} requests per scenario over`,
    `${connections} connections, ${books.count} books in each server, server and load on ${pinned ? "separate processors" : "any processor"}. [Performance](performance.md) explains the method.`,
  ].join("\n");
}
