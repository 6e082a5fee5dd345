// Measures the servers in rounds: in each round of a scenario, the servers take turns.
import { type Answer, type Load, openLoad } from "./load.ts";
import { type Books, filling, type Scenario } from "./scenarios.ts";
import type { Server } from "./servers.ts";

/** What one scenario cost one server in one round, per request. */
export type Sample = {
  readonly server: string;
  readonly scenario: string;
  readonly round: number;
  /** Processor time of the server, in microseconds. */
  readonly processor: number;
  /** The milliseconds of each request, as the client sees it. */
  readonly taken: readonly number[];
};

export type Extent = {
  readonly rounds: number;
  readonly requests: number;
  /** How long all of it may take, in milliseconds. On a slow machine, a scenario then has fewer rounds, at least one. */
  readonly most: number;
};

/** What is said while it measures. */
export type Watching = {
  readonly now: () => number;
  /** Called before each server's turn, with the milliseconds that are left. */
  readonly at: (what: string, left: number) => void;
  /** Called with the samples of each scenario. */
  readonly measured: (samples: readonly Sample[]) => void;
};

export type Subject = { readonly server: Server; readonly load: Load };

/** A list shows the newest first, so the last books are added in sequence. */
const IN_SEQUENCE = 20;

/** @returns the server with the books of the scenarios */
export async function filled(server: Server, books: Books, connections: number): Promise<Subject> {
  const load = await openLoad(server.port, connections, server.fields);
  let next = 0;
  const isCreated = ({ status }: Answer): boolean => status === 201;
  const until = (end: number) => () => () => (next < end ? filling(books, next++) : undefined);
  await load.run(until(books.count - IN_SEQUENCE), isCreated);
  const only = until(books.count);
  await load.run((connection) => (connection === 0 ? only() : () => undefined), isCreated);
  return { server, load };
}

/** @returns the samples of all scenarios, one scenario after the other */
export async function measure(
  subjects: readonly Subject[],
  scenarios: readonly Scenario[],
  extent: Extent,
  watching: Watching,
): Promise<readonly Sample[]> {
  const { now } = watching;
  const begun = now();
  const samples: Sample[] = [];
  for (const [index, scenario] of scenarios.entries()) {
    const left = extent.most - (now() - begun);
    const until = now() + left / (scenarios.length - index);
    // What the scenarios before have taken says more about this machine than the limit does.
    const other = index === 0 ? left : Math.min(left, ((now() - begun) / index) * (scenarios.length - index));
    const at = (what: string, share: number): void =>
      watching.at(what, other * (1 - share / (scenarios.length - index)));
    const { undoes } = scenario;
    const rounds = undoes === undefined ? extent.rounds : roundsOf(samples, undoes);
    const all = await measureOne(subjects, scenario, { ...extent, rounds }, { now, until, at });
    samples.push(...all);
    watching.measured(all);
  }
  return samples;
}

function roundsOf(samples: readonly Sample[], scenario: string): number {
  return Math.max(0, ...samples.filter((one) => one.scenario === scenario).map(({ round }) => round));
}

type Rounds = {
  readonly now: () => number;
  readonly until: number;
  readonly at: (what: string, share: number) => void;
};

/** The first round warms up, and is not returned. */
async function measureOne(
  subjects: readonly Subject[],
  scenario: Scenario,
  { rounds, requests }: Extent,
  { now, until, at }: Rounds,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round++) {
    if (round > 1 && now() > until) break;
    const name = round === 0 ? "warming up" : `round ${round} of ${rounds}`;
    // The servers start in turn, so none is always measured after the same one.
    for (const index of subjects.keys()) {
      const subject = subjects[(index + round) % subjects.length];
      if (subject === undefined) continue;
      const share = (round + index / subjects.length) / (rounds + 1);
      at(`${scenario.name}, ${name}, ${subject.server.name}`, share);
      const sample = await sampleOf(subject, scenario, round, requests);
      if (round > 0) samples.push(sample);
    }
  }
  return samples;
}

async function sampleOf(
  { server, load }: Subject,
  { name, statuses, ask }: Scenario,
  round: number,
  requests: number,
): Promise<Sample> {
  let sent = 0;
  const nextOf = (connection: number) => (last: Answer | undefined) =>
    sent < requests ? ask({ number: round * requests + sent++, connection, last }) : undefined;
  await load.wake();
  const before = await server.costs();
  const taken = await load.run(nextOf, ({ status }) => statuses.includes(status));
  const after = await server.costs();
  const processor = (after.processor - before.processor) / requests;
  return { server: server.name, scenario: name, round, processor, taken };
}
