// What a read costs with the books in memory and in SQLite: processor time of the service, over HTTP, in turns.
// Not a test: `node test/bench/store-reads.ts`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toolArguments } from "../setup/tool-arguments.ts";
import { numberedBooks } from "./catalogue.ts";
import { type Ask, openLoad } from "./load.ts";
import { type Server, start } from "./servers.ts";
import { median, withSpread } from "./statistics.ts";

toolArguments(
  `Usage: node test/bench/store-reads.ts

Measures what a read costs with the books in memory and in SQLite.
`,
  {},
);

const BOOKS = 1000;
const CONNECTIONS = 8;
const ROUNDS = 5;
const REQUESTS = 240;
const SERVE = ["../../src/cli/verbatim.js", "serve", "--log", "off"];
const PATHS = [
  "/books/b500",
  "/books",
  "/books?sort=title",
  "/books?tag=odd",
  "/books?q=be",
  "/books?q=be%20ba",
];

const folder = mkdtempSync(join(tmpdir(), "verbatim-reads-"));
const stores = [
  { name: "memory", program: [...SERVE, "--store", "memory"] },
  { name: "SQLite", program: [...SERVE, "--store", `sqlite:${join(folder, "books.db")}`] },
];
const servers: Server[] = [];
for (const store of stores) {
  const server = await start(store, { pinned: false });
  const load = await openLoad(server.port, CONNECTIONS, {});
  const books = numberedBooks(BOOKS);
  const fill = (): Ask | undefined => {
    const { value } = books.next();
    if (!value) return undefined;
    const { id, title, authors, tags } = value.value;
    const body = JSON.stringify({ title, authors, tags });
    return { method: "PUT", path: `/books/${id}`, fields: { "content-type": "application/json" }, body };
  };
  await load.run(
    () => fill,
    ({ status }) => status === 201,
  );
  load.close();
  servers.push(server);
}

/** Microseconds for each request. The connections are new, because a service closes idle ones. */
async function cost(server: Server, path: string): Promise<number> {
  let left = REQUESTS;
  const load = await openLoad(server.port, CONNECTIONS, {});
  const before = await server.costs();
  await load.run(
    () => () => (left-- > 0 ? { method: "GET", path } : undefined),
    ({ status }) => status === 200,
  );
  const after = await server.costs();
  load.close();
  return (after.processor - before.processor) / REQUESTS;
}

process.stdout.write(
  "| request | memory, µs | SQLite, µs | reads of SQLite for each read of memory |\n| --- | ---: | ---: | ---: |\n",
);
for (const path of PATHS) {
  const rounds: (readonly number[])[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    const taken: number[] = [];
    for (const server of servers) taken.push(await cost(server, path));
    if (round > 0) rounds.push(taken);
  }
  const [memory, sqlite] = [0, 1].map((which) => median(rounds.map((taken) => taken[which] ?? 0)));
  const ratio = withSpread(rounds.map(([memory = 0, sqlite = 1]) => memory / sqlite));
  process.stdout.write(`| \`GET ${path}\` | ${memory?.toFixed(0)} | ${sqlite?.toFixed(0)} | ${ratio} |\n`);
}
for (const server of servers) await server.stop();
rmSync(folder, { recursive: true });
