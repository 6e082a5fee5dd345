// The service is killed at random while clients write; nothing acknowledged is lost, and nothing is done twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { drawsFrom } from "../bench/catalogue.ts";
import { type Address, compareWithServer, crashClient } from "./crash-clients.ts";
import { startServer } from "./crash-process.ts";
import type { Progress, Property } from "./property.ts";

const CLIENTS = 4;
/** The service lives at most this long, in milliseconds. */
const LONGEST = 400;

export type CrashRun = {
  /** The store, as for `--store`. */
  readonly store: string;
  readonly kills: number;
  readonly seed: number;
  readonly progress: Progress;
  /** Whether a lost connection to a database may leave the outcome of a request unknown: 500. */
  readonly mayBeUnknown?: boolean;
  /** Sometimes kills something else instead, and returns true when it is back. Default: it is always the service. */
  readonly killOther?: (round: number) => Promise<boolean>;
};

export const crashesProperty: Property = {
  name: "crashes",
  says: "The service on SQLite is killed (SIGKILL) at random while clients write; they resend with their keys what was not answered. The store holds exactly what was acknowledged.",
  unit: "kills",
  size: 200,
  small: 1,
  prove: async (size, seed, progress) => {
    const folder = mkdtempSync(join(tmpdir(), "verbatim-crashes-"));
    try {
      return await crash({ store: `sqlite:${join(folder, "books.db")}`, kills: size, seed, progress });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** @returns the result, for people. */
export async function crash(run: CrashRun): Promise<string> {
  const { store, kills, seed, progress, killOther } = run;
  const draw = drawsFrom(seed);
  const tags = new Map<string, string>();
  let service = await startServer(store);
  const address: Address = { port: service.port, since: performance.now(), answers: 0 };
  const shared = { address, tags, mayBeUnknown: run.mayBeUnknown ?? false };
  const clients = Array.from({ length: CLIENTS }, (_, n) =>
    crashClient(`c${n}`, drawsFrom(seed + n), shared),
  );
  let isOver = false;
  const running = Promise.all(clients.map(({ run }) => run(() => isOver)));
  // A client that fails ends the run below, and not the process.
  running.catch(() => undefined);
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const answers = address.answers;
      while (address.answers === answers) await Promise.race([pause(1), running]);
      await Promise.race([pause(draw() * LONGEST), running]);
      if (!(await killOther?.(kill))) {
        await service.kill();
        service = await startServer(store);
        address.port = service.port;
      }
      address.since = performance.now();
      progress(kill);
    }
    isOver = true;
    await running;
    const books = await compareWithServer(address.port, clients);
    const sum = (of: "requests" | "resent" | "replayed"): number =>
      clients.reduce((total, { counts }) => total + counts[of], 0);
    return (
      `nothing lost, nothing doubled: ${books} books after ${sum("requests")} requests; ${sum("resent")} were ` +
      `answered only when sent again, ${sum("replayed")} of them from the record of their key`
    );
  } finally {
    isOver = true;
    await service.kill();
  }
}
