// Serves an app on a port, logs each request, and shuts down cleanly.
import type { IncomingMessage } from "node:http";
import type { Method } from "../../semantics/methods.ts";
import type { Closing } from "../../server/closing.ts";
import type { CorsRules } from "../../server/cors.ts";
import { type Front, openFront } from "../../server/listen.ts";
import type { Operations } from "../../server/operations.ts";
import type { Io } from "../command.ts";
import type { Announcement, Log } from "./log.ts";
import type { ServeSettings } from "./serve-settings.ts";
import { closeOnSignal } from "./shutdown.ts";

export type Listening = {
  readonly fetch: (request: Request, env: unknown) => Response | Promise<Response>;
  readonly operations: Operations;
  /** Requests for operations that only `fetch` answers as it should. */
  readonly isForFetch: (incoming: IncomingMessage) => boolean;
  readonly methodsOf: (path: string) => readonly Method[] | undefined;
  readonly allMethods: readonly Method[];
  readonly cors: CorsRules | undefined;
  readonly settings: ServeSettings;
  readonly log: Log;
  /** Set when the service shuts down. */
  readonly closing: Closing;
  /** Runs after the last response. */
  readonly close: () => Promise<void>;
  /** Printed when the port is open. */
  readonly greeting: (origin: string) => Announcement;
};

/** @returns the exit code once the service has stopped: 0 after a signal, 2 when it could not open the port. */
export function runServer(listening: Listening, io: Io): Promise<number> {
  const { fetch, settings, log, close, greeting } = listening;
  const front: Front = {
    operations: listening.operations,
    isForFetch: listening.isForFetch,
    methodsOf: listening.methodsOf,
    allMethods: listening.allMethods,
    loopbackOnly: settings.isProtected,
    cors: listening.cors,
    publicOrigin: settings.publicOrigin,
    closing: listening.closing,
    afterRequest: log.request,
  };
  return new Promise((resolve) => {
    const server = openFront(fetch, { hostname: settings.host, port: settings.port }, front, (port) => {
      const host = settings.host.includes(":") ? `[${settings.host}]` : settings.host;
      log.announce(greeting(`http://${host}:${port}`));
    });
    server.on("error", (error: NodeJS.ErrnoException) => {
      io.err(`verbatim serve: ${reasonOf(error, settings)}\n`);
      resolve(2);
    });
    closeOnSignal({ server, closing: listening.closing, grace: settings.grace, log }, async () => {
      await close();
      resolve(0);
    });
  });
}

function reasonOf(error: NodeJS.ErrnoException, { host, port }: ServeSettings): string {
  if (error.code === "EADDRINUSE")
    return `--port: ${port} is already in use on ${host}; choose a different one, or 0 for any free port`;
  return error.message;
}
