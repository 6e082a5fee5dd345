// Shuts the service down: let clients turn away, finish the requests in progress, then close the store.
import type { Server } from "node:http";
import { type Closing, closeServer } from "../server/closing.ts";
import type { Log } from "./log.ts";

/** How long requests in progress may take after the grace, in milliseconds. */
const DEADLINE = 10_000;
/** How much longer the process may live, for example because nobody reads its log, in milliseconds. */
const LAST = 500;

/** A load balancer sends SIGTERM and needs a grace period; a person presses ctrl-C and does not. */
const SIGNALS = { SIGTERM: "with grace", SIGHUP: "with grace", SIGINT: "at once" } as const;
type Signal = keyof typeof SIGNALS;

export type Ending = {
  readonly server: Server;
  readonly closing: Closing;
  readonly grace: number;
  readonly log: Log;
};

/**
 * Shuts the service down at the first signal. A second signal ends the process at once.
 *
 * @param ending the server, and its grace period in milliseconds
 * @param closed runs after the last response or the deadline
 * @returns a function that leaves signals to others again
 */
export function closeOnSignal(
  { server, closing, grace, log }: Ending,
  closed: () => Promise<void>,
): () => void {
  const end = (signal: Signal): void => {
    if (closing.isClosing) process.exit(1);
    log.say(`${signal}: finishing the requests in progress`);
    const timing = { grace: SIGNALS[signal] === "with grace" ? grace : 0, deadline: DEADLINE };
    setTimeout(() => process.exit(1), timing.grace + DEADLINE + LAST).unref();
    void closeServer(server, closing, timing)
      .then(closed)
      .catch((error: unknown) => {
        process.exitCode = 1;
        log.failure(error, { operation: "closing" });
      })
      .then(() => setTimeout(() => process.exit(), LAST).unref());
  };
  const signals = Object.keys(SIGNALS) as Signal[];
  for (const signal of signals) process.on(signal, end);
  const ignoreNpm = endWithNpm(() => end("SIGTERM"));
  return () => {
    for (const signal of signals) process.off(signal, end);
    ignoreNpm();
  };
}

/** How often to check whether npm still runs, in milliseconds. */
const PARENT_CHECK = 500;

/** A signal to `npm start` ends npm and its shell but does not reach this process, so watch the parent. */
function endWithNpm(end: () => void): () => void {
  if (process.env["npm_lifecycle_event"] === undefined) return () => undefined;
  const parent = process.ppid;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    end();
  }, PARENT_CHECK);
  check.unref();
  return () => clearInterval(check);
}
