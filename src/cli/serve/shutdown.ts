// Ends the service cleanly: no new connections, the requests in progress answered, then the store closed.
import type { ServerType } from "@hono/node-server";
import type { Io } from "../command.ts";

/** How long requests in progress may take after the signal, in milliseconds. */
const DEADLINE = 10_000;
/** How often connections are closed that have become idle since, in milliseconds. */
const IDLE_CHECK = 50;

/** Listens for SIGTERM and SIGINT once; `closed` runs when the last request was answered or the deadline passed. */
export function closeOnSignal(server: ServerType, io: Io, closed: () => Promise<void>): void {
  const end = (signal: NodeJS.Signals): void => {
    process.off("SIGTERM", end);
    process.off("SIGINT", end);
    io.out(`${signal}: finishing the requests in progress\n`);
    // A connection that is kept alive is idle again when its request was answered.
    const idle = setInterval(() => {
      if ("closeIdleConnections" in server) server.closeIdleConnections();
    }, IDLE_CHECK);
    server.close(() => {
      clearInterval(idle);
      void closed();
    });
    const force = setTimeout(() => {
      if ("closeAllConnections" in server) server.closeAllConnections();
    }, DEADLINE);
    force.unref();
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  endWithNpm(() => end("SIGTERM"));
}

/** How often it is looked whether npm is still there, in milliseconds. */
const PARENT_CHECK = 500;

/** A signal to `npm start` ends npm and its shell, and does not reach us: then we go, too. */
function endWithNpm(end: () => void): void {
  if (process.env["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    end();
  }, PARENT_CHECK);
  check.unref();
}
