// The tables of a run, as Markdown.
import type { Sample } from "./measure.ts";
import { median, quantile, withSpread } from "./statistics.ts";

/** How long a server takes from its start to its first response, and how much memory it has then and at the end. */
export type Start = {
  readonly server: string;
  /** Milliseconds. */
  readonly wall: readonly number[];
  readonly processor: readonly number[];
  /** Mebibytes. */
  readonly memory: number;
  readonly filled: number;
};

type Cell = (samples: readonly Sample[], base: readonly Sample[]) => string;

/** Requests per second of processor time, with the first server as 1, round by round. */
const ratio: Cell = (samples, base) =>
  withSpread(samples.map(({ round, processor }) => costIn(base, round) / processor));
const microseconds: Cell = (samples) => median(samples.map(({ processor }) => processor)).toFixed(1);
const waits: Cell = (samples) => {
  const taken = samples.flatMap((one) => one.taken);
  return `${quantile(taken, 0.5).toFixed(2)} / ${quantile(taken, 0.99).toFixed(2)}`;
};

/** @returns the tables of a run: the ratios first */
export function tablesOf(samples: readonly Sample[], starts: readonly Start[]): string {
  const servers = starts.map(({ server }) => server);
  return [
    "## Requests per second of processor time",
    "",
    `${servers[0]} is 1, and more is better: the median of the rounds, with the least and the most.`,
    "",
    tableOf(samples, servers, ratio),
    "",
    "## Microseconds of processor time per request",
    "",
    tableOf(samples, servers, microseconds),
    "",
    "## Milliseconds that a client waits: p50 / p99",
    "",
    tableOf(samples, servers, waits),
    "",
    "## Start and memory",
    "",
    startTable(starts),
  ].join("\n");
}

/** One row per scenario, and one column per server. */
function tableOf(samples: readonly Sample[], servers: readonly string[], cell: Cell): string {
  const byScenario = Map.groupBy(samples, ({ scenario }) => scenario);
  const rows = [...byScenario].map(([scenario, all]) => {
    const of = (name: string) => all.filter(({ server }) => server === name);
    return [scenario, ...servers.map((name) => cell(of(name), of(servers[0] ?? "")))];
  });
  return lines(["", ...servers], rows);
}

/** @returns the table of one scenario, for the screen; the first server is what the others are compared with */
export function scenarioTable(samples: readonly Sample[], servers: readonly string[]): string {
  const of = (name: string) => samples.filter(({ server }) => server === name);
  const base = of(servers[0] ?? "");
  const rows = servers.map((name) => [
    name,
    ratio(of(name), base),
    microseconds(of(name), base),
    waits(of(name), base),
  ]);
  return lines([samples[0]?.scenario ?? "", "ratio", "µs", "p50 / p99, ms"], rows);
}

function startTable(starts: readonly Start[]): string {
  const head = ["", "wall, ms", "processor, ms", "memory at start, MiB", "memory at the end, MiB"];
  const rows = starts.map(({ server, wall, processor, memory, filled }) => [
    server,
    median(wall).toFixed(0),
    median(processor).toFixed(0),
    memory.toFixed(0),
    filled.toFixed(0),
  ]);
  return lines(head, rows);
}

function lines(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function costIn(samples: readonly Sample[], round: number): number {
  return samples.find((sample) => sample.round === round)?.processor ?? Number.NaN;
}
