// Measures the servers in rounds: each scenario runs on all of them before the next one begins.
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

export type Extent = { readonly rounds: number; readonly requests: number; readonly connections: number };

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

/** The first round warms up, and is not returned. */
export async function measure(
  subjects: readonly Subject[],
  scenarios: readonly Scenario[],
  { rounds, requests }: Extent,
  say: (line: string) => void,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const scenario of scenarios) {
      // The servers start in turn, so none is always measured after the same one.
      for (const index of subjects.keys()) {
        const subject = subjects[(index + round) % subjects.length];
        if (subject === undefined) continue;
        const sample = await sampleOf(subject, scenario, round, requests);
        if (round > 0) samples.push(sample);
      }
    }
    say(round === 0 ? "warm" : `round ${round} of ${rounds}`);
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
  const before = await server.costs();
  const taken = await load.run(nextOf, ({ status }) => statuses.includes(status));
  const after = await server.costs();
  const processor = (after.processor - before.processor) / requests;
  return { server: server.name, scenario: name, round, processor, taken };
}
