// `npm run bench`: processor time per request, for our server, raw `node:http` and Fastify, each in its own process.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Cost } from "./costs.ts";
import { fill, type Kind, kinds, load } from "./requests.ts";

const usage = `Usage: npm run bench -- [--rounds N] [--requests N]

Measures what a request costs the server (user and system time, in microseconds), in rounds that take
turns among the servers, and writes the medians to docs/bench.md. The load comes from this process.
`;

const { values } = parseArgs({
  options: { rounds: { type: "string" }, requests: { type: "string" }, help: { type: "boolean" } },
});
const rounds = Number(values.rounds ?? 7);
const requests = Number(values.requests ?? 3000);

type Server = { readonly name: string; readonly child: ChildProcess; readonly port: number };
type Costs = Record<Kind, number[]>;

if (values.help) process.stdout.write(usage);
else await measure();

async function measure(): Promise<void> {
  const servers = [
    await start("raw node:http", "raw.ts"),
    await start("Fastify", "fastify.ts"),
    await start("Verbatim", "ours.ts"),
  ];
  const costs = new Map<string, Costs>(
    servers.map(({ name }) => [name, { get: [], list: [], post: [], put: [] }]),
  );
  try {
    for (const { port } of servers) await fill(port);
    // The first round warms up, and is not counted.
    for (let round = 0; round <= rounds; round++) {
      for (const kind of kinds) {
        for (const server of servers) {
          const cost = await costOf(server, kind, 1000 + round * requests);
          if (round > 0) costs.get(server.name)?.[kind].push(cost);
        }
      }
      process.stderr.write(round === 0 ? "warm\n" : `round ${round} of ${rounds}\n`);
    }
  } finally {
    for (const { child } of servers) child.kill();
  }
  const table = tableOf(costs);
  process.stdout.write(`${table}\n`);
  writeFileSync(new URL("../../docs/bench.md", import.meta.url), pageOf(table));
}

async function start(name: string, file: string): Promise<Server> {
  const child = fork(new URL(file, import.meta.url), { stdio: "inherit" });
  const [message] = (await once(child, "message")) as [{ port: number }];
  return { name, child, port: message.port };
}

/** Microseconds of the server's processor time for one request. */
async function costOf(server: Server, kind: Kind, first: number): Promise<number> {
  const before = await askCost(server);
  await load(server.port, kind, requests, first);
  return ((await askCost(server)) - before) / requests;
}

async function askCost({ child }: Server): Promise<number> {
  const told = once(child, "message") as Promise<[Cost]>;
  child.send("cost");
  const [{ cost }] = await told;
  return cost;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

function tableOf(costs: ReadonlyMap<string, Costs>): string {
  const raw = costs.get("raw node:http");
  const rows = [...costs].map(([name, all]) => {
    const cells = kinds.map((kind) => {
      const micros = median(all[kind]);
      return `${micros.toFixed(0)} (${(micros / median(raw?.[kind] ?? [])).toFixed(2)})`;
    });
    return `| ${name} | ${cells.join(" | ")} |`;
  });
  return [
    "| server | GET one | list of 20 | POST | PUT (replace) |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function pageOf(table: string): string {
  return [
    "# The cost of a request",
    "",
    `Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, with Node ${process.versions.node}.`,
    "Processor time of the server per request (user and system), in microseconds: the median of",
    `${rounds} rounds of ${requests} requests over eight kept connections; the servers take turns. In brackets: the ratio to`,
    "raw `node:http`, which checks nothing. Fastify validates requests and responses against schemas. Verbatim does",
    "everything in its document: negotiation, preconditions, problems, one transaction per request.",
    "",
    table,
    "",
  ].join("\n");
}
