// Reads and conditional writes on three servers that are killed: one order explains all that clients saw.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawsFrom } from "../bench/catalogue.ts";
import { startPostgres } from "../setup/postgres.ts";
import { type Server, startServer } from "./crash-process.ts";
import { record, requireLinearizable } from "./histories.ts";
import type { Progress, Property } from "./property.ts";
import { talk } from "./talk.ts";

const SERVERS = 3;
const CLIENTS = 9;
const BOOKS = 4;
/** Operations between two kills. */
const EVERY = 150;
/** From this size on, PostgreSQL is tried, too; it takes longer to start than a small history. */
const WITH_POSTGRES = 500;

export const linearizableProperty: Property = {
  name: "linearizable",
  says: "Three servers on one SQLite file, and on one PostgreSQL, are killed (SIGKILL) at random while clients read and write under conditions; the history of each book is linearizable.",
  unit: "operations",
  size: 6000,
  small: 60,
  prove: async (size, seed, progress) => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-linearizable-"));
    const database = size < WITH_POSTGRES ? undefined : await startPostgres();
    try {
      const parts = database === undefined ? 1 : 2;
      const run = (store: string, part: number) =>
        historyOn(store, size / parts, seed + part, (done) => progress((part * size) / parts + done));
      const sqlite = await run(`sqlite:${join(folder, "books.db")}`, 0);
      const postgres = database && (await run(database.url, 1));
      return [`SQLite: ${sqlite}`, ...(postgres === undefined ? [] : [`PostgreSQL: ${postgres}`])].join("; ");
    } finally {
      await database?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function historyOn(
  store: string,
  operations: number,
  seed: number,
  progress: Progress,
): Promise<string> {
  const draw = drawsFrom(seed);
  const servers: Server[] = [];
  for (let n = 0; n < SERVERS; n++) servers.push(await startServer(store));
  const one = (): number => Math.floor(draw() * SERVERS);
  let kills = 0;
  let restarting: Promise<void> | undefined;
  const killOne = async (): Promise<void> => {
    const index = one();
    await servers[index]?.kill();
    servers[index] = await startServer(store);
    kills += 1;
  };
  try {
    const recorded = await record({
      clients: CLIENTS,
      books: BOOKS,
      operations,
      draw,
      send: (ask) => talk(servers[one()]?.port ?? 0, ask),
      clock: () => performance.now(),
      progress: (done) => {
        progress(done);
        if (done % EVERY !== EVERY / 3) return;
        restarting = (restarting ?? Promise.resolve()).then(killOne);
      },
    });
    await restarting;
    requireLinearizable(recorded);
    const count = [...recorded.histories.values()].reduce((sum, history) => sum + history.length, 0);
    return `${count} operations, ${kills} kills, ${recorded.unknown} writes without an answer, linearizable`;
  } finally {
    await restarting?.catch(() => undefined);
    for (const server of servers) await server.kill();
  }
}
