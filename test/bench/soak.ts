// The mix for minutes, with as many books deleted as added, so that memory has to stay flat.
// Not a test: `node test/bench/soak.ts [--minutes 10] [--books 10000] [--every 60]`, with a line for each `--every` seconds.
import { parseArgs } from "node:util";
import type { Answer, Ask } from "./load.ts";
import { filled } from "./measure.ts";
import { type Books, filling, makeBooks } from "./scenarios.ts";
import { pinLoad, rows, start } from "./servers.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { minutes: text, books: text, every: text } });
const every = Number(values.every ?? 60) * 1000;
const slices = Math.ceil((Number(values.minutes ?? 10) * 60_000) / every);
const books = makeBooks(Number(values.books ?? 10_000));

/** Of twenty requests: 16 GET, 2 list, 1 PUT that replaces, and 1 that adds a book or deletes the one added before. */
function mixOf({ count, at }: Books) {
  const added = new Map<number, number>();
  return (number: number, connection: number): Ask => {
    const of20 = number % 20;
    if (of20 === 13) return filling({ count, at: (n) => at(n + number) }, number % (count / 2));
    if (of20 === 3 || of20 === 17) return { method: "GET", path: "/books?limit=20" };
    if (of20 !== 7) return { method: "GET", path: `/books/b${count / 2 + ((number * 7919) % (count / 2))}` };
    const path = `/books/s${connection}-${added.get(connection) ?? number}`;
    if (added.delete(connection)) return { method: "DELETE", path };
    added.set(connection, number);
    return { ...filling(books, number), path };
  };
}

const row = rows.find(({ name }) => name === "Verbatim");
if (row === undefined) throw new Error("no row is named Verbatim");
const server = await start(row, { pinned: pinLoad() });
const { load } = await filled(server, books, 32);
const mix = mixOf(books);
let number = 0;
process.stdout.write(
  "| seconds | requests | processor, µs | p50, ms | p99, ms | resident, MiB | heap, MiB | 5xx |\n" +
    "| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n",
);
for (let slice = 1; slice <= slices; slice++) {
  const until = performance.now() + every;
  const before = await server.costs();
  const first = number;
  let faults = 0;
  const nextOf = (connection: number) => () =>
    performance.now() < until ? mix(number++, connection) : undefined;
  const count = ({ status }: Answer): boolean => {
    if (status >= 500) faults += 1;
    return true;
  };
  const taken = (await load.run(nextOf, count)).sort((a, b) => a - b);
  const after = await server.costs();
  const share = (part: number): string => (taken[Math.floor(taken.length * part)] ?? 0).toFixed(1);
  const cells = [
    (slice * every) / 1000,
    number - first,
    ((after.processor - before.processor) / (number - first)).toFixed(0),
    share(0.5),
    share(0.99),
    (after.memory / 2 ** 20).toFixed(0),
    (after.heap / 2 ** 20).toFixed(0),
    faults,
  ];
  process.stdout.write(`| ${cells.join(" | ")} |\n`);
}
load.close();
await server.stop();
