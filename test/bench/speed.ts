// `npm run bench`: what a request costs Verbatim, and what it costs other servers that do the same.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { installPeers } from "./install-peers.ts";
import { filled, measure } from "./measure.ts";
import { probe } from "./probe.ts";
import { makeBooks, makeScenarios } from "./scenarios.ts";
import { pinLoad, type Row, rows, type Server, start } from "./servers.ts";
import { type Start, tablesOf } from "./tables.ts";

const usage = `Usage: npm run bench -- [options]

Compares Verbatim, as \`verbatim serve\` runs it, with other servers of the same
books: processor time per request, waits, memory and start. The first run
installs the other servers in test/bench. Each server is checked for
correctness first. The servers take turns, on a processor of their own where the
machine has two.

  --rounds N         rounds (default: 5)
  --requests N       requests of each scenario in each round (default: 2000)
  --books N          books in each server (default: 10000)
  --connections N    connections at a time (default: 32)
  --only NAMES       only the scenarios, or the servers, whose names contain one
                     of these texts, separated by commas; node:http always runs
  --out FILE         write the tables to the file (default: print them only)
`;

const text = { type: "string" } as const;
const { values } = parseArgs({
  options: {
    rounds: text,
    requests: text,
    connections: text,
    books: text,
    only: text,
    out: text,
    help: { type: "boolean" },
  },
});
/** How often each server is started. */
const STARTS = 5;

const rounds = Number(values.rounds ?? 5);
const requests = Number(values.requests ?? 2000);
const connections = Number(values.connections ?? 32);
const books = makeBooks(Number(values.books ?? 10_000));

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
      const { server, begun } = await startMeasured(row, pinned);
      open.push(server);
      starts.push(begun);
    }
    const subjects = await Promise.all(open.map((server) => filled(server, books, connections)));
    for (const server of open) await requireCorrect(server);
    const extent = { rounds, requests, connections };
    const samples = await measure(subjects, chosen.scenarios, extent, say);
    for (const { load } of subjects) load.close();
    const ends = await Promise.all(open.map(async (server) => (await server.costs()).memory / 2 ** 20));
    const all = starts.map((one, at) => ({ ...one, filled: ends[at] ?? Number.NaN }));
    const page = `${introduction(pinned)}\n\n${tablesOf(samples, all)}\n`;
    process.stdout.write(page);
    if (values.out !== undefined) writeFileSync(values.out, page);
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
  return {
    scenarios: pick(makeScenarios(books)),
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
    if (wall.length === STARTS) {
      const memory = costs.memory / 2 ** 20;
      say(`${row.name} answers`);
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
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}: ${rounds} rounds of ${requests} requests per scenario over`,
    `${connections} connections, ${books.count} books in each server, server and load on ${pinned ? "separate processors" : "any processor"}. [Performance](performance.md) explains the method.`,
  ].join("\n");
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
