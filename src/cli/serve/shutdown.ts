// Shuts the service down: refuse new connections, finish the requests in progress, then close the store.
import type { ServerType } from "@hono/node-server";
import type { Io } from "../command.ts";

/** How long requests in progress may still take, in milliseconds. */
const DEADLINE = 10_000;
/** How often newly idle connections are closed, in milliseconds. */
const IDLE_CHECK = 50;

/** Shuts down on the first SIGTERM or SIGINT; `closed` runs after the last response or the deadline. */
export function closeOnSignal(server: ServerType, io: Io, closed: () => Promise<void>): void {
  const end = (signal: NodeJS.Signals): void => {
    process.off("SIGTERM", end);
    process.off("SIGINT", end);
    io.out(`${signal}: finishing the requests in progress\n`);
    // A keep-alive connection becomes idle when its response is sent; close() only closes those idle already.
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

/** How often to check whether npm still runs, in milliseconds. */
const PARENT_CHECK = 500;

/** A signal to `npm start` ends npm and its shell but does not reach this process, so watch the parent. */
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
